// The operation AssemblePolicy (docs/publishing-a-table.md section 2).
#include "lib/assemble/assemble_policy.h"

#include <google/protobuf/arena.h>

#include <charconv>
#include <string>
#include <string_view>

#include "lib/assemble/fill_in.h"
#include "lib/engine.h"
#include "lib/finding/answer.h"
#include "lib/finding/finding_report.h"
#include "lib/finding/shape_findings.h"
#include "lib/finding/wording.h"

namespace ras {
namespace {

// Whether a path is that of `start`, or of something inside it.
bool IsWithin(std::string_view path, std::string_view start) {
  if (!path.starts_with(start)) return false;
  return path.size() == start.size() || path[start.size()] == '.';
}

// Where in the request stands what an error finds in the policy: what was filled in, in what it was made of.
std::string InRequest(const std::string& path, const FilledIn& filled) {
  if (path == "as_of") return path;
  if (filled.measure && IsWithin(path, "measures[0]")) return "parts.questionnaire";
  if (filled.informal_step >= 0) {
    const std::string component = At("", "components", filled.informal_step);
    const std::string step = component + ".adjustments[0]";
    if (IsWithin(path, step + ".rounding")) {
      return "informal_support_rounding" + path.substr(step.size() + std::string_view(".rounding").size());
    }
    if (IsWithin(path, step)) return "parts.informal_support";
    // The others stand one place earlier in the request.
    const std::string list = component + ".adjustments[";
    if (path.starts_with(list)) {
      const std::size_t end = path.find(']', list.size());
      int index = 0;
      std::from_chars(path.data() + list.size(), path.data() + end, index);
      return "parts." + list + std::to_string(index - 1) + path.substr(end);
    }
  }
  if (filled.component && IsWithin(path, "components[0]")) return "parts.components";
  return "parts." + path;
}

// An error that only repeats why a part could not be filled in.
bool IsTold(const v1::Finding& error, const FilledIn& filled) {
  if (filled.told_of_components && error.path() == "components" && error.code() == "missing") return true;
  const bool of_measure = error.code() == "measure_missing" ||
                          (error.code() == "unknown_reference" && error.path().ends_with(".measure"));
  if (filled.told_of_measures && of_measure) return true;
  return filled.told_of_informal_support && error.code() == "informal_step_missing";
}

void Check(const v1::AssemblePolicyRequest& request, const FilledIn& filled, FindingReport* report,
           v1::AssemblePolicyResponse* response) {
  // In an arena, where growing lists lose nothing if memory runs out.
  google::protobuf::Arena arena;
  auto& check = *google::protobuf::Arena::CreateMessage<v1::CheckPolicyRequest>(&arena);
  auto& verdict = *google::protobuf::Arena::CreateMessage<v1::CheckPolicyResponse>(&arena);
  check.mutable_policy()->CopyFrom(response->policy());
  check.set_as_of(request.as_of());
  CheckPolicy(check, &verdict);
  for (const v1::Finding& found : verdict.findings()) {
    v1::Finding finding;
    finding.CopyFrom(found);
    if (finding.severity() == v1::SEVERITY_ERROR) {
      if (IsTold(finding, filled)) continue;
      finding.set_path(InRequest(finding.path(), filled));
    }
    report->Keep(std::move(finding));
  }
  response->set_fingerprint(verdict.fingerprint());
  response->mutable_coverage()->CopyFrom(verdict.coverage());
}

}  // namespace

void AssemblePolicy(const v1::AssemblePolicyRequest& request, v1::AssemblePolicyResponse* response) {
  response->Clear();
  FindingReport report;
  response->mutable_policy()->CopyFrom(request.parts());
  // Going through a list that is longer than it may be would take as long as whoever wrote it likes.
  FindingReport shape;
  FilledIn filled;
  if (ReportShape(request.parts(), &shape).all_lists_end) {
    filled = FillIn(request, response->mutable_policy(), &report);
  }
  Check(request, filled, &report, response);
  FinishAnswer(&report, response);
}

}  // namespace ras
