// Any two determinations of any policies have an account whose changes add up to the difference, or there are
// errors, never both and never neither. What is read are the policies, the days and the assessments: a
// determination is made of each if there is one, since a seal is nothing that chance finds.
#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lib/change/change.h"
#include "lib/codec/decode.h"
#include "lib/codec/encode.h"
#include "lib/engine.h"
#include "tests/fuzz/require.h"

using ras::fuzz::Require;

namespace {

// Puts in the place of what was read what the policy makes of it. False if it makes nothing of it.
bool Make(const ras::v1::Policy& policy, ras::v1::Determination* stored) {
  std::vector<ras::v1::Finding> findings;
  const std::unique_ptr<const ras::Policy> compiled = ras::Policy::Compile(policy, &findings);
  if (compiled == nullptr) return false;
  ras::v1::DetermineRequest request;
  *request.mutable_assessment() = stored->assessment();
  request.set_as_of(stored->as_of());
  ras::v1::DetermineResponse response;
  ras::Determine(*compiled, request, &response);
  if (!response.has_determination()) return false;
  *stored = response.determination();
  return true;
}

int64_t Lower(const ras::v1::FigureThen& figure) { return figure.amount().amount().pence(); }

int64_t Upper(const ras::v1::FigureThen& figure) {
  return figure.amount().has_upper() ? figure.amount().upper().pence() : Lower(figure);
}

void CheckAccount(const ras::v1::ExplainChangeResponse& response) {
  int64_t lower = Lower(response.before()), upper = Upper(response.before());
  for (const ras::v1::ChangeStep& step : response.steps()) {
    Require(step.parts_size() > 0, "something changed");
    for (const ras::v1::ChangedPart& part : step.parts()) {
      Require(part.before() != part.after() || part.fields_size() > 0,
              "what was and what is do not read the same");
    }
    lower += step.change().pence();
    Require(lower == Lower(step.figure()), "each figure is the one before it and the change");
    upper += step.has_upper_change() ? step.upper_change().pence() : step.change().pence();
    Require(upper == Upper(step.figure()), "so is the upper end");
  }
  Require(lower == Lower(response.after()) && upper == Upper(response.after()),
          "all of them lead to the later one");
  Require(response.change().pence() == Lower(response.after()) - Lower(response.before()), "they add up");
}

bool IsError(const ras::v1::Finding& finding) { return finding.severity() == ras::v1::SEVERITY_ERROR; }

// Of two determinations as they were made only this may be said against them.
bool MayBe(const ras::v1::Finding& finding) {
  return !IsError(finding) || finding.code() == "periods_differ" || finding.code() == "currencies_differ";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  ras::v1::ExplainChangeRequest request;
  std::vector<ras::Violation> violations;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!ras::Decode(text, ras::Format::kText, ras::Limits(), &request, &violations)) return 0;
  const bool has_before = Make(request.policy_before(), request.mutable_before());
  const bool has_after = Make(request.has_policy_after() ? request.policy_after() : request.policy_before(),
                              request.mutable_after());
  ras::v1::ExplainChangeResponse response;
  ras::ExplainChange(request, &response);
  std::string bytes;
  Require(ras::Encode(response, ras::Format::kJson, &bytes), "an answer is a document");
  const auto& findings = response.findings();
  Require(response.has_before() == std::none_of(findings.begin(), findings.end(), IsError),
          "an account, or errors");
  if (has_before && has_after) {
    Require(std::all_of(findings.begin(), findings.end(), MayBe), "what was made is explained");
  }
  if (response.has_before()) CheckAccount(response);
  return 0;
}
