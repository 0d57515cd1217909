#include "lib/compare/compared_rules.h"

#include <google/protobuf/arena.h>

#include <cstddef>
#include <utility>

#include "lib/check/period_check.h"
#include "lib/engine.h"
#include "lib/finding/keep_errors.h"
#include "lib/finding/wording.h"
#include "lib/policy/allocate_by_score.h"
#include "lib/policy/lone_table.h"
#include "ras/money.h"

namespace ras {
namespace {

constexpr std::string_view kAssessment = "assessment";

// A finding about the request of a determination, in the request of the comparison.
std::string PathIn(const std::string& path, const std::string& person, std::string_view assessment) {
  // What the policy does with somebody's answers is told at these.
  if (path.compare(0, kAssessment.size(), kAssessment) != 0) return In(person, assessment);
  return In(person, std::string(assessment) + path.substr(kAssessment.size()));
}

// It is for both policies then.
bool HasOneAssessment(const v1::ComparedPerson& person) {
  return person.has_assessment() != person.has_assessment_after();
}

}  // namespace

ComparedRules::ComparedRules(const v1::ComparePoliciesRequest& request, const char* side,
                             const ShapeOutcome& shape, FindingReport* report)
    : request_(request),
      rules_(side == std::string_view("before") ? request.before() : request.after()),
      side_(side),
      are_given_(rules_.tables_size() > 0 || rules_.has_policy()) {
  if (rules_.tables_size() > 0 && rules_.has_policy()) {
    report->Error({.code = "given_twice",
                   .path = In(side_, "policy"),
                   .value = rules_.policy().id(),
                   .message = "Both tables and a policy are to allocate.",
                   .remedy = "Give either tables or a policy."});
    return;
  }
  ReadTables(report);
  if (rules_.has_policy()) ReadPolicy(shape, report);
}

void ComparedRules::CheckPeriod(v1::Period period, FindingReport* report) const {
  if (period == request_.period()) return;
  report->Error({.code = "periods_differ",
                 .path = "period",
                 .value = v1::Period_Name(request_.period()),
                 .message = "What is in `" + side_ + "` allocates for another period, " +
                            check::PeriodName(period) + ".",
                 .remedy = "Give all amounts for the period of the tables and policies."});
}

void ComparedRules::ReadTables(FindingReport* report) {
  for (int i = 0; i < rules_.tables_size(); ++i) {
    const v1::TableForGroup& table = rules_.tables(i);
    const std::string path = At(side_, "tables", i);
    if (!table_of_.emplace(table.care_group(), tables_.size()).second) {
      report->Error(
          {.code = "listed_twice",
           .path = In(path, "care_group"),
           .value = table.care_group(),
           .message = table.care_group().empty() ? "A second table is for everyone."
                                                 : "A second table is for this care group.",
           .remedy = "Give one table for each care group, and one without a care group for all others."});
    }
    tables_.push_back({&table.table(), CompileLoneTable(table.table(), In(path, "table"), report)});
    CheckPeriod(table.table().period(), report);
  }
}

void ComparedRules::ReadPolicy(const ShapeOutcome& shape, FindingReport* report) {
  std::vector<v1::Finding> findings;
  policy_ = Policy::Compile(rules_.policy(), &findings);
  if (policy_ == nullptr) KeepErrors(In(side_, "policy"), findings, report);
  CheckPeriod(rules_.policy().result_period(), report);
  if (policy_ == nullptr) return;
  // That alone changes no amount (lib/change).
  google::protobuf::Arena arena;
  auto& in_force = *google::protobuf::Arena::CreateMessage<v1::Policy>(&arena);
  in_force.CopyFrom(rules_.policy());
  in_force.clear_effective_to();
  for (int i = 0; i < request_.people_size(); ++i) {
    const v1::ComparedPerson& person = request_.people(i);
    if (!shape.IsSound("people", i) || !HasOneAssessment(person)) continue;
    const v1::Assessment& own = person.has_assessment() ? person.assessment() : person.assessment_after();
    // Days in one form, which text puts in their order.
    if (own.assessed_on().empty() || own.assessed_on() >= in_force.effective_from()) continue;
    in_force.set_effective_from(own.assessed_on());
  }
  findings.clear();
  policy_in_force_ = Policy::Compile(in_force, &findings);
}

int64_t ComparedRules::AllocateTo(int position, FindingReport* report) {
  if (rules_.has_policy()) {
    used_bases_.net = true;
    return Determined(position, report);
  }
  const v1::ComparedPerson& person = request_.people(position);
  auto found = table_of_.find(person.care_group());
  if (found == table_of_.end()) found = table_of_.find("");
  if (found == table_of_.end()) {
    report->Error({.code = "no_table",
                   .path = In(At("", "people", position), "care_group"),
                   .value = person.care_group(),
                   .message = "No table of `" + side_ + "` is for this care group.",
                   .remedy = "Add a table for it, or one without a care group for all others; or give `" +
                             side_ + "`."});
    return 0;
  }
  const Table& table = tables_[found->second];
  const bool is_gross = table.document->basis() == v1::TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT;
  (is_gross ? used_bases_.gross : used_bases_.net) = true;
  return AllocateByScore(*table.document, table.compiled.get(), person.score(), At("", "people", position),
                         side_, report)
      .from_pence;
}

int64_t ComparedRules::Determined(int position, FindingReport* report) const {
  const v1::ComparedPerson& person = request_.people(position);
  const std::string path = At("", "people", position);
  if (!person.has_assessment() && !person.has_assessment_after()) {
    report->Error({.code = "missing",
                   .path = In(path, kAssessment),
                   .value = "",
                   .message = "The policy of `" + side_ + "` allocates by the answers, and there are none.",
                   .remedy = "Give the assessment, or `" + side_ + "`."});
    return 0;
  }
  if (policy_ == nullptr || request_.as_of().empty()) return 0;
  const bool is_other = (side_ == "after" && person.has_assessment_after()) || !person.has_assessment();
  google::protobuf::Arena arena;
  auto& asked = *google::protobuf::Arena::CreateMessage<v1::DetermineRequest>(&arena);
  asked.mutable_assessment()->CopyFrom(is_other ? person.assessment_after() : person.assessment());
  asked.set_as_of(request_.as_of());
  // What either policy would allocate is asked, whichever of them the answers were given under.
  const bool is_for_both = HasOneAssessment(person) && policy_in_force_ != nullptr;
  if (is_for_both) {
    asked.mutable_assessment()->clear_policy_id();
    asked.mutable_assessment()->clear_policy_version();
  }
  auto& answer = *google::protobuf::Arena::CreateMessage<v1::DetermineResponse>(&arena);
  Determine(is_for_both ? *policy_in_force_ : *policy_, asked, &answer);
  if (answer.has_determination()) return AmountOf(answer.determination(), path, report);
  for (const v1::Finding& error : answer.errors()) {
    v1::Finding kept;
    kept.CopyFrom(error);
    kept.set_path(PathIn(error.path(), path, is_other ? "assessment_after" : kAssessment));
    report->Keep(std::move(kept));
  }
  return 0;
}

int64_t ComparedRules::AmountOf(const v1::Determination& determination, const std::string& person,
                                FindingReport* report) const {
  const auto refuse = [&](const char* code, const char* message) {
    report->Error({.code = code,
                   .path = In(person, side_),
                   .value = "",
                   .message = message,
                   .remedy = "Give `" + side_ + "` for this person."});
    return int64_t{0};
  };
  switch (determination.outcome()) {
    case v1::OUTCOME_AMOUNT:
      if (determination.indicative_allocation().has_upper()) {
        return refuse("range_of_amounts", "The policy gives this person a range of amounts.");
      }
      if (const int64_t pence = determination.indicative_allocation().amount().pence();
          pence >= 0 && pence <= kMaxPence) {
        return pence;
      }
      return refuse("amount_refused",
                    "The policy gives this person an amount below nothing, or above 100,000,000,000.");
    case v1::OUTCOME_CUT_OFF:
      return refuse("score_refused", "The policy gives this person no indicative figure, but a cut-off.");
    default:
      return 0;
  }
}

}  // namespace ras
