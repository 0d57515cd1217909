// Whoever costs k times as much is allocated k times as much: the methods that take amounts from costs,
// before any rounding.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "lib/build/build_input.h"
#include "lib/build/fit_rows.h"
#include "ras/money.h"
#include "ras/rational.h"
#include "ras/v1/table_build.pb.h"
#include "tests/engine/build_table_requests.h"

namespace ras {
namespace {

// The request's people as cases, of whom `pence` has the costs.
v1::BuildTableRequest RequestOf(const std::string& method, const std::vector<int>& scores,
                                const std::vector<int64_t>& pence, int64_t times) {
  v1::BuildTableRequest request = testing::Request("", "method { " + method + " }");
  for (std::size_t i = 0; i < scores.size(); ++i) {
    v1::SampleCase* person = request.add_cases();
    person->set_id("p" + std::to_string(i));
    person->set_score(std::to_string(scores[i]));
    person->set_cost(FormatMoney(times * pence[i]));
  }
  return request;
}

FittedRows Fitted(v1::BuildTableRequest request) {
  FindingReport report;
  FittedRows fitted = FitRows(ReadBuildInput(request), request.mutable_method(), &report);
  EXPECT_FALSE(report.has_errors());
  return fitted;
}

TEST(BuildScaling, KTimesTheCostsGiveKTimesTheRowsExactly) {
  std::mt19937 draw(20261129);  // NOLINT: the same people every time.
  for (int round = 0; round < 100; ++round) {
    std::vector<int> scores;
    std::vector<int64_t> pence;
    const std::size_t people = 1 + draw() % 40;
    for (std::size_t i = 0; i < people; ++i) {
      scores.push_back(static_cast<int>(draw() % 40) + 1);
      pence.push_back(static_cast<int64_t>(draw() % 200'000));
    }
    const int64_t times = static_cast<int64_t>(draw() % 1'000) + 2;
    for (const char* const method : {"rank_alignment {}", "isotonic {}", "price_per_point {}"}) {
      const FittedRows once = Fitted(RequestOf(method, scores, pence, 1));
      const FittedRows often = Fitted(RequestOf(method, scores, pence, times));
      ASSERT_FALSE(once.rows.empty());
      ASSERT_EQ(once.rows.size(), often.rows.size());
      for (std::size_t row = 0; row < once.rows.size(); ++row) {
        EXPECT_EQ(Multiply(once.rows[row].pence, Rational(times)).value(), often.rows[row].pence)
            << method << ", round " << round << ", row " << row;
      }
    }
  }
}

}  // namespace
}  // namespace ras
