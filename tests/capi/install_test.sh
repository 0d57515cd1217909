#!/usr/bin/env bash
# Installs the library below the build directory, and builds and runs a vendor's program against what was installed: once
# found by CMake, once by the compiler flags that ras.pc gives. Needs nothing else of the tree.
#
#   install_test.sh CMAKE BUILD_DIR SOURCE_DIR
set -euo pipefail
readonly cmake=$1 build=$2 source=$3 stage=$2/install_test
readonly policy=$source/examples/policies/starter/policy.txtpb request=$source/examples/first_request.json

# gives TEXT COMMAND...: the command succeeds and prints the text.
gives() { local text=$1; shift; [[ $("$@") == *"$text"* ]]; }

rm -rf "$stage"
"$cmake" --install "$build" --prefix "$stage/usr" >/dev/null
mkdir "$stage/vendor"
cp "$source/examples/c/determine.c" "$source/examples/cpp/determine.cpp" "$stage/vendor/"
cat >"$stage/vendor/CMakeLists.txt" <<'TEXT'
cmake_minimum_required(VERSION 3.25)
project(vendor C CXX)
find_package(ras 0.1 REQUIRED)
add_executable(in_c determine.c)
add_executable(in_cpp determine.cpp)
target_compile_features(in_c PRIVATE c_std_99)
target_compile_features(in_cpp PRIVATE cxx_std_17)
target_link_libraries(in_c PRIVATE ras::ras)
target_link_libraries(in_cpp PRIVATE ras::ras)
TEXT
"$cmake" -S "$stage/vendor" -B "$stage/vendor/build" -DCMAKE_PREFIX_PATH="$stage/usr" >/dev/null
"$cmake" --build "$stage/vendor/build" >/dev/null
for program in in_c in_cpp; do
  gives '"decimal": "150.00"' "$stage/vendor/build/$program" "$policy" "$request"
done

# Without CMake, by ras.pc. Where pkg-config is not installed, its three lines are read here.
pc=$(find "$stage/usr" -name ras.pc)
readonly pc
if command -v pkg-config >/dev/null; then
  flags=$(PKG_CONFIG_PATH=$(dirname "$pc") pkg-config --cflags --libs ras)
else
  pcfiledir=$(dirname "$pc")
  libdir=$(sed -n "s|^libdir=.{pcfiledir}|$pcfiledir|p" "$pc")
  includedir=$(sed -n "s|^includedir=.{pcfiledir}|$pcfiledir|p" "$pc")
  flags=$(sed -n "s|^Cflags: \(.*\)|\1|p; s|^Libs: \(.*\)|\1|p" "$pc" | sed "s|.{libdir}|$libdir|; s|.{includedir}|$includedir|" | tr '\n' ' ')
fi
# shellcheck disable=SC2086  # flags are words
"${CC:-cc}" -std=c99 "$stage/vendor/determine.c" -o "$stage/vendor/by_hand" $flags
library=$(dirname "$(find "$stage/usr" -name libras.so)")
gives '"decimal": "150.00"' env LD_LIBRARY_PATH="$library" "$stage/vendor/by_hand" "$policy" "$request"

# The tool finds the library beside itself, wherever both are moved.
gives 'ras 0.' "$stage/usr/bin/ras" --version
mv "$stage/usr" "$stage/moved"
gives 150.00 "$stage/moved/bin/ras" lookup "$policy" 20
