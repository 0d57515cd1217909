# ras_fuzz_target(NAME SOURCES file... LIBRARIES target...)
#
# Adds the libFuzzer program fuzz_NAME, in a build with RAS_BUILD_FUZZ alone (preset fuzz). scripts/stages/fuzz finds it by
# that name, takes its seeds from tests/fuzz/corpus/NAME and its dictionary, if there is one, from tests/fuzz/NAME.dict.
function(ras_fuzz_target name)
  cmake_parse_arguments(arg "" "" "SOURCES;LIBRARIES" ${ARGN})
  if(RAS_BUILD_FUZZ)
    add_executable(fuzz_${name} ${arg_SOURCES})
    target_link_libraries(fuzz_${name} PRIVATE ${arg_LIBRARIES} ras_flags)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  endif()
endfunction()
