#include "print_variance.h"

#include <algorithm>
#include <string>

#include "files.h"
#include "group_names.h"
#include "money.h"
#include "named_value.h"
#include "text_columns.h"

namespace ras::tool {
namespace {

// Four decimals say nothing of what is smaller; no chance is none at all.
std::string ChanceText(const std::string& probability) {
  return probability == "0.0000" ? "less than 0.0001" : probability;
}

// "a to b", or nothing. A star marks Student's where others are drawn again.
std::string IntervalText(const Json& figures, bool has_bootstrap) {
  const bool drawn = !Part(figures, "by_bootstrap").is_null();
  const Json& interval = Part(figures, drawn ? "by_bootstrap" : "by_student");
  if (interval.is_null()) return {};
  return Money(interval, "lower") + " to " + Money(interval, "upper") + (has_bootstrap && !drawn ? " *" : "");
}

// The figures are of the people who were looked at, whatever they say of all people of the group.
constexpr const char* kOfTheseAlone = " (of these alone)";

bool IsOfTheseAlone(const Json& group) { return group.value("unsupported", false); }

std::string VerdictText(const Json& figures) {
  const std::string verdict = Text(figures, "verdict");
  std::string text = verdict == "VARIANCE_VERDICT_AVERAGES_OUT" ? "averages out"
                     : verdict == "VARIANCE_VERDICT_GIVES_MORE" ? "gives more"
                     : verdict == "VARIANCE_VERDICT_GIVES_LESS" ? "gives less"
                                                                : "cannot be told";
  if (IsOfTheseAlone(figures)) text += kOfTheseAlone;
  return text;
}

void AddFigures(const Json& figures, bool has_bootstrap, TextColumns* columns) {
  columns->Add({NamesText(figures), Text(figures, "people"), Money(figures, "actual"),
                Money(figures, "allocated"), Money(figures, "difference"), Count(figures, "gain"),
                Count(figures, "within"), Count(figures, "lose"), Money(figures, "mean_difference"),
                IntervalText(figures, has_bootstrap), VerdictText(figures)});
}

std::string ByText(const Json& grouping) {
  std::string text;
  for (const Json& dimension : Part(grouping, "by")) {
    std::string word = ValueWord("VARIANCE_DIMENSION_", dimension.get_ref<const std::string&>());
    std::replace(word.begin(), word.end(), '-', ' ');
    text += (text.empty() ? "" : " and ") + word;
  }
  return text;
}

// Sums know differences by their classes (docs/variance.md section 6).
void PrintSpread(const Json& figures, bool are_sums) {
  std::string text = "One person's allocation is " + Money(figures, "mean_absolute_difference") +
                     " from the cost on average";
  if (const std::string percent = Text(figures, "mean_absolute_percent"); !percent.empty()) {
    text += "; in percent of each person's own cost that is " + percent + "% on average, and with its sign " +
            Text(figures, "mean_percent") + "%";
  }
  if (const std::string deviation = Money(figures, "standard_deviation"); !deviation.empty()) {
    text += ". The standard deviation of the differences is " + deviation;
  }
  text += are_sums ? ". Differences, each that of the person at that place, to within one part in 2048 of it:"
                   : ". Differences:";
  for (const Json& quantile : Part(figures, "quantiles")) {
    text += " " + std::to_string(quantile.value("percent", 0)) + "% of people up to " +
            Money(quantile, "difference") + ",";
  }
  text.back() = '.';
  if (const std::string sign = Text(figures, "sign_probability"); !sign.empty()) {
    text += " Chance alone would make as many gain or lose with a probability of " + ChanceText(sign) +
            " (sign test), and as much with " + ChanceText(Text(figures, "signed_rank_probability")) +
            " (signed ranks).";
  }
  Print(Wrap(text, 2));
}

void PrintPeople(const char* heading, const Json& people) {
  if (people.is_null() || people.empty()) return;
  TextColumns columns({heading, "score", "care group", "cost", "allocation", "difference"}, {1, 3, 4, 5});
  for (const Json& person : people) {
    columns.Add({Text(person, "id"), Text(person, "score"), Text(person, "care_group"),
                 Money(person, "actual"), Money(person, "allocated"), Money(person, "difference")});
  }
  Print(columns.ToString());
}

// "1.50 less", "1.50 more", "0.00".
std::string MoreOrLess(const Json& effect, const char* field) {
  const std::string amount = Money(effect, field);
  if (amount.empty() || amount == "0.00") return amount;
  return amount.front() == '-' ? amount.substr(1) + " less" : amount + " more";
}

std::string EffectText(const Json& effect) {
  if (Part(effect, "difference").is_null()) return "cannot be told";
  return MoreOrLess(effect, "difference") + " (" + MoreOrLess(effect, "lower") + " to " +
         MoreOrLess(effect, "upper") + "), p " + ChanceText(Text(effect, "probability")) +
         (effect.value("differs", false) ? " differs" : "");
}

constexpr const char* kCostIndexText =
    "Cost index: what support costs for each pound allocated, where 100 is everyone.";

// Sums tell no more of equity: the rest needs everybody at once.
void PrintCostIndices(const Json& equity) {
  Print("People whose care group and score are known:\n");
  TextColumns columns({"care group", "people", "cost index", "change"}, {1, 2, 3});
  for (const Json& group : Part(equity, "groups")) {
    columns.Add({Text(group, "care_group") + (IsOfTheseAlone(group) ? kOfTheseAlone : ""),
                 Text(group, "people"), Text(group, "cost_index"), Text(group, "index_change")});
  }
  Print(columns.ToString());
  Print(Wrap(kCostIndexText, 2));
}

void PrintEquity(const Json& view, const std::string& confidence, bool are_sums) {
  const Json& equity = Part(view, "equity");
  if (equity.is_null()) return;
  if (are_sums) return PrintCostIndices(equity);
  Print("Beside people with the same score in all other care groups, " + confidence +
        "% sure for all care groups together:\n");
  TextColumns columns({"care group", "people", "support costs", "is allocated", "cost index", "change"},
                      {1, 4, 5});
  for (const Json& group : Part(equity, "groups")) {
    columns.Add({Text(group, "care_group") + (IsOfTheseAlone(group) ? kOfTheseAlone : ""),
                 Text(group, "people"), EffectText(Part(group, "cost")),
                 EffectText(Part(group, "allocation")), Text(group, "cost_index"),
                 Text(group, "index_change")});
  }
  Print(columns.ToString());
  Print(
      Wrap("p: how likely chance alone makes as much of a difference. It and the interval are corrected for "
           "the number of care groups; a care group differs if its interval does not hold zero. " +
               std::string(kCostIndexText),
           2));
}

// Of sums it is theirs.
std::string PeriodOf(const Json& answer) {
  const std::string period = Text(answer, "period");
  return period.empty() ? Text(Part(answer, "sums"), "period") : period;
}

void PrintView(const Json& view, const Json& answer) {
  const bool before = Text(view, "basis") == "SUPPORT_BASIS_BEFORE_INFORMAL_SUPPORT";
  const std::string confidence = Text(answer, "confidence_percent");
  Print(std::string(before ? "Before" : "After") + " informal support, for one " +
        PeriodText(PeriodOf(answer)) + ", " + confidence + "% sure:\n");
  TextColumns columns({"", "people", "cost", "allocation", "difference", "gain", "within", "lose", "mean",
                       "it lies within", "variances"},
                      {1, 2, 3, 4, 5, 6, 7, 8});
  const Json& bootstrap = Part(answer, "bootstrap");
  const bool has_bootstrap = !bootstrap.is_null();
  bool any_of_these_alone = false;
  AddFigures(Part(view, "everyone"), has_bootstrap, &columns);
  for (const Json& grouping : Part(view, "groupings")) {
    columns.Add({"by " + ByText(grouping), "", "", "", "", "", "", "", "", "", ""});
    for (const Json& figures : Part(grouping, "groups")) {
      AddFigures(figures, has_bootstrap, &columns);
      any_of_these_alone = any_of_these_alone || IsOfTheseAlone(figures);
    }
  }
  Print(columns.ToString());
  Print(Wrap(
      "Difference: allocations less costs. Gain, within and lose: how many people are allocated more than "
      "their support costs, the same to within the tolerance, and less. Mean: the difference of one person "
      "on "
      "average, and what it lies within with that certainty: of groups, all of one grouping together. The "
      "verdict is by that interval. What a table keeps back as a contingency is part of the difference. Of "
      "each group --json tells the rest as well.",
      2));
  const bool are_sums = !Part(answer, "sums").is_null();
  if (has_bootstrap) {
    Print(Wrap("Intervals are by " + std::to_string(bootstrap.value("samples", 0U)) +
                   " samples drawn again, with the seed \"" + Text(bootstrap, "seed") +
                   "\"; with a star by Student's t, where people or samples are few.",
               2));
  }
  if (any_of_these_alone) {
    Print(Wrap(are_sums ? "Of these alone: it is not known for whom the parts were drawn, and so what these "
                          "people say of all of a group."
                        : "Of these alone: these people were not drawn for their group by itself, and say "
                          "little of all of it. "
                          "Whom a sample was drawn for is said by --drawn-for.",
               2));
  }
  PrintSpread(Part(view, "everyone"), are_sums);
  PrintPeople("gain most", Part(view, "most_gained"));
  PrintPeople("lose most", Part(view, "most_lost"));
  PrintEquity(view, confidence, are_sums);
}

}  // namespace

void PrintVariance(const Json& answer) {
  for (const Json& view : Part(answer, "views")) PrintView(view, answer);
}

}  // namespace ras::tool
