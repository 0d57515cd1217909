// Sharing places out among groups (docs/sampling.md section 2). Golden figures: seed 000 step 1.
#include "ras/apportion.h"

#include <gtest/gtest.h>

#include <numeric>
#include <random>

namespace ras {
namespace {

using Counts = std::vector<int64_t>;
constexpr ApportionRule kLargest = ApportionRule::kLargestRemainder;

Counts Shared(const Counts& people, int64_t places, ApportionRule rule = kLargest, int64_t minimum = 0) {
  const Result<Counts> given = Apportion(people, places, rule, Counts(people.size(), minimum));
  EXPECT_TRUE(given.ok()) << FaultName(given.fault());
  return given.value();
}

TEST(Apportion, TheFrameworksExampleLosesNobody) { EXPECT_EQ(Shared({1000, 500}, 100), (Counts{67, 33})); }

TEST(Apportion, ByTheFloorRuleItLosesAPersonAsPrinted) {
  EXPECT_EQ(Shared({1000, 500}, 100, ApportionRule::kFloor), (Counts{66, 33}));
}

TEST(Apportion, EqualFractionsGoToTheLargerGroupThenToTheFirst) {
  EXPECT_EQ(Shared({1, 3}, 2), (Counts{0, 2}));         // 0.5 and 1.5.
  EXPECT_EQ(Shared({5, 5, 5}, 10), (Counts{4, 3, 3}));  // 3.33 each.
  EXPECT_EQ(Shared({2, 2, 2}, 5), (Counts{2, 2, 1}));
}

TEST(Apportion, NoGroupGetsFewerThanTheMinimum) {
  EXPECT_EQ(Shared({900, 90, 10}, 100, kLargest, 5),
            (Counts{86, 9, 5}));                                          // 95 among 900 and 90: 86.36, 8.64.
  EXPECT_EQ(Shared({900, 90, 3}, 100, kLargest, 5), (Counts{88, 9, 3}));  // Everybody of a smaller group.
  EXPECT_EQ(Shared({900, 0, 100}, 10, kLargest, 2), (Counts{8, 0, 2}));
}

// Raising the smallest group takes from the second, which then has to be raised too.
TEST(Apportion, AMinimumThatTakesFromAnotherBelowItIsKeptForBoth) {
  EXPECT_EQ(Shared({860, 100, 40}, 50, kLargest, 5), (Counts{40, 5, 5}));
}

TEST(Apportion, EveryGroupCanHaveAMinimumOfItsOwn) {
  const Result<Counts> given = Apportion(Counts{900, 90, 10}, 100, kLargest, Counts{0, 20, 3});
  EXPECT_EQ(given.value(), (Counts{77, 20, 3}));
}

// The one place is the second group's, and the first has none.
TEST(Apportion, MinimumsMayTakeAllPlaces) {
  EXPECT_EQ(Apportion(Counts{100, 1}, 1, kLargest, Counts{0, 1}).value(), (Counts{0, 1}));
  EXPECT_EQ(Apportion(Counts{100, 1}, 0, kLargest, Counts{0, 1}).fault(), Fault::kOutOfRange);
}

TEST(Apportion, RefusesWhatCannotBeShared) {
  EXPECT_EQ(Apportion({}, 0, kLargest).fault(), Fault::kEmpty);
  EXPECT_EQ(Apportion(Counts{0, 0}, 0, kLargest).fault(), Fault::kEmpty);
  EXPECT_EQ(Apportion(Counts{3, -1}, 1, kLargest).fault(), Fault::kOutOfRange);
  EXPECT_EQ(Apportion(Counts{3, 4}, 8, kLargest).fault(), Fault::kOutOfRange);
  EXPECT_EQ(Apportion(Counts{3, 4}, -1, kLargest).fault(), Fault::kOutOfRange);
  EXPECT_EQ(Apportion(Counts{3, 4}, 2, kLargest, Counts{0, -1}).fault(), Fault::kOutOfRange);
  EXPECT_EQ(Apportion(Counts{30, 40}, 9, kLargest, Counts{5, 5}).fault(), Fault::kOutOfRange);
  EXPECT_EQ(Apportion(Counts{3, 4}, 2, kLargest, Counts{1}).fault(), Fault::kMalformed);
  EXPECT_EQ(Apportion(Counts{kMaxCases, 1}, 9, kLargest).fault(), Fault::kOutOfRange);
  EXPECT_EQ(Shared({kMaxCases - 1, 1}, kMaxCases), (Counts{kMaxCases - 1, 1}));
}

TEST(Apportion, GivesAllPlacesAndEachGroupItsShareOrTheNextWholeNumber) {
  std::mt19937 random(2);  // NOLINT(cert-msc51-cpp): the same cases on every run
  for (int round = 0; round < 3000; ++round) {
    Counts people(1 + random() % 8);
    for (int64_t& count : people) count = static_cast<int64_t>(random() % 50);
    people[0] += 1;
    const int64_t all = std::accumulate(people.begin(), people.end(), int64_t{0});
    const int64_t places = static_cast<int64_t>(random() % (static_cast<uint64_t>(all) + 1));
    const Counts given = Shared(people, places);
    EXPECT_EQ(std::accumulate(given.begin(), given.end(), int64_t{0}), places);
    for (std::size_t i = 0; i < people.size(); ++i) {
      EXPECT_LT(given[i] * all, people[i] * places + all);
      EXPECT_GT(given[i] * all, people[i] * places - all);
      EXPECT_LE(given[i], people[i]);
    }
    const Counts floors = Shared(people, places, ApportionRule::kFloor);
    for (std::size_t i = 0; i < people.size(); ++i) EXPECT_EQ(floors[i], people[i] * places / all);
  }
}

TEST(Apportion, KeepsMinimumTotalAndPeopleTogether) {
  std::mt19937 random(3);  // NOLINT(cert-msc51-cpp): the same cases on every run
  for (int round = 0; round < 3000; ++round) {
    Counts people(1 + random() % 8);
    const auto minimum = static_cast<int64_t>(random() % 8);
    int64_t least = 0;
    for (int64_t& count : people) {
      count = static_cast<int64_t>(random() % 60);
      least += std::min(count, minimum);
    }
    people[0] += 10;
    least = least - std::min(people[0] - 10, minimum) + std::min(people[0], minimum);
    const int64_t all = std::accumulate(people.begin(), people.end(), int64_t{0});
    const int64_t places = least + static_cast<int64_t>(random() % (static_cast<uint64_t>(all - least) + 1));
    const Counts given = Shared(people, places, kLargest, minimum);
    EXPECT_EQ(std::accumulate(given.begin(), given.end(), int64_t{0}), places);
    for (std::size_t i = 0; i < people.size(); ++i) {
      EXPECT_GE(given[i], std::min(people[i], minimum));
      EXPECT_LE(given[i], people[i]);
    }
  }
}

TEST(Apportion, TheOrderOfTheGroupsChangesNothingBeyondTies) {
  const Counts given = Shared({700, 200, 53, 47}, 37, kLargest, 3);
  const Counts turned = Shared({47, 53, 200, 700}, 37, kLargest, 3);
  EXPECT_EQ(given, Counts(turned.rbegin(), turned.rend()));
}

}  // namespace
}  // namespace ras
