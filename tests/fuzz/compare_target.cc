// Any people may be compared under any rules: there are comparisons, whose figures add up, or there are
// errors, never both and never neither; and what is suppressed is small or keeps company.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/codec/decode.h"
#include "lib/codec/encode.h"
#include "lib/compare/compare.h"
#include "lib/compare/sum_comparison.h"
#include "tests/fuzz/require.h"

using ras::fuzz::Require;

namespace {

void CheckFigures(const ras::v1::ChangeFigures& figures, uint32_t below) {
  if (!figures.has_people()) {
    Require(!figures.has_from() && !figures.has_gain() && figures.gains().empty(), "nothing of it is shown");
    return;
  }
  const auto check = [&](const auto& counted) {
    Require(!counted.has_people() || counted.people() == 0 || counted.people() >= below, "no small count");
    return counted.has_people() ? 0 : 1;
  };
  check(figures);
  const int hidden = check(figures.gain()) + check(figures.within()) + check(figures.lose());
  Require(hidden != 1, "one is not left out alone");
  if (hidden == 0) {
    Require(figures.gain().people() + figures.within().people() + figures.lose().people() == figures.people(),
            "everyone is counted once");
  }
  Require(figures.from().pence() + figures.change().pence() == figures.to().pence(),
          "the change is the second less the first");
}

// Sums of all people are those of two parts brought together, or a part is refused; and sums tell what is
// told of everyone at once.
void CheckSums(const ras::v1::ComparePoliciesRequest& people, const ras::v1::ComparePoliciesResponse& told) {
  ras::v1::SumComparisonRequest whole;
  *whole.mutable_people() = people;
  whole.mutable_people()->clear_largest();
  whole.mutable_people()->clear_year();
  whole.mutable_people()->clear_suppress_below();
  whole.set_year(people.year());
  ras::v1::SumComparisonResponse expected;
  ras::SumComparison(whole, &expected);
  if (!expected.has_sums()) return;
  if (!people.groupings().empty() && !told.comparisons().empty()) {
    ras::v1::SumComparisonRequest alone = whole;
    alone.set_suppress_below(people.suppress_below());
    ras::v1::SumComparisonResponse of_sums;
    ras::SumComparison(alone, &of_sums);
    ras::v1::ComparePoliciesResponse at_once = told;
    at_once.clear_people_fingerprint();
    at_once.clear_findings();
    for (ras::v1::AmountsCompared& compared : *at_once.mutable_comparisons()) {
      compared.clear_most_gained();
      compared.clear_most_lost();
    }
    Require(of_sums.comparison().SerializeAsString() == at_once.SerializeAsString(),
            "sums tell what is told at once");
  }
  ras::v1::SumComparisonRequest merge;
  for (int part = 0; part < 2; ++part) {
    ras::v1::SumComparisonRequest half = whole;
    half.mutable_people()->clear_people();
    for (int i = part; i < people.people_size(); i += 2) {
      *half.mutable_people()->add_people() = people.people(i);
    }
    ras::v1::SumComparisonResponse sums;
    ras::SumComparison(half, &sums);
    // Nobody is left in a part, or nothing that could be compared.
    if (!sums.has_sums()) return;
    *merge.add_sums() = sums.sums();
  }
  ras::v1::SumComparisonResponse merged;
  ras::SumComparison(merge, &merged);
  Require(!merged.has_sums() || merged.sums().SerializeAsString() == expected.sums().SerializeAsString(),
          "parts come together to the same bytes");
}

// Sums that come from elsewhere are taken or refused, and what is taken is written as it came.
void CheckSumsFromElsewhere(std::string_view text) {
  ras::v1::SumComparisonRequest request;
  std::vector<ras::Violation> violations;
  if (!ras::Decode(text, ras::Format::kText, ras::Limits(), &request, &violations)) return;
  ras::v1::SumComparisonResponse response;
  ras::SumComparison(request, &response);
  const bool refused =
      !response.findings().empty() && response.findings(0).severity() == ras::v1::SEVERITY_ERROR;
  Require(refused == response.comparison().comparisons().empty(), "a comparison, or errors");
  if (!response.has_sums()) return;
  ras::v1::SumComparisonRequest again;
  *again.add_sums() = response.sums();
  ras::v1::SumComparisonResponse same;
  ras::SumComparison(again, &same);
  Require(same.sums().SerializeAsString() == response.sums().SerializeAsString(),
          "sums come back as they are");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  ras::v1::ComparePoliciesRequest request;
  std::vector<ras::Violation> violations;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  CheckSumsFromElsewhere(text);
  if (!ras::Decode(text, ras::Format::kText, ras::Limits(), &request, &violations)) return 0;
  ras::v1::ComparePoliciesResponse response;
  ras::ComparePolicies(request, &response);
  std::string bytes;
  Require(ras::Encode(response, ras::Format::kJson, &bytes), "an answer is a document");
  const bool refused =
      !response.findings().empty() && response.findings(0).severity() == ras::v1::SEVERITY_ERROR;
  Require(refused == response.comparisons().empty(), "comparisons, or errors");
  const uint32_t below = response.suppress_below();
  for (const ras::v1::AmountsCompared& compared : response.comparisons()) {
    CheckFigures(compared.everyone(), below);
    for (const ras::v1::GroupedChange& grouping : compared.groupings()) {
      uint64_t people = 0;
      int hidden = compared.everyone().has_people() ? 0 : 1;
      for (const ras::v1::ChangeFigures& group : grouping.groups()) {
        CheckFigures(group, below);
        people += group.people();
        hidden += group.has_people() ? 0 : 1;
      }
      Require(hidden != 1, "one group is not left out alone");
      Require(hidden > 0 || people == compared.everyone().people(), "groups have everyone in them");
    }
  }
  for (const ras::v1::ProtectionPrice& price : response.protections()) {
    for (const ras::v1::ProtectedYear& year : price.years()) {
      Require(year.cost().pence() >= 0 && (year.people() > 0) == (year.cost().pence() > 0),
              "who is protected costs something");
    }
  }
  CheckSums(request, response);
  return 0;
}
