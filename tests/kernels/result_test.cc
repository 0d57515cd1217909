#include "ras/result.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace ras {
namespace {

TEST(Result, HoldsAValue) {
  constexpr Result<int64_t> kResult = int64_t{7};
  static_assert(kResult.ok() && kResult.value() == 7 && kResult.fault() == Fault::kNone &&
                kResult.value_or(9) == 7);
}

TEST(Result, HoldsAFaultAndThenADefaultValue) {
  constexpr Result<int64_t> kResult = Fault::kOverflow;
  static_assert(!kResult.ok() && kResult.value() == 0 && kResult.fault() == Fault::kOverflow &&
                kResult.value_or(9) == 9);
}

TEST(Result, GivesItsValueAwayWhenAskedTo) {
  Result<std::string> result = std::string("a string too long for the small-string optimisation");
  const std::string taken = std::move(result).value();
  EXPECT_EQ(taken, "a string too long for the small-string optimisation");
}

TEST(Fault, EachHasANameOfItsOwn) {
  std::set<std::string> names;
  for (int i = 0; i <= static_cast<int>(Fault::kUnordered); ++i)
    names.insert(FaultName(static_cast<Fault>(i)));
  EXPECT_EQ(names.size(), static_cast<std::size_t>(Fault::kUnordered) + 1);
  EXPECT_EQ(names.count("unknown"), 0u);
  EXPECT_STREQ(FaultName(static_cast<Fault>(255)), "unknown");
}

}  // namespace
}  // namespace ras
