#include "print_monitor.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "files.h"
#include "money.h"
#include "named_value.h"
#include "text_columns.h"

namespace ras::tool {
namespace {

std::string NotKnown(const std::string& name) { return name.empty() ? "not known" : name; }

std::string Percent(const Json& object, const char* field) {
  const std::string percent = Text(object, field);
  return percent.empty() ? "" : percent + "%";
}

std::string VerdictText(const Json& figures) {
  const std::string verdict = Text(figures, "verdict");
  if (verdict == "TRIGGER_VERDICT_MET") return "met";
  return verdict == "TRIGGER_VERDICT_NOT_MET" ? "not met" : "cannot be told";
}

std::string IntervalText(const Json& figures) {
  const std::string lower = Percent(figures, "lower_percent");
  return lower.empty() ? "" : lower + " to " + Percent(figures, "upper_percent");
}

void PrintVerdict(const Json& answer) {
  const Json& everyone = Part(answer, "everyone");
  const std::string trigger = Text(answer, "sufficiency_percent") + "%";
  std::string text;
  if (Percent(everyone, "share_percent").empty()) {
    text = "Of nobody both the indicative allocation and the final budget are known.";
  } else {
    text = everyone.value("below_trigger", false)
               ? "Fewer than " + trigger + " of indicative allocations proved sufficient: "
               : "At least " + trigger + " of indicative allocations proved sufficient: ";
    text += Percent(everyone, "share_percent") + ", " + Count(everyone, "sufficient") + " of " +
            Count(everyone, "people") + ".";
    if (VerdictText(everyone) == "cannot be told") text += " Chance could have made the difference.";
  }
  text += " It is " + Text(answer, "as_of") + "; " + Count(answer, "people") + " people, of whom " +
          Count(answer, "undecided") +
          (Count(answer, "undecided") == "1" ? " has no final budget yet." : " have no final budget yet.");
  Print(Wrap(text));
}

void AddFigures(const std::string& name, const Json& figures, TextColumns* columns) {
  columns->Add({name, Count(figures, "people"), Count(figures, "sufficient"),
                Percent(figures, "share_percent"), IntervalText(figures), VerdictText(figures),
                Money(figures, "indicative"), Money(figures, "final_budget"), Count(figures, "enhanced"),
                Money(figures, "above"), Count(figures, "reduced"), Money(figures, "below")});
}

void AddGroups(const char* heading, const Json& groups, TextColumns* columns) {
  if (groups.is_null() || groups.empty()) return;
  columns->Add({heading, "", "", "", "", "", "", "", "", "", "", ""});
  for (const Json& figures : groups) AddFigures(NotKnown(Text(figures, "name")), figures, columns);
}

void PrintFigures(const Json& answer) {
  TextColumns columns(
      {"", "people", "sufficient", "share", "it lies within", Text(answer, "sufficiency_percent") + "% is",
       "indicative", "final", "above", "by", "below", "by"},
      {1, 2, 3, 6, 7, 8, 9, 10, 11});
  AddFigures("everyone", Part(answer, "everyone"), &columns);
  AddGroups("by care group", Part(answer, "care_groups"), &columns);
  AddGroups("by approval tier", Part(answer, "approval_tiers"), &columns);
  Print("\nFor one " + PeriodText(Text(answer, "period")) + ", " + Text(answer, "confidence_percent") +
        "% sure:\n" + columns.ToString());
}

void PrintContingency(const Json& answer) {
  const Json& use = Part(answer, "contingency");
  if (use.is_null()) return;
  std::string text = "Contingency: " + Money(use, "used") + " of " + Money(use, "amount") + " is used, and " +
                     Money(use, "left") + " is left. What is agreed already will have used " +
                     Money(use, "agreed") + " by the end of the year";
  const std::string projected = Money(use, "projected");
  text += projected.empty() ? "."
                            : "; with as much that is new as so far, " + projected + ", which leaves " +
                                  Money(use, "projected_left") + ".";
  const std::string runs_out = Text(use, "runs_out_on");
  if (runs_out.empty()) {
    text += " It lasts.";
  } else {
    // Days have one form, in which their order is that of their letters.
    text += (runs_out <= Text(answer, "as_of") ? " It ran out on " : " It runs out on ") + runs_out + ".";
  }
  Print("\n" + Wrap(text));
}

std::string StateText(const Json& review) {
  const std::string state = Text(review, "state");
  const std::string from = Text(review, "begin_from");
  const std::string by = Text(review, "begin_by");
  if (state == "REVIEW_STATE_NOT_YET") return "begin from " + from + " on, and by " + by;
  if (state == "REVIEW_STATE_BEGIN_NOW") return "begin now, and by " + by;
  return state == "REVIEW_STATE_LATE" ? "it was to begin by " + by : "it is overdue";
}

void PrintStaleness(const Json& answer) {
  const Json& staleness = Part(answer, "staleness");
  const Json& review = Part(staleness, "review");
  if (!review.is_null()) {
    Print("\n" + Wrap("Review on " + Text(review, "review_on") + ": " + StateText(review) + "."));
  }
  const Json& prices = Part(staleness, "prices");
  if (prices.is_null() || prices.empty()) return;
  TextColumns columns({"prices", "of", "known from", "months ago", "", "agreed on", "months ago"}, {3, 6});
  for (const Json& of : prices) {
    columns.Add({Text(of, "name"), Text(of, "on"), ValueWord("PRICES_FROM_", Text(of, "from")),
                 of.contains("months") ? std::to_string(of["months"].get<int64_t>()) : "",
                 of.value("old", false) ? "old" : "", Text(of, "agreed_on"),
                 of.contains("agreed_months") ? std::to_string(of["agreed_months"].get<int64_t>()) : ""});
  }
  Print("\n" + columns.ToString());
}

void PrintReasons(const Json& enhancements) {
  const Json& reasons = Part(enhancements, "reasons");
  if (reasons.is_null() || reasons.empty()) return;
  TextColumns columns({"reason for a difference", "above", "by", "below", "by"}, {1, 2, 3, 4});
  for (const Json& reason : reasons) {
    const std::string id = Text(reason, "reason");
    const std::string title = Text(reason, "title");
    columns.Add({id.empty()      ? "none recorded"
                 : title.empty() ? id
                                 : title,
                 Count(reason, "enhanced"), Money(reason, "above"), Count(reason, "reduced"),
                 Money(reason, "below")});
  }
  Print("\n" + columns.ToString());
}

void PrintLists(const Json& enhancements) {
  constexpr struct {
    const char* field;
    const char* text;
  } kLists[] = {{"limit_passed", "time limit passed"},
                {"limit_missing", "no time limit"},
                {"limit_missing_passed", "no time limit, and passed by the rule"},
                {"limit_too_long", "time limit too late"},
                {"without_reason", "no reason recorded"},
                {"unknown_reason", "reason not listed"},
                {"above_tier", "more than the tier may approve"},
                {"unknown_tier", "tier not listed"},
                {"without_tier", "no tier recorded"}};
  for (const auto& [field, text] : kLists) {
    const Json& list = Part(enhancements, field);
    if (list.is_null()) continue;
    const Json& ids = Part(list, "ids");
    std::string line = std::string(text) + ", " + Count(list, "people");
    if (!ids.empty()) line += ":";
    for (const Json& id : ids) line += " " + id.get<std::string>();
    if (!ids.empty() && std::to_string(ids.size()) != Count(list, "people")) line += " ...";
    Print(Wrap(line, 2));
  }
}

const char* StageText(const std::string& stage) {
  if (stage == "STAGE_ASSESSMENT") return "assessment";
  if (stage == "STAGE_INDICATIVE_ALLOCATION") return "indicative";
  return stage == "STAGE_SUPPORT_PLAN" ? "plan" : "final budget";
}

std::string DaysOf(const Json& times, const char* field) {
  return times.contains(field) ? std::to_string(times[field].get<int64_t>()) : "";
}

void PrintStages(const Json& answer) {
  TextColumns columns({"days from", "to", "standard", "people", "half within", "90% within", "longest",
                       "beyond", "waiting", "longest so far", "beyond already"},
                      {2, 3, 4, 5, 6, 7, 8, 9, 10});
  for (const Json& times : Part(answer, "stages")) {
    const bool standard = times.contains("days");
    const Json& beyond = Part(times, "waiting_beyond");
    columns.Add({StageText(Text(times, "from")), StageText(Text(times, "to")), DaysOf(times, "days"),
                 Count(times, "people"), Text(times, "median"), Text(times, "ninetieth"),
                 DaysOf(times, "longest"), standard ? Count(times, "beyond") : "", Count(times, "waiting"),
                 DaysOf(times, "longest_wait"),
                 !standard          ? ""
                 : beyond.is_null() ? "0"
                                    : Count(beyond, "people")});
  }
  Print("\n" + columns.ToString());
}

// A bar of at most 40 marks, a whole one for each 2.5%.
std::string Bar(const std::string& percent) {
  constexpr double kPercentOfMark = 2.5;
  if (percent.empty()) return "";
  return std::string(static_cast<std::size_t>(std::strtod(percent.c_str(), nullptr) / kPercentOfMark), '#');
}

std::string MarkText(const Json& point) {
  const auto side = [&](const char* field) { return ValueWord("CHART_SIDE_", Text(point, field)); };
  std::string text;
  if (point.contains("beyond")) text = side("beyond") + " what chance explains";
  if (point.contains("in_run")) text += (text.empty() ? "" : ", ") + side("in_run") + " in a row";
  if (point.value("unfinished", false)) text += (text.empty() ? "" : ", ") + std::string("not over yet");
  return text;
}

void PrintChart(const Json& answer) {
  const Json& chart = Part(answer, "chart");
  if (chart.is_null()) return;
  TextColumns columns({"agreed from", "people", "share", "low up to", "high from", "", ""}, {1, 2, 3, 4});
  for (const Json& point : Part(chart, "points")) {
    const std::string share = Text(point, "share_percent");
    columns.Add({Text(point, "from"), Count(point, "people"), Percent(point, "share_percent"),
                 Percent(point, "lower_percent"), Percent(point, "upper_percent"), Bar(share),
                 MarkText(point)});
  }
  Print("\nShare sufficient by " + ValueWord("CHART_BY_", Text(chart, "by")) + ", about " +
        Percent(chart, "centre_percent") + ":\n" + columns.ToString());
}

}  // namespace

void PrintMonitor(const Json& answer) {
  PrintVerdict(answer);
  PrintFigures(answer);
  PrintContingency(answer);
  PrintStaleness(answer);
  PrintReasons(Part(answer, "enhancements"));
  PrintLists(Part(answer, "enhancements"));
  PrintStages(answer);
  PrintChart(answer);
}

}  // namespace ras::tool
