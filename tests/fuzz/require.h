// How a fuzz target says that a property does not hold.
#ifndef RAS_TESTS_FUZZ_REQUIRE_H_
#define RAS_TESTS_FUZZ_REQUIRE_H_

#include <cstdio>
#include <cstdlib>

namespace ras::fuzz {

// Ends the process if it does not, which is a finding of libFuzzer.
inline void Require(bool holds, const char* property) {
  if (holds) return;
  std::fprintf(stderr, "This does not hold: %s\n", property);
  std::abort();
}

}  // namespace ras::fuzz

#endif  // RAS_TESTS_FUZZ_REQUIRE_H_
