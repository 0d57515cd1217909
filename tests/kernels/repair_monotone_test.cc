// Rows that fall are repaired.
#include "ras/repair_monotone.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <vector>

#include "fitted_row_builders.h"

namespace ras {
namespace {

using testing::Amounts;
using ::testing::ElementsAre;
using testing::Fraction;
using testing::NeverFalls;
using testing::RandomRows;
using testing::TotalOf;

constexpr MonotoneRepair kRepairs[] = {MonotoneRepair::kPool, MonotoneRepair::kRaise, MonotoneRepair::kLower};

std::vector<FittedScore> Repaired(const std::vector<FittedScore>& rows, MonotoneRepair repair) {
  const auto result = RepairMonotone(rows, repair);
  EXPECT_TRUE(result.ok()) << FaultName(result.fault());
  return result.value();
}

// 5, 9, 3 and 4 for 1, 1, 2 and 0 people, then 20.
const std::vector<FittedScore> kFalling = {{10, 1, 5}, {11, 1, 9}, {12, 2, 3}, {15, 0, 4}, {16, 3, 20}};

TEST(RepairMonotone, PoolingKeepsTheTotal) {
  // 9 + 2 x 3 shared by three people is 5, which does not fall below the 5 before; the row without people is
  // held to it.
  EXPECT_THAT(Amounts(Repaired(kFalling, MonotoneRepair::kPool)), ElementsAre("5", "5", "5", "5", "20"));
}

TEST(RepairMonotone, RaisingLiftsEachRowToTheOneBelowIt) {
  EXPECT_THAT(Amounts(Repaired(kFalling, MonotoneRepair::kRaise)), ElementsAre("5", "9", "9", "9", "20"));
}

TEST(RepairMonotone, LoweringHoldsEachRowToTheOneAboveIt) {
  EXPECT_THAT(Amounts(Repaired(kFalling, MonotoneRepair::kLower)), ElementsAre("3", "3", "3", "4", "20"));
}

TEST(RepairMonotone, TheLastRowAndTheFirstAreRepairedToo) {
  const std::vector<FittedScore> rows = {{1, 1, 7}, {2, 1, 2}};
  EXPECT_THAT(Amounts(Repaired(rows, MonotoneRepair::kPool)), ElementsAre("4.5", "4.5"));
  EXPECT_THAT(Amounts(Repaired(rows, MonotoneRepair::kRaise)), ElementsAre("7", "7"));
  EXPECT_THAT(Amounts(Repaired(rows, MonotoneRepair::kLower)), ElementsAre("2", "2"));
}

TEST(RepairMonotone, ScoresAndPeopleStayAsTheyAre) {
  for (const MonotoneRepair repair : kRepairs) {
    const auto rows = Repaired(kFalling, repair);
    ASSERT_EQ(rows.size(), kFalling.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      EXPECT_EQ(rows[i].score, kFalling[i].score);
      EXPECT_EQ(rows[i].cases, kFalling[i].cases);
    }
  }
}

TEST(RepairMonotone, RowsThatDoNotFallStayAsTheyAre) {
  const std::vector<FittedScore> rows = {{1, 0, -2}, {2, 3, 0}, {3, 0, 0}, {4, 1, Fraction(1, 3)}, {6, 0, 9}};
  for (const MonotoneRepair repair : kRepairs) {
    EXPECT_EQ(Repaired(rows, repair), rows);
    EXPECT_EQ(Repaired({{1, 0, 4}}, repair), (std::vector<FittedScore>{{1, 0, 4}}));
  }
}

// Raising gives the least rows that never fall and are nowhere below the given ones; lowering the greatest
// that are nowhere above.
TEST(RepairMonotone, IsWhatItsNameSaysOnRandomRows) {
  std::mt19937_64 random(11);
  for (int i = 0; i < 2000; ++i) {
    const std::vector<FittedScore> rows = RandomRows(random, 10);
    const auto pooled = Repaired(rows, MonotoneRepair::kPool);
    const auto raised = Repaired(rows, MonotoneRepair::kRaise);
    const auto lowered = Repaired(rows, MonotoneRepair::kLower);
    ASSERT_TRUE(NeverFalls(pooled) && NeverFalls(raised) && NeverFalls(lowered)) << i;
    ASSERT_EQ(TotalOf(pooled), TotalOf(rows)) << i;
    ASSERT_EQ(pooled, IsotonicMeansOfRows(rows).value()) << i;
    for (std::size_t k = 0; k < rows.size(); ++k) {
      Rational most = rows[k].pence, least = rows[k].pence;
      for (std::size_t below = 0; below < k; ++below) most = Max(most, rows[below].pence);
      for (std::size_t above = k; above < rows.size(); ++above) least = Min(least, rows[above].pence);
      ASSERT_EQ(raised[k].pence, most) << i;
      ASSERT_EQ(lowered[k].pence, least) << i;
    }
  }
}

TEST(RepairMonotone, RefusesWhatItCannotRepair) {
  for (const MonotoneRepair repair : kRepairs) {
    EXPECT_EQ(RepairMonotone({}, repair).fault(), Fault::kEmpty);
    const std::vector<FittedScore> twice = {{1, 1, 1}, {1, 1, 2}};
    EXPECT_EQ(RepairMonotone(twice, repair).fault(), Fault::kUnordered);
    const std::vector<FittedScore> dear = {{1, 1, 1}, {2, 1, kMaxPence + 1}};
    EXPECT_EQ(RepairMonotone(dear, repair).fault(), Fault::kOutOfRange);
  }
  EXPECT_EQ(RepairMonotone(kFalling, static_cast<MonotoneRepair>(3)).fault(), Fault::kMalformed);
}

}  // namespace
}  // namespace ras
