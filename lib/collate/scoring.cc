#include "lib/collate/scoring.h"

#include <google/protobuf/arena.h>

#include <string>
#include <utility>
#include <vector>

#include "lib/check/check_scoring.h"
#include "lib/finding/shape_findings.h"
#include "lib/finding/wording.h"
#include "lib/policy/compile.h"
#include "lib/shape/check_shape.h"

namespace ras {
namespace {

constexpr const char* kRoot = "scoring";

void Keep(std::vector<v1::Finding> findings, FindingReport* report) {
  for (v1::Finding& finding : findings) {
    finding.set_path(In(kRoot, finding.path()));
    report->Keep(std::move(finding));
  }
}

// Which measure is the score; reported if that is not clear.
void CheckMeasure(const v1::CollateScoring& document, FindingReport* report) {
  std::vector<std::string> ids;
  for (const v1::Measure& measure : document.measures()) ids.push_back(Quote(measure.id()));
  if (document.measure().empty()) {
    if (document.measures_size() == 1) return;
    return report->Error(
        {.code = "missing",
         .path = "measure",
         .value = "",
         .message = "There are several measures, and it is not said which of them is the score.",
         .remedy = "Name one of " + List(ids, "and") + "."});
  }
  for (const v1::Measure& measure : document.measures()) {
    if (measure.id() == document.measure()) return;
  }
  report->Error({.code = "unknown_reference",
                 .path = "measure",
                 .value = document.measure(),
                 .message = "There is no measure " + Quote(document.measure()) + ".",
                 .remedy = "Name one of " + List(ids, "and") + "."});
}

}  // namespace

std::unique_ptr<const Scoring> Scoring::Compile(const v1::CollateScoring& document, FindingReport* report) {
  std::unique_ptr<Scoring> scoring(new Scoring());
  FindingReport found;
  const ShapeOutcome shape = ReportShape(document, &found);
  if (shape.all_lists_end) {
    v1::Policy& policy = scoring->policy_.document;
    policy.mutable_questionnaire()->CopyFrom(document.questionnaire());
    policy.mutable_measures()->CopyFrom(document.measures());
    policy.mutable_care_groups()->CopyFrom(document.care_groups());
    policy.mutable_areas()->CopyFrom(document.areas());
    policy.set_scoring_view(document.scoring_view());
    check::CheckScoring(policy, &found);
    if (document.measures_size() > 0) CheckMeasure(document, &found);
  }
  const bool good = !found.has_errors();
  std::vector<v1::Finding> findings;
  found.Finish(&findings);
  Keep(std::move(findings), report);
  if (!good) return nullptr;
  Normalise(&scoring->policy_.document);
  std::vector<v1::Finding> faults;
  if (!PolicyCompiler(&scoring->policy_, &faults).Run()) {
    Keep(std::move(faults), report);
    return nullptr;
  }
  if (!document.measure().empty()) {
    scoring->measure_ = static_cast<std::size_t>(scoring->policy_.measure_index.at(document.measure()));
  }
  scoring->LookIntoConditions();
  return scoring;
}

void Scoring::LookIntoConditions() {
  for (const CompiledQuestion& question : policy_.questions) LookInto(question.asked_when);
  for (const CompiledMeasure& measure : policy_.measures) {
    for (const CompiledTerm& term : measure.terms) LookInto(term.when);
  }
}

void Scoring::LookInto(const CompiledCondition& condition) {
  tests_care_group_ = tests_care_group_ || condition.kind == CompiledCondition::Kind::kCareGroup;
  tests_area_ = tests_area_ || condition.kind == CompiledCondition::Kind::kArea;
  for (const CompiledCondition& child : condition.children) LookInto(child);
}

}  // namespace ras
