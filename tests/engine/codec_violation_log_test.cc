#include <gtest/gtest.h>

#include "lib/codec/violation_log.h"

namespace ras {
namespace {

Violation Named(std::string path) { return {std::move(path), "code", "", "", "", 0, 0}; }

TEST(ViolationLog, KeepsWhatThereIsRoomForAndCountsTheRest) {
  std::vector<Violation> list;
  {
    ViolationLog log(&list);
    EXPECT_TRUE(log.empty());
    for (std::size_t i = 0; i < kMaxViolations; ++i) log.Add(Named(std::to_string(i)));
    EXPECT_FALSE(log.HasRoom());
    EXPECT_FALSE(log.empty());
  }
  ASSERT_EQ(list.size(), kMaxViolations);
  {
    ViolationLog log(&list);
    log.Add(Named("one more"));
    log.Count();
  }
  ASSERT_EQ(list.size(), kMaxViolations + 1);
  EXPECT_EQ(list.back().code, "too_many_violations");
  EXPECT_EQ(list.back().value, "2");
  EXPECT_EQ(list.back().message, "There are 2 more violations than the 1000 listed here.");
  // A later log of the same list goes on counting, and the end is still one violation.
  { ViolationLog(&list).Add(Named("another")); }
  ASSERT_EQ(list.size(), kMaxViolations + 1);
  EXPECT_EQ(list.back().value, "3");
  EXPECT_EQ(list[kMaxViolations - 1].path, std::to_string(kMaxViolations - 1));
}

TEST(ViolationLog, LeavesAFullListAloneIfNothingIsAdded) {
  std::vector<Violation> list(kMaxViolations, Named("x"));
  { ViolationLog(&list).Count(); }
  { const ViolationLog log(&list); }
  ASSERT_EQ(list.size(), kMaxViolations + 1);
  EXPECT_EQ(list.back().value, "1");
}

TEST(ViolationLog, ClearTakesBackItsOwnOnly) {
  std::vector<Violation> list = {Named("before")};
  {
    ViolationLog log(&list);
    log.Add(Named("a"));
    log.Count();
    log.Clear();
    EXPECT_TRUE(log.empty());
    log.Add(Named("b"));
  }
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[0].path, "before");
  EXPECT_EQ(list[1].path, "b");
}

TEST(ViolationLog, CountsWithoutAList) {
  ViolationLog log(nullptr);
  EXPECT_FALSE(log.HasRoom());
  log.Add(Named("a"));
  EXPECT_FALSE(log.empty());
}

TEST(Shown, IsShortAndPrintable) {
  EXPECT_EQ(Shown("caf\xC3\xA9"), "caf\xC3\xA9");
  EXPECT_EQ(Shown("a\nb\x7F\xFF\xC2\x85"), "a\\x0Ab\\x7F\\xFF\\xC2\\x85");
  EXPECT_EQ(Shown(std::string(80, 'x')), std::string(80, 'x'));
  EXPECT_EQ(Shown(std::string(81, 'x')), std::string(80, 'x') + "...");
  // Never through the middle of a character.
  EXPECT_EQ(Shown(std::string(79, 'x') + "\xC3\xA9"), std::string(79, 'x') + "...");
}

}  // namespace
}  // namespace ras
