# What every stage is written with. A stage sources this file, does its one subject with the functions below, and needs
# to keep no count: when it ends, by whatever way, its counts are in the file that $RAS_RESULT names.
#
#   configure PRESET             configures a preset; silent unless it fails
#   build PRESET [TARGET...]     configures a preset and builds it, or only these targets
#   tests_in DIR                 runs the unit and golden tests of a build and counts them
#   slow_tests_in DIR            the same for the slow tests and those that assert a time, one at a time
#   gtest_under COMMAND... -- P  runs the GoogleTest program P under a command (an emulator) and counts its tests
#   counted COMMAND...           runs a command that closes with "N passed, N failed" and adds its counts
#   check NAME COMMAND...        one check: passed if the command succeeds
#   none REGEX [-- PATH...]      succeeds if no text in the tree matches, prints what does
#   nothing WHY                  says that there is nothing to run yet
# shellcheck shell=bash
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
readonly root
cd "$root"
ulimit -c 0  # a test that crashes leaves a report, not a core file
readonly jobs=${RAS_JOBS:-$(nproc)}
readonly result=${RAS_RESULT:-/dev/null}
passed=0 failed=0 skipped=0 note=

# Tests with Slow in their name, and those with Timing (they assert a time or a size), run in the plain gcc build alone,
# in a stage of their own: a sanitizer or an emulator would only measure itself.
readonly set_apart='Slow|slow|Timing|timing'

# A command that stops a stage half way is a failure, even if no test had been counted as one.
finish() {
  local code=$?
  if ((code != 0 && failed == 0)); then failed=1; note=${note:-stopped half way}; fi
  echo "$passed $failed $skipped $note" >"$result"
  if ((failed > 0)); then exit 1; fi
}
trap finish EXIT

say() { printf '%s\n' "$*"; }
add() { passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3)); }
nothing() { say "nothing to run yet: $*"; note="nothing to run yet"; }

# The build directory of a preset, relative to the root.
dir_of() { if [[ $1 == dev ]]; then echo build; else echo "build/$1"; fi; }

# As git sees the tree even when it belongs to somebody else than root, who may be running the tests.
tracked() { git -c safe.directory="$root" ls-files -z --cached --others --exclude-standard "$@" |
  while IFS= read -r -d '' file; do if [[ -f $file && ! -L $file ]]; then printf '%s\0' "$file"; fi; done; }

configure() {
  local dir
  dir=$(dir_of "$1")
  mkdir -p "$dir"
  if ! cmake --preset "$1" >"$dir/configure.log" 2>&1; then
    cat "$dir/configure.log"
    say "the preset $1 could not be configured"
    return 1
  fi
}

build() {
  local preset=$1 dir started=$SECONDS quiet=(--quiet)
  shift
  dir=$(dir_of "$preset")
  configure "$preset"
  if [[ -t 1 ]]; then quiet=(); fi
  say "building the preset $preset${*:+: $*}"
  ninja -C "$dir" -j "$jobs" "${quiet[@]}" "$@" </dev/null
  say "built in $((SECONDS - started)) s"
}

# The names of the programs that a build can make below bin/, of those that match the extended expression.
programs() {
  ninja -C "$1" -t targets all | sed -n 's/^bin\/\([^:/]*\): C\(XX\)\{0,1\}_EXECUTABLE_LINKER.*/\1/p' |
    grep -E "$2" | sort -u || true
}

# Adds up a report in JUnit's form, prints what failed, and takes the command's own verdict into account.
add_report() {
  local report=$1 code=$2 counts
  counts=$(python3 "$root/scripts/stages/read_report.py" "$report" "$code")
  # shellcheck disable=SC2086  # three numbers, three words
  add $counts
}

ctest_in() {
  local dir=$1 code=0
  shift
  local report=$root/$dir/report.xml
  rm -f "$report"
  say "running the tests of $dir"
  (cd "$dir" && ctest --quiet --parallel "$jobs" --timeout 600 --output-junit "$report" \
    --test-output-size-failed 20000 "$@" </dev/null) || code=$?
  add_report "$report" "$code"
}

tests_in() {
  ctest_in "$1" --exclude-regex "$set_apart"
  if ((passed + failed > 0)); then return; fi
  if [[ -z $(tracked 'tests/*_test.cc' | tr '\0' ' ') ]]; then nothing "there is no tests/*_test.cc"; return; fi
  say "FAILED  there are test sources, and no test was run"
  add 0 1 0
}

slow_tests_in() {
  ctest_in "$1" --parallel 1 --tests-regex "$set_apart"
  if ((passed + failed == 0)); then nothing "no test is named slow or timing"; fi
}

gtest_under() {
  local command=() code=0
  while [[ $1 != -- ]]; do command+=("$1"); shift; done
  local program=$2 report
  report=$root/$(dirname "$(dirname "$program")")/report-$(basename "$program").xml
  rm -f "$report"
  say "running $program ${command[*]:+under ${command[*]}}"
  "${command[@]}" "$program" --gtest_brief=1 --gtest_output="xml:$report" --gtest_filter='-*Slow*:*Timing*' \
    </dev/null || code=$?
  add_report "$report" "$code"
}

counted() {
  local log code=0 line
  log=$(mktemp)
  "$@" </dev/null 2>&1 | tee "$log" || code=$?
  line=$(grep -E '^[^0-9]*[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$' "$log" | tail -n 1 || true)
  rm -f "$log"
  if [[ $line =~ ([0-9]+)\ passed,\ ([0-9]+)\ failed(,\ ([0-9]+)\ skipped)? ]]; then
    add "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" "${BASH_REMATCH[4]:-0}"
    if ((code != 0 && BASH_REMATCH[2] == 0)); then add 0 1 0; fi
  else
    say "$1 printed no count"
    add 0 1 0
  fi
}

none() {
  local code=0
  git -c safe.directory="$root" grep --untracked -nIE "$@" || code=$?
  ((code == 1))  # nothing found; a greater code means that git could not look
}

check() {
  local name=$1
  shift
  if "$@"; then say "ok    $name"; add 1 0 0; else say "FAIL  $name"; add 0 1 0; fi
}
