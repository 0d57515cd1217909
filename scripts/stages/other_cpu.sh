# A build for another processor, and the tests of the floors below the C interface under qemu.
# shellcheck shell=bash

# on_other_cpu PRESET COMMAND...: builds the preset's test programs and runs each under the command.
on_other_cpu() {
  local preset=$1 dir found program
  shift
  dir=$(dir_of "$preset")
  configure "$preset"
  mapfile -t found < <(programs "$dir" '^ras_(kernel|engine)_tests$')
  if ((${#found[@]} == 0)); then nothing "no test program"; return; fi
  build "$preset" "${found[@]/#/bin/}"
  for program in "${found[@]}"; do gtest_under "$@" -- "$dir/bin/$program"; done
}
