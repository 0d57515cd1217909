#include "lib/check/coverage.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/check/falls_with_need.h"
#include "lib/check/reachable.h"
#include "lib/check/reasons.h"
#include "lib/check/score_model.h"
#include "lib/check/table_regions.h"
#include "lib/finding/wording.h"

namespace ras::check {
namespace {

// Scores found in one or several stretches: the first of them, and how many there are.
struct Found {
  ScoreList first;
  uint64_t count = 0;

  void Add(const ScoreSet& scores, Score low, Score high) {
    const uint64_t own = scores.Count(low, high);
    if (own == 0) return;
    count += own;
    for (const Score score : scores.First(low, high, kShownItems - first.size())) first.push_back(score);
  }

  std::string ToText() const {
    std::vector<std::string> texts;
    for (const Score score : first) texts.push_back(check::ToText(score));
    return List(texts, "and", count);
  }
};

class CoverageCheck {
 public:
  CoverageCheck(const CheckContext& context, int64_t most_work,
                google::protobuf::RepeatedPtrField<v1::Coverage>* coverage)
      : context_(context),
        coverage_(coverage),
        model_(context.policy, context.names),
        reachability_(model_, most_work),
        tables_(static_cast<std::size_t>(context.policy.tables_size())) {}

  void Run() {
    for (int m = 0; m < context_.policy.measures_size(); ++m) CheckMeasure(m);
    for (int c = 0; c < context_.policy.components_size(); ++c) CheckComponent(c);
    CheckFallsWithNeed(context_, model_, reachability_);
    for (int t = 0; t < context_.policy.tables_size(); ++t) NoteUnreached(t);
  }

 private:
  // What is known of a table over all components.
  struct TableUse {
    bool looked_up = false;
    bool known = true;
    std::vector<bool> rows_used;
  };

  // Measures.

  void CheckMeasure(int m) {
    const v1::Measure& measure = context_.policy.measures(m);
    if (model_.measures[static_cast<std::size_t>(m)].broken) return;
    const MeasureReach& reach = reachability_.OfMeasure(m);
    if (!reach.known) return;
    for (int t = 0; t < measure.transforms_size(); ++t) {
      const ReachStage& before = reach.stages[static_cast<std::size_t>(t)];
      if (before.values.empty()) return;
      const std::string path = At(At("", "measures", m), "transforms", t);
      const v1::Transform& transform = measure.transforms(t);
      if (transform.has_steps()) {
        CheckSteps(measure, transform.steps(), before.values, reach.exact, In(path, "steps"));
      } else if (transform.has_percent_of_maximum() && before.least_maximum <= 0) {
        WarnNothing(In(path, "percent_of_maximum"), measure.id(), reach.exact,
                    "the maximum of the measure " + Quote(measure.id()) +
                        " is 0, and nothing is a percentage of that");
      } else if (transform.has_clamp()) {
        CheckClamp(measure, transform.clamp(), before.values, reach.exact, In(path, "clamp"));
      }
    }
  }

  static std::string Can(bool exact) { return exact ? "can" : "may"; }

  void CheckSteps(const v1::Measure& measure, const v1::StepTable& steps, const ScoreSet& values, bool exact,
                  const std::string& path) {
    const std::optional<Score> start = ReadScore(steps.rows(0).from());
    if (steps.below().empty() && start) {
      Found below;
      below.Add(values, -kMostScore, *start - 1);
      ReportSteps(measure, below, exact, At(path, "rows", 0),
                  "below the first range, which starts at " + ToText(*start),
                  "Write below: with the value of such scores, or start the first range lower.");
    }
    for (int r = 0; r < steps.rows_size(); ++r) {
      const std::optional<Score> end = ReadScore(steps.rows(r).to());
      if (!end) continue;
      const bool last = r + 1 == steps.rows_size();
      const std::optional<Score> next =
          last ? std::optional<Score>(kMostScore) : ReadScore(steps.rows(r + 1).from());
      if (!next) continue;
      Found gap;
      gap.Add(values, *end + 1, last ? *next : *next - 1);
      ReportSteps(
          measure, gap, exact, In(At(path, "rows", r), "to"),
          "above " + ToText(*end) + (last ? ", where the last range ends" : " and below the next range"),
          "Correct the ranges, or round the score before they are looked up.");
    }
  }

  void ReportSteps(const v1::Measure& measure, const Found& found, bool exact, const std::string& path,
                   const std::string& where, const std::string& remedy) {
    if (found.count == 0) return;
    Says says{.code = exact ? "step_not_covered" : "step_may_not_be_covered",
              .path = path,
              .value = found.ToText(),
              .message = "Before its ranges the measure " + Quote(measure.id()) + " " + Can(exact) +
                         " have " + Count(found.count, "score", "scores") + " " + where + ": " +
                         found.ToText() + ".",
              .remedy = remedy};
    if (exact) {
      context_.report.Error(std::move(says));
    } else {
      says.reason = std::string(kReasonEveryScore);
      context_.report.Warning(std::move(says));
    }
  }

  void CheckClamp(const v1::Measure& measure, const v1::Clamp& clamp, const ScoreSet& values, bool exact,
                  const std::string& path) {
    const std::optional<Score> ceiling = ReadScore(clamp.maximum());
    if (!ceiling || values.greatest() <= *ceiling) return;
    context_.report.Warning({.code = "score_held_down",
                             .path = In(path, "maximum"),
                             .value = clamp.maximum(),
                             .message = "The measure " + Quote(measure.id()) + " " + Can(exact) +
                                        " come to " + ToText(values.greatest()) + " and is held at " +
                                        clamp.maximum() + ": more need would count for nothing.",
                             .remedy = "Take the maximum away, unless a rule of the scheme itself says so.",
                             .reason = std::string(kReasonCeiling)});
  }

  // `what` can happen to somebody.
  void WarnNothing(const std::string& path, const std::string& value, bool exact, const std::string& what) {
    context_.report.Warning(
        {.code = "nothing_to_score_possible",
         .path = path,
         .value = value,
         .message = std::string(exact ? "It can happen that " : "As far as can be told it can happen that ") +
                    what + ": such a person would get no figure.",
         .remedy = "Let at least one question with points be asked of everyone and stay in the maximum.",
         .reason = std::string(kReasonEveryScore)});
  }

  // Components.

  void CheckComponent(int c) {
    const v1::Component& component = context_.policy.components(c);
    const int measure = context_.names.measures.Find(component.measure());
    if (measure < 0) return;
    // By table, the care groups it is for.
    std::map<int, std::vector<bool>> groups;
    const auto count = static_cast<std::size_t>(context_.policy.care_groups_size());
    if (component.choice_case() == v1::Component::kTable) {
      groups[context_.names.tables.Find(component.table())].assign(count, true);
    }
    for (const v1::TableChoice& choice : component.table_by_care_group().choices()) {
      std::vector<bool>& own = groups[context_.names.tables.Find(choice.table())];
      own.resize(count, false);
      const int group = context_.names.care_groups.Find(choice.care_group());
      if (group >= 0) own[static_cast<std::size_t>(group)] = true;
    }
    for (const auto& [table, own] : groups) {
      if (table >= 0 && !context_.policy.tables(table).has_price_list()) CheckLookup(c, measure, table, own);
    }
  }

  void CheckLookup(int c, int measure, int t, const std::vector<bool>& groups) {
    const v1::Component& component = context_.policy.components(c);
    const v1::AllocationTable& table = context_.policy.tables(t);
    TableUse& use = tables_[static_cast<std::size_t>(t)];
    use.looked_up = true;
    const FactTest* guard = model_.component_when[static_cast<std::size_t>(c)].get();
    const bool broken =
        model_.measures[static_cast<std::size_t>(measure)].broken || (guard != nullptr && guard->broken);
    ComponentReach reach;
    if (!broken) reach = reachability_.OfComponent(measure, guard, groups);
    const std::optional<ScoreRule> rule =
        ReadScoreRule(table.has_score_rounding() ? &table.score_rounding() : nullptr);
    std::optional<ScoreSet> rounded;
    if (reach.known && rule) rounded = reach.values.Rounded(*rule);
    if (!rounded) {
      use.known = false;
      if (!broken && rule) WarnUnknown(component, table, t);
      return;
    }
    v1::Coverage entry;
    entry.set_component(component.id());
    entry.set_table(table.id());
    entry.set_exact(reach.exact);
    entry.set_reachable_scores(rounded->size());
    if (rounded->empty()) {
      use.known = false;
      NoteNeverApplies(c, table);
    } else {
      entry.set_least(ToText(rounded->least()));
      entry.set_greatest(ToText(rounded->greatest()));
      if (reach.exact && !component.has_when()) WarnOfNoPercentages(component, table, t, *rounded);
      if (reach.may_not_count) {
        WarnNothing(In(At("", "components", c), "measure"), component.measure(), reach.exact,
                    "no part of the measure " + Quote(component.measure()) + ", which the component " +
                        Quote(component.id()) + " looks up, counts");
      }
    }
    if (const std::optional<std::vector<RowSpan>> spans = SpansOf(table)) {
      CheckRegions(component, table, t, RegionsOf(table, *spans), *rounded, reach.exact, &entry);
      CheckTopRow(component, table, t, *spans, *rounded, reach.exact);
    } else {
      use.known = false;
    }
    if (coverage_ != nullptr) coverage_->Add()->CopyFrom(entry);
  }

  void CheckRegions(const v1::Component& component, const v1::AllocationTable& table, int t,
                    const std::vector<TableRegion>& regions, const ScoreSet& scores, bool exact,
                    v1::Coverage* entry) {
    const std::string path = In(At("", "tables", t), KindField(table));
    std::vector<bool>& used_by_all = tables_[static_cast<std::size_t>(t)].rows_used;
    used_by_all.resize(static_cast<std::size_t>(RowsOf(table)->rows_size()), false);
    std::vector<bool> used(used_by_all.size(), false);
    Found uncovered;
    std::string_view why;
    for (const TableRegion& region : regions) {
      if (scores.Count(region.from, region.to) == 0) continue;
      if (!region.refused.empty()) {
        if (why.empty()) why = region.refused;
        uncovered.Add(scores, region.from, region.to);
        continue;
      }
      for (const int row : {region.row, region.other_row}) {
        if (row >= 0) used[static_cast<std::size_t>(row)] = used_by_all[static_cast<std::size_t>(row)] = true;
      }
      if (region.place == TableRegion::Place::kAbove && region.other_row < 0) {
        WarnClamped(component, table, In(path, "above"), scores.greatest(), exact);
      }
    }
    ReportUncovered(component, table, path, uncovered, why, exact);
    for (std::size_t r = 0; r < used.size(); ++r) {
      if (!used[r]) entry->add_rows_never_reached(static_cast<uint32_t>(r));
    }
  }

  void ReportUncovered(const v1::Component& component, const v1::AllocationTable& table,
                       const std::string& path, const Found& uncovered, std::string_view why, bool exact) {
    if (uncovered.count == 0) return;
    const std::string remedy = "Add rows, or say with below, between or above what such scores give.";
    if (exact) {
      context_.report.Error({.code = "score_not_covered",
                             .path = path,
                             .value = uncovered.ToText(),
                             .message = "In the component " + Quote(component.id()) + " a person can have " +
                                        Count(uncovered.count, "score", "scores") + " for which the table " +
                                        Quote(table.id()) + " gives no answer: " + uncovered.ToText() + "; " +
                                        std::string(why) + ".",
                             .remedy = remedy});
      return;
    }
    context_.report.Warning(
        {.code = "score_may_not_be_covered",
         .path = path,
         .value = uncovered.ToText(),
         .message = "In the component " + Quote(component.id()) +
                    " there may be scores for which the table " + Quote(table.id()) +
                    " gives no answer, such as " + uncovered.ToText() + "; " + std::string(why) +
                    ". The policy is too entangled to compute exactly which scores can be had.",
         .remedy = remedy,
         .reason = std::string(kReasonEveryScore)});
  }

  // Percents of a maximum come to 100 for those who need the most.
  void WarnOfNoPercentages(const v1::Component& component, const v1::AllocationTable& table, int t,
                           const ScoreSet& scores) {
    const std::string greatest = ToText(scores.greatest());
    if (!table.has_percentage() || greatest == "100") return;
    context_.report.Warning(
        {.code = "scores_are_no_percentages",
         .path = In(At("", "tables", t), "percentage"),
         .value = greatest,
         .message = "The table " + Quote(table.id()) + " is one of percentages, and the " +
                    "scores of the measure " + Quote(component.measure()) + " go up to " + greatest +
                    " and not to 100.",
         .remedy = "Let the measure end in percent_of_maximum, or make the table one of points.",
         .reason = std::string(kReasonPercentages)});
  }

  void WarnClamped(const v1::Component& component, const v1::AllocationTable& table, const std::string& path,
                   Score greatest, bool exact) {
    context_.report.Warning({.code = "top_row_is_ceiling",
                             .path = path,
                             .value = ToText(greatest),
                             .message = "In the component " + Quote(component.id()) + " scores " +
                                        Can(exact) + " go up to " + ToText(greatest) +
                                        ", above the last row of the table " + Quote(table.id()) +
                                        "; all of them get what the last row gives.",
                             .remedy = "Add rows up to that score, or write ABOVE_RULE_CONTINUE_LINE.",
                             .reason = std::string(kReasonCeiling)});
  }

  // A last band whose scores go on above its start by more than the width of the band before holds them down
  // as a ceiling would. A table of one band is the same for everyone and has no top.
  void CheckTopRow(const v1::Component& component, const v1::AllocationTable& table, int t,
                   const std::vector<RowSpan>& spans, const ScoreSet& scores, bool exact) {
    if (!table.has_bands() || spans.size() < 2) return;
    const RowSpan& last = spans.back();
    const Score width = last.from - spans[spans.size() - 2].from;
    const Score end = last.open ? kMostScore : last.to;
    if (scores.Count(last.from + width + 1, end) == 0) return;
    const int row = table.bands().rows_size() - 1;
    context_.report.Note({.code = "top_row_is_wide",
                          .path = At(In(At("", "tables", t), "bands"), "rows", row),
                          .value = table.bands().rows(row).from(),
                          .message = "In the component " + Quote(component.id()) +
                                     " the last row of the table " + Quote(table.id()) +
                                     " is wider than the row before it: its scores start at " +
                                     ToText(last.from) + ", " + Can(exact) + " go up to " +
                                     ToText(std::min(scores.greatest(), end)) + ", and all get the same.",
                          .remedy = "Look whether the sample has enough people up there for more rows.",
                          .reason = std::string(kReasonTopRow)});
  }

  void WarnUnknown(const v1::Component& component, const v1::AllocationTable& table, int t) {
    context_.report.Warning({.code = "score_may_not_be_covered",
                             .path = In(At("", "tables", t), KindField(table)),
                             .value = component.id(),
                             .message = "Which scores the component " + Quote(component.id()) +
                                        " can look up in the table " + Quote(table.id()) +
                                        " could not be computed: the numbers are too large or too many.",
                             .remedy = "Use smaller points and weights.",
                             .reason = std::string(kReasonEveryScore)});
  }

  void NoteNeverApplies(int c, const v1::AllocationTable& table) {
    const v1::Component& component = context_.policy.components(c);
    context_.report.Note({.code = "component_never_applies",
                          .path = At("", "components", c),
                          .value = component.id(),
                          .message = "Nobody can get the component " + Quote(component.id()) +
                                     " from the table " + Quote(table.id()) +
                                     ": no group, answers and scores meet its conditions.",
                          .remedy = "Correct its conditions, or take it away.",
                          .reason = std::string(kReasonTransparency)});
  }

  void NoteUnreached(int t) {
    const TableUse& use = tables_[static_cast<std::size_t>(t)];
    if (!use.looked_up || !use.known) return;
    const v1::AllocationTable& table = context_.policy.tables(t);
    std::vector<std::string> starts;
    for (std::size_t r = 0; r < use.rows_used.size(); ++r) {
      if (!use.rows_used[r]) starts.push_back(RowsOf(table)->rows(static_cast<int>(r)).from());
    }
    if (starts.empty()) return;
    context_.report.Note({.code = "row_never_reached",
                          .path = In(In(At("", "tables", t), KindField(table)), "rows"),
                          .value = starts.front(),
                          .message = Count(starts.size(), "row", "rows") + " of the table " +
                                     Quote(table.id()) + " can be reached by no score: from " + List(starts) +
                                     ".",
                          .remedy = "Check that the questionnaire and the table belong together.",
                          .reason = std::string(kReasonTransparency)});
  }

  const CheckContext& context_;
  google::protobuf::RepeatedPtrField<v1::Coverage>* coverage_;
  const ScoreModel model_;
  Reachability reachability_;
  std::vector<TableUse> tables_;
};

}  // namespace

void CheckCoverage(const CheckContext& context, int64_t most_work,
                   google::protobuf::RepeatedPtrField<v1::Coverage>* coverage) {
  CoverageCheck(context, most_work, coverage).Run();
}

}  // namespace ras::check
