#include <gtest/gtest.h>

#include "lib/codec/suggestion.h"

namespace ras {
namespace {

TEST(EditDistance, CountsLettersAddedLostChangedAndSwapped) {
  EXPECT_EQ(EditDistance("points", "points", 2), 0);
  EXPECT_EQ(EditDistance("Points", "poINTS", 2), 0);
  EXPECT_EQ(EditDistance("point", "points", 2), 1);
  EXPECT_EQ(EditDistance("points", "point", 2), 1);
  EXPECT_EQ(EditDistance("paints", "points", 2), 1);
  EXPECT_EQ(EditDistance("opints", "points", 2), 1);
  EXPECT_EQ(EditDistance("poinst", "points", 2), 1);
  EXPECT_EQ(EditDistance("pints", "joints", 2), 2);
  EXPECT_EQ(EditDistance("kitten", "sitting", 3), 3);
  EXPECT_EQ(EditDistance("", "ab", 2), 2);
}

TEST(EditDistance, StopsAtTheMost) {
  EXPECT_EQ(EditDistance("kitten", "sitting", 2), 3);
  EXPECT_EQ(EditDistance("", "abc", 2), 3);
  EXPECT_EQ(EditDistance(std::string(100, 'a'), std::string(100, 'a'), 2), 3);
}

TEST(SuggestName, NamesTheNearestOrListsThem) {
  EXPECT_EQ(SuggestName("titel", {"id", "title", "tiles"}), "Did you mean \"title\"?");
  EXPECT_EQ(SuggestName("summary", {"id", "title"}), "Known here: id, title.");
  EXPECT_EQ(SuggestName("", {"id", "title"}), "Known here: id, title.");
  EXPECT_EQ(SuggestName("x", {"id", "y"}), "Known here: id, y.");
  EXPECT_EQ(SuggestName("tile", {"id", "title"}), "Did you mean \"title\"?");
  EXPECT_EQ(SuggestName("x", {}), "Nothing is allowed here.");
}

TEST(SuggestName, KnowsANameByItsLastWords) {
  const std::vector<std::string_view> modes = {"MODE_HALF_UP", "MODE_UP", "MODE_HALF_DOWN"};
  EXPECT_EQ(SuggestName("UP", modes), "Did you mean \"MODE_UP\"?");
  EXPECT_EQ(SuggestName("half_up", modes), "Did you mean \"MODE_HALF_UP\"?");
  EXPECT_EQ(SuggestName("P", modes), "Known here: MODE_HALF_UP, MODE_UP, MODE_HALF_DOWN.");
  EXPECT_EQ(SuggestName("YES", {"ABLE_AND_WILLING_YES", "ABLE_AND_WILLING_NO"}),
            "Did you mean \"ABLE_AND_WILLING_YES\"?");
  // Two as short: no guess.
  EXPECT_EQ(SuggestName("DAYS", {"BASIS_365_DAYS", "BASIS_366_DAYS"}),
            "Known here: BASIS_365_DAYS, BASIS_366_DAYS.");
}

TEST(SuggestName, CutsALongListShort) {
  const std::vector<std::string_view> known(100, "a_name_of_some_length");
  const std::string list = SuggestName("summary", known);
  EXPECT_LT(list.size(), 340U);
  EXPECT_NE(list.find(" more."), std::string::npos);
}

}  // namespace
}  // namespace ras
