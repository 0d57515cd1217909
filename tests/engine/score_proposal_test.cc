// Scores on which people could agree (docs/building-a-table.md section 8).
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/engine/build_table_requests.h"

namespace ras {
namespace {

using testing::Built;
using ::testing::ElementsAre;
using testing::Found;
using ::testing::IsEmpty;
using testing::Refused;
using testing::Request;

v1::BuildTableRequest With(const std::string& rows, const std::string& wish) {
  return Request("id,score,cost\n" + rows, "method { isotonic {} } propose { " + wish + " }");
}

// "score people amount (from to, least greatest)"
std::vector<std::string> Proposed(const v1::BuildTableRequest& request) {
  std::vector<std::string> lines;
  const v1::BuildTableResponse response = Built(request);
  for (const v1::ProposedScore& score : response.proposed_scores()) {
    lines.push_back(score.score() + " " + std::to_string(score.people()) + " " + score.amount().decimal() +
                    " (" + score.from() + " " + score.to() + ", " + score.least().decimal() + " " +
                    score.greatest().decimal() + ")");
  }
  return lines;
}

constexpr const char* kPeople =
    "a,10,100\nb,10,104\nc,10,96\nd,11,99\ne,20,200\nf,20,300\ng,30,500\nh,31,510\ni,32,505.01\nj,33,900\n";

TEST(ScoreProposal, IsWhereEnoughPeopleOfOneScoreCostAlike) {
  EXPECT_THAT(Proposed(With(kPeople, "people: 3 within_percent: \"5\"")),
              ElementsAre("10 3 100.00 (10 10, 96.00 104.00)"));
  // 4% of 100 is the 4 that 96 and 104 are away; 3.9% is not.
  EXPECT_THAT(Proposed(With(kPeople, "people: 3 within_percent: \"4\"")),
              ElementsAre("10 3 100.00 (10 10, 96.00 104.00)"));
  EXPECT_THAT(Proposed(With(kPeople, "people: 3 within_percent: \"3.9\"")), IsEmpty());
}

TEST(ScoreProposal, TakesInScoresThatLieNearEachOther) {
  // The median of 96, 99, 100 and 104 is 99.50, and of 10, 10, 10 and 11 it is 10. Between 30 and 32 the
  // median score is 31.
  EXPECT_THAT(Proposed(With(kPeople, "people: 3 within_points: 2 within_percent: \"5\"")),
              ElementsAre("10 4 99.50 (10 11, 96.00 104.00)", "31 3 505.01 (30 32, 500.00 510.00)"));
}

TEST(ScoreProposal, NobodyIsInTwoAndTheOneWithMorePeopleHasThem) {
  // 1 to 2 and 2 to 3 have three people each, 1 to 3 would be too wide; of two alike the lower has them.
  EXPECT_THAT(
      Proposed(With("a,1,10\nb,2,10\nc,2,10\nd,3,10\n", "people: 2 within_points: 1 within_percent: \"0\"")),
      ElementsAre("2 3 10.00 (1 2, 10.00 10.00)"));
  EXPECT_THAT(
      Proposed(With("a,1,10\nb,2,10\nc,3,10\nd,3,10\n", "people: 2 within_points: 1 within_percent: \"0\"")),
      ElementsAre("3 3 10.00 (2 3, 10.00 10.00)"));
}

TEST(ScoreProposal, PeopleStandAtTheWholeScoreAtWhichTheyAreLookedUp) {
  EXPECT_THAT(Proposed(With("a,9.5,10\nb,10.49,10\nc,9.4,10\n", "people: 2 within_percent: \"0\"")),
              ElementsAre("10 2 10.00 (10 10, 10.00 10.00)"));
  // Half-up: the median of 1 and 2 is 2, of 10.00 and 10.01 it is 10.01.
  EXPECT_THAT(Proposed(With("a,1,10\nb,2,10.01\n", "people: 2 within_points: 1 within_percent: \"1\"")),
              ElementsAre("2 2 10.01 (1 2, 10.00 10.01)"));
}

TEST(ScoreProposal, SaysWhereAmountsFallAndWhereThereAreNone) {
  EXPECT_THAT(Found(Built(With("a,0,20\nb,0,20\nc,40,10\nd,40,10\n", "people: 2 within_percent: \"0\""))),
              ElementsAre("WARNING proposal_falls propose", "WARNING small_sample cases",
                          "NOTE share_explained fit.r_squared"));
  EXPECT_THAT(Found(Built(With("a,0,20\nb,40,20\n", "people: 2 within_percent: \"0\""))),
              ElementsAre("WARNING small_sample cases", "NOTE no_score_proposed propose"));
}

TEST(ScoreProposal, OfPeopleWhoCostNothing) {
  EXPECT_THAT(Proposed(With("a,1,0\nb,1,0\nc,2,0\nd,2,0.01\n", "people: 2 within_percent: \"50\"")),
              ElementsAre("1 2 0.00 (1 1, 0.00 0.00)"));
}

TEST(ScoreProposal, HasBounds) {
  EXPECT_THAT(Refused(With(kPeople, "people: 1 within_points: 21 within_percent: \"101\"")),
              ElementsAre("ERROR below_minimum propose.people", "ERROR above_maximum propose.within_points",
                          "ERROR above_maximum propose.within_percent"));
}

}  // namespace
}  // namespace ras
