# One set of flags for everything of our own. Warnings are errors; floating point is never contracted or relaxed, so that
# statistics give the same bits in every build of one compiler.
add_library(ras_flags INTERFACE)
target_compile_options(ras_flags INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion -Wsign-conversion -ffp-contract=off
  $<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast>)

# Optimised as far as a release is, gcc 12 sees an overlap in "text" + std::string() where there is none (gcc bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(ras_flags INTERFACE $<$<CONFIG:Release>:-Wno-restrict>)
endif()

if(RAS_SANITIZE)
  add_compile_options(-fsanitize=${RAS_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${RAS_SANITIZE})
  # gcc's own manual warns that sanitizers bring false alarms of this one; std::regex and std::function raise it.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-Wno-maybe-uninitialized)
  endif()
endif()

# The fuzz build counts every branch of our code, so that libFuzzer sees where an input leads.
if(RAS_BUILD_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
include(${CMAKE_CURRENT_LIST_DIR}/fuzz.cmake)

# Where the sources lie on the building machine is no part of what is built: the same bytes from every clone.
add_compile_options(-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=)

# Two clones of one tree share what the cache holds.
find_program(RAS_CCACHE ccache)
if(RAS_CCACHE)
  set(RAS_CCACHE_LAUNCHER env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${RAS_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${RAS_CCACHE_LAUNCHER})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${RAS_CCACHE_LAUNCHER})
endif()
