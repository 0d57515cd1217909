#include "lib/scenario/candidates.h"

#include <google/protobuf/arena.h>

#include <algorithm>
#include <string>
#include <unordered_set>

#include "lib/finding/small_percent.h"
#include "lib/finding/wording.h"
#include "lib/fingerprint/fingerprint.h"
#include "lib/shape/check_shape.h"
#include "lib/shape/normal_form.h"
#include "ras/rational.h"

namespace ras {
namespace {

constexpr const char* kGridsField = "grids";

bool IsZero(const std::string& decimal) { return Decimal::Parse(decimal).value().coefficient == 0; }

v1::MonotoneRepair RepairOf(v1::ScenarioMonotone monotone) {
  switch (monotone) {
    case v1::SCENARIO_MONOTONE_POOL:
      return v1::MONOTONE_REPAIR_POOL;
    case v1::SCENARIO_MONOTONE_RAISE:
      return v1::MONOTONE_REPAIR_RAISE;
    case v1::SCENARIO_MONOTONE_LOWER:
      return v1::MONOTONE_REPAIR_LOWER;
    default:
      return v1::MONOTONE_REPAIR_UNSPECIFIED;
  }
}

// Values that are there twice. `key` is one text for all that mean the same, `shown` how one is told.
template <class Values, class Key, class Shown>
void CheckOnce(const Values& values, const char* field, const Key& key, const Shown& shown,
               FindingReport* report) {
  std::unordered_set<std::string> seen;
  for (int i = 0; i < values.size(); ++i) {
    if (seen.insert(key(values[i])).second) continue;
    report->Error({.code = "listed_twice",
                   .path = At(kGridsField, field, i),
                   .value = shown(values[i]),
                   .message = "This value is in the grid twice.",
                   .remedy = "Give it once."});
  }
}

std::string KeyOf(const v1::BuildMethod& method) {
  google::protobuf::Arena arena;
  auto* normal = google::protobuf::Arena::CreateMessage<v1::BuildMethod>(&arena);
  normal->CopyFrom(method);
  Normalise(normal);
  return CanonicalForm(*normal);
}

void CheckMethods(const v1::ScenarioGrids& grids, FindingReport* report) {
  for (int i = 0; i < grids.methods_size(); ++i) {
    if (grids.methods(i).kind_case() != v1::BuildMethod::KIND_NOT_SET) continue;
    report->Error({.code = "kind_missing",
                   .path = At(kGridsField, "methods", i),
                   .value = "",
                   .message = "The method is not named.",
                   .remedy = "Name one, such as rank_alignment."});
  }
  CheckOnce(
      grids.methods(), "methods", &KeyOf, [](const auto&) { return std::string(); }, report);
}

void CheckMonotone(const v1::ScenarioGrids& grids, FindingReport* report) {
  for (int i = 0; i < grids.monotone_size(); ++i) {
    if (grids.monotone(i) != v1::SCENARIO_MONOTONE_UNSPECIFIED) continue;
    report->Error({.code = "missing",
                   .path = At(kGridsField, "monotone", i),
                   .value = "",
                   .message = "It is not said what is done to rows that fall.",
                   .remedy = "Name it, such as SCENARIO_MONOTONE_NONE to leave them as they are."});
  }
  const auto name = [](int monotone) {
    return v1::ScenarioMonotone_Name(static_cast<v1::ScenarioMonotone>(monotone));
  };
  CheckOnce(grids.monotone(), "monotone", name, name, report);
}

void CheckContingencies(const v1::ScenarioGrids& grids, const v1::BuildSteps& base, FindingReport* report) {
  bool any = false;
  for (int i = 0; i < grids.contingency_percents_size(); ++i) {
    const std::string& percent = grids.contingency_percents(i);
    const std::string path = At(kGridsField, "contingency_percents", i);
    any = any || !IsZero(percent);
    WarnOfSmallPercent(percent, path, report);
    if (Rational(Decimal::Parse(percent).value()) != Rational(100)) continue;
    report->Error({.code = "above_maximum",
                   .path = path,
                   .value = percent,
                   .message = "All of it is kept back, so that nobody would have an allocation.",
                   .remedy = "Give less than 100."});
  }
  if (!any || !grids.contingency_purposes().empty() || !base.contingency().purposes().empty()) return;
  report->Error({.code = "missing",
                 .path = In(kGridsField, "contingency_purposes"),
                 .value = "",
                 .message = "It is not said what contingencies are kept for.",
                 .remedy = "Name what for, such as enhancements, double running or block contracts."});
}

}  // namespace

void CheckGrids(const v1::ScenarioGrids& grids, const v1::BuildSteps& base, FindingReport* report) {
  const auto as_it_is = [](const std::string& text) { return text; };
  const auto number = [](uint32_t rows) { return std::to_string(rows); };
  CheckMethods(grids, report);
  CheckMonotone(grids, report);
  CheckOnce(grids.group_rows(), "group_rows", number, number, report);
  CheckOnce(grids.low_need_scores(), "low_need_scores", &NormalDecimal, as_it_is, report);
  CheckOnce(grids.budgets(), "budgets", &NormalMoney, as_it_is, report);
  CheckOnce(grids.contingency_percents(), "contingency_percents", &NormalDecimal, as_it_is, report);
  CheckContingencies(grids, base, report);
  CheckOnce(grids.uplift_percents(), "uplift_percents", &NormalDecimal, as_it_is, report);
  for (int i = 0; i < grids.uplift_percents_size(); ++i) {
    NoteSmallPercent(grids.uplift_percents(i), At(kGridsField, "uplift_percents", i), report);
  }
}

Candidates::Candidates(const v1::ScenarioGrids& grids) : grids_(grids) {
  const std::array<int, kGrids> sizes = {grids.methods_size(),        grids.monotone_size(),
                                         grids.group_rows_size(),     grids.low_need_scores_size(),
                                         grids.budgets_size(),        grids.contingency_percents_size(),
                                         grids.uplift_percents_size()};
  for (std::size_t grid = 0; grid < kGrids; ++grid) {
    counts_[grid] = static_cast<uint64_t>(std::max(1, sizes[grid]));
    size_ *= counts_[grid];
  }
}

std::size_t Candidates::Choice(uint64_t candidate, Grid grid) const {
  for (std::size_t later = kGrids - 1; later > grid; --later) candidate /= counts_[later];
  return static_cast<std::size_t>(candidate % counts_[grid]);
}

Decimal Candidates::UpliftOf(uint64_t candidate) const {
  if (grids_.uplift_percents().empty()) return {};
  return Decimal::Parse(grids_.uplift_percents(Index(candidate, kUplift))).value();
}

void Candidates::ChooseSteps(uint64_t candidate, v1::BuildSteps* steps) const {
  if (!grids_.monotone().empty()) {
    steps->set_monotone(RepairOf(grids_.monotone(Index(candidate, kMonotone))));
  }
  if (!grids_.group_rows().empty()) {
    const uint32_t rows = grids_.group_rows(Index(candidate, kGroupRows));
    if (rows == 1) {
      steps->clear_group_means();
    } else {
      steps->mutable_group_means()->set_rows(rows);
    }
  }
  if (!grids_.low_need_scores().empty()) {
    const std::string& score = grids_.low_need_scores(Index(candidate, kLowNeed));
    if (IsZero(score)) {
      steps->clear_low_need();
    } else {
      steps->mutable_low_need()->set_score(score);
    }
  }
  if (!grids_.budgets().empty()) {
    const std::string& budget = grids_.budgets(Index(candidate, kBudget));
    steps->set_budget(IsZero(budget) ? std::string() : budget);
  }
  if (grids_.contingency_percents().empty()) return;
  const std::string& percent = grids_.contingency_percents(Index(candidate, kContingency));
  if (IsZero(percent)) return steps->clear_contingency();
  v1::Contingency& contingency = *steps->mutable_contingency();
  contingency.set_percent(percent);
  if (!grids_.contingency_purposes().empty()) {
    contingency.mutable_purposes()->CopyFrom(grids_.contingency_purposes());
  }
}

void Candidates::Tell(uint64_t candidate, v1::ScenarioSettings* settings) const {
  settings->set_candidate(candidate + 1);
  if (!grids_.methods().empty()) settings->set_method(static_cast<uint32_t>(MethodOf(candidate)));
  if (!grids_.monotone().empty()) settings->set_monotone(grids_.monotone(Index(candidate, kMonotone)));
  if (!grids_.group_rows().empty()) {
    settings->set_group_rows(grids_.group_rows(Index(candidate, kGroupRows)));
  }
  if (!grids_.low_need_scores().empty()) {
    settings->set_low_need_score(NormalDecimal(grids_.low_need_scores(Index(candidate, kLowNeed))));
  }
  if (!grids_.budgets().empty()) {
    settings->set_budget(NormalMoney(grids_.budgets(Index(candidate, kBudget))));
  }
  if (!grids_.contingency_percents().empty()) {
    settings->set_contingency_percent(
        NormalDecimal(grids_.contingency_percents(Index(candidate, kContingency))));
  }
  if (!grids_.uplift_percents().empty()) {
    settings->set_uplift_percent(NormalDecimal(grids_.uplift_percents(Index(candidate, kUplift))));
  }
}

}  // namespace ras
