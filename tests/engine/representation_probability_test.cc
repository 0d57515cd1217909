// Expected values: chisq.test and fisher.test of R on rbind(drawn, population - drawn).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "lib/statistics/representation.h"

namespace ras {
namespace {

using ::testing::DoubleEq;
using ::testing::ElementsAre;

using Groups = std::vector<GroupCount>;

TEST(RepresentationProbability, ComesFromTheChiSquareDistributionWhereFiveAreExpectedEverywhere) {
  const Representation four = CheckRepresentation(Groups{{700, 248}, {200, 132}, {50, 44}, {50, 44}}).value();
  EXPECT_EQ(four.method, RepresentationMethod::kChiSquare);
  EXPECT_NEAR(four.statistic, 134.144886024585, 1e-11);
  EXPECT_EQ(four.degrees_of_freedom, 3);
  EXPECT_NEAR(four.probability, 6.9141260010997e-29, 1e-40);
  EXPECT_THAT(four.expected, ElementsAre(DoubleEq(327.6), DoubleEq(93.6), DoubleEq(23.4), DoubleEq(23.4)));
  EXPECT_EQ(four.all, (GroupCount{1000, 468}));

  const Representation fair = CheckRepresentation(Groups{{700, 80}, {200, 10}, {50, 8}, {50, 2}}).value();
  EXPECT_EQ(fair.method, RepresentationMethod::kChiSquare);  // Exactly five are expected of two groups.
  EXPECT_NEAR(fair.probability, 0.0109779496664462, 1e-14);
}

TEST(RepresentationProbability, IsExactWhereFewerThanFiveAreExpected) {
  const Representation few = CheckRepresentation(Groups{{10, 5}, {10, 1}}).value();
  EXPECT_EQ(few.method, RepresentationMethod::kExact);
  EXPECT_NEAR(few.statistic, 3.80952380952381, 1e-13);
  EXPECT_EQ(few.degrees_of_freedom, 1);
  EXPECT_NEAR(few.probability, 0.140866873065015, 1e-14);
  EXPECT_THAT(few.expected, ElementsAre(3, 3));

  // Ninety of a hundred drawn: it is those who are not drawn that are few.
  const Representation most = CheckRepresentation(Groups{{60, 58}, {40, 32}}).value();
  EXPECT_EQ(most.method, RepresentationMethod::kExact);
  EXPECT_NEAR(most.probability, 0.0132157841498836, 1e-14);
}

TEST(RepresentationProbability, IsSimulatedWhereTheExactOneWouldTakeTooLong) {
  const Groups groups = {{10, 1}, {20, 2}, {30, 9}, {5, 0}};
  const Representation exact = CheckRepresentation(groups).value();
  EXPECT_EQ(exact.method, RepresentationMethod::kExact);
  EXPECT_NEAR(exact.probability, 0.21527258694392, 1e-13);
  const Representation cut = CheckRepresentation(groups, 100).value();
  EXPECT_EQ(cut.method, RepresentationMethod::kSimulated);
  EXPECT_EQ(cut.probability, 0.1665);
  EXPECT_EQ(cut.statistic, exact.statistic);
}

TEST(RepresentationProbability, IsApproximateWhereASimulationWouldTakeTooLongToo) {
  Groups groups(10, GroupCount{10, 2});
  groups.push_back({100'000, 30'000});
  const Representation cut = CheckRepresentation(groups).value();
  EXPECT_EQ(cut.method, RepresentationMethod::kApproximate);
  EXPECT_NEAR(cut.probability, 0.9067432142969744, 1e-12);
}

TEST(RepresentationProbability, HasALeastThatNoSampleOfThisSizeComesBelow) {
  // Two of twelve: the likelihoods of 0, 1 and 2 from the second group are 45, 20 and 1 of 66.
  const Representation two = CheckRepresentation(Groups{{10, 2}, {2, 0}}).value();
  EXPECT_EQ(two.method, RepresentationMethod::kExact);
  EXPECT_NEAR(two.probability, 1, 1e-15);
  EXPECT_NEAR(two.least, 1.0 / 66, 1e-15);
  // One of two and one of two: one and one is likelier than two of a kind, of which there are two ways.
  EXPECT_NEAR(CheckRepresentation(Groups{{2, 1}, {2, 1}}).value().least, 2.0 / 6, 1e-15);
}

TEST(RepresentationProbability, IsOneWhereThereIsOneWayToDraw) {
  for (const Groups& groups : {Groups{{1'000'000, 5000}}, Groups{{3, 1}}, Groups{{700, 700}, {2, 2}}}) {
    const Representation only = CheckRepresentation(groups).value();
    EXPECT_EQ(only.method, RepresentationMethod::kExact);
    EXPECT_EQ(only.probability, 1);
    EXPECT_EQ(only.statistic, 0);
    EXPECT_EQ(only.degrees_of_freedom, static_cast<int64_t>(groups.size()) - 1);
    EXPECT_EQ(only.expected.size(), groups.size());
  }
}

TEST(RepresentationProbability, IsTheSameInAnyOrderAndExpectationsKeepTheCallers) {
  Groups groups = {{40, 2}, {3, 1}, {3, 1}, {2, 1}, {1, 1}, {1, 0}};
  const Representation before = CheckRepresentation(groups).value();
  std::reverse(groups.begin(), groups.end());
  Representation after = CheckRepresentation(groups).value();
  EXPECT_EQ(after.probability, before.probability);
  EXPECT_EQ(after.statistic, before.statistic);
  std::reverse(after.expected.begin(), after.expected.end());
  EXPECT_EQ(after.expected, before.expected);
}

TEST(RepresentationProbability, RefusesCountsThatCannotBe) {
  EXPECT_EQ(CheckRepresentation({}).fault(), Fault::kEmpty);
  EXPECT_EQ(CheckRepresentation(Groups{{5, 0}}).fault(), Fault::kEmpty);
  EXPECT_EQ(CheckRepresentation(Groups{{5, 1}, {0, 0}}).fault(), Fault::kOutOfRange);
  EXPECT_EQ(CheckRepresentation(Groups{{5, 6}}).fault(), Fault::kOutOfRange);
}

}  // namespace
}  // namespace ras
