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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  ras::v1::ComparePoliciesRequest request;
  std::vector<ras::Violation> violations;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
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
  return 0;
}
