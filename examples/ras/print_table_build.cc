#include "print_table_build.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "files.h"
#include "money.h"
#include "named_value.h"
#include "text_columns.h"

namespace ras::tool {
namespace {

std::string FromTo(const std::string& from, const std::string& to) {
  return from == to ? from : from + " to " + to;
}

std::string Decimal(const Json& object, const char* field) { return Text(Part(object, field), "decimal"); }

std::string People(const std::string& count) { return count + (count == "1" ? " person" : " people"); }

// "amount = 5.1 - 0.12 s + 0.12 s^2"
std::string Polynomial(const Json& coefficients) {
  std::string told;
  std::size_t power = 0;
  for (const Json& coefficient : coefficients) {
    std::string text = coefficient.get<std::string>();
    const bool negative = text.front() == '-';
    if (power > 0) {
      told += negative ? " - " : " + ";
      if (negative) text.erase(0, 1);
    }
    told += text;
    if (power > 0) told += " s";
    if (power > 1) told += "^" + std::to_string(power);
    ++power;
  }
  return told;
}

// A step as the documents name it, in words.
std::string StepWords(const std::string& step) {
  if (step == "monotone") return "put falling rows right";
  if (step == "group_means") return "means of groups";
  if (step == "low_need") return "no allocation for low need";
  return step;
}

void PrintSteps(const Json& provenance) {
  const bool weighed = !Text(provenance, "stands_for").empty();
  TextColumns columns(
      {"step", "rows changed", "largest change", weighed ? "all would get" : "the sample would get"},
      {1, 2, 3});
  for (const Json& effect : Part(provenance, "effects")) {
    columns.Add({StepWords(Text(effect, "step")), Count(effect, "rows_changed"),
                 Decimal(effect, "largest_change"), Decimal(effect, "total")});
  }
  Print(columns.ToString());
  if (const std::string curve = Polynomial(Part(provenance, "coefficients")); !curve.empty()) {
    Print("  amount = " + curve + "\n");
  }
  if (const std::string price = Text(provenance, "price_of_point"); !price.empty()) {
    Print("  a point costs " + price + "\n");
  }
  if (const std::string factor = Text(provenance, "budget_factor"); !factor.empty()) {
    Print("  the rows were multiplied by " + factor + " for the budget\n");
  }
}

// The fit for those the table was built from and, if that was asked for, for people it had not seen.
void PrintFit(const Json& response) {
  const Json& fit = Part(response, "fit");
  const Json& others = Part(response, "out_of_sample");
  const bool both = !others.is_null();
  const Json& naive = Part(others, "naive");
  const std::string built_from = PeopleBuiltFrom(response);
  TextColumns columns(
      both ? std::vector<std::string>{"how it fits", built_from, "people it had not seen", "the others' mean"}
           : std::vector<std::string>{"how it fits " + built_from, ""},
      both ? std::vector<std::size_t>{1, 2, 3} : std::vector<std::size_t>{1});
  const auto add = [&](const std::string& what, const std::string& here, const std::string& there,
                       const std::string& by_mean) {
    std::vector<std::string> cells = {what, here};
    if (both) cells.insert(cells.end(), {there, by_mean});
    columns.Add(std::move(cells));
  };
  add("what their support costs", Decimal(fit, "actual"), Decimal(others, "actual"), "");
  add("what the table would allocate", Decimal(fit, "allocated"), Decimal(others, "allocated"), "");
  add("mean distance between the two", Decimal(fit, "mean_absolute_error"),
      Decimal(others, "mean_absolute_error"), Decimal(naive, "mean_absolute_error"));
  add("median distance", Decimal(fit, "median_absolute_error"), Decimal(others, "median_absolute_error"),
      Decimal(naive, "median_absolute_error"));
  if (const std::string share = Text(fit, "r_squared"); !share.empty()) {
    add("share of the differences explained (R-squared)", share, Text(others, "r_squared"),
        Text(naive, "r_squared"));
  }
  std::size_t i = 0;
  for (const Json& within : Part(fit, "within")) {
    const auto by = [i](const Json& of) { return Count(Part(of, "within").at(i), "people"); };
    add("within " + std::to_string(within.value("percent", 0)) + "% of the cost", Count(within, "people"),
        both ? by(others) : "", both ? by(naive) : "");
    ++i;
  }
  Print(columns.ToString());
}

// Whether people of one kind are allocated too much or too little: those the table was built from and, if
// that was asked for, by tables that had not seen them.
void PrintBias(const char* part, const char* title, const Json& response) {
  const Json& own = Part(Part(response, "fit"), part);
  if (own.is_null()) return;
  const Json& others = Part(Part(response, "out_of_sample"), part);
  const bool both = !others.is_null();
  std::vector<std::string> heading = {title, "people", "cost", "allocated", "mean difference"};
  if (both) heading.insert(heading.end(), {"not seen", "others' mean"});
  TextColumns columns(
      heading, both ? std::vector<std::size_t>{1, 2, 3, 4, 5, 6} : std::vector<std::size_t>{1, 2, 3, 4});
  std::size_t i = 0;
  for (const Json& bias : own) {
    const std::string lowest = Text(bias, "lowest_score"), highest = Text(bias, "highest_score");
    const std::string band = FromTo(lowest, highest);
    const char* const few = bias.value("few_people", false) ? " (few people)" : "";
    std::vector<std::string> cells = {(lowest.empty() ? Text(bias, "care_group") : band) + few,
                                      Text(bias, "people"), Decimal(bias, "actual"),
                                      Decimal(bias, "allocated"), Decimal(bias, "mean_difference")};
    if (both) {
      const Json& naive = Part(Part(Part(response, "out_of_sample"), "naive"), part);
      cells.insert(cells.end(),
                   {Decimal(others.at(i), "mean_difference"), Decimal(naive.at(i), "mean_difference")});
    }
    columns.Add(std::move(cells));
    ++i;
  }
  Print(columns.ToString());
}

// For how many people those of the sample count.
void PrintWeights(const Json& provenance) {
  const std::string all = Text(provenance, "stands_for");
  if (all.empty()) return;
  Print("  They stand for " + all + (all == "1" ? " person" : " people") + " in all.\n");
  if (Part(provenance, "stratum_weights").is_null()) return;
  TextColumns strata({"weighed by the population", "people", "in the sample", "each counts for"}, {1, 2, 3});
  for (const Json& stratum : Part(provenance, "stratum_weights")) {
    const std::string service = Text(stratum, "service");
    strata.Add({Text(stratum, "care_group") + (service.empty() ? "" : ", " + service),
                Count(stratum, "people"), Count(stratum, "sampled"), Text(stratum, "weight")});
  }
  Print(strata.ToString());
}

// A line for the sample or the population of a stratum.
void AddReconciled(const std::string& whose, const Json& reconciled, TextColumns* columns) {
  if (reconciled.is_null()) return columns->Add({whose + ", nobody in the sample", "", "", "", "", ""});
  columns->Add({whose, Count(reconciled, "people"), Decimal(reconciled, "spent"),
                Decimal(reconciled, "allocated"), Decimal(reconciled, "contingency"),
                Decimal(reconciled, "committed_less_spent")});
}

std::string NameOf(const Json& stratum) {
  const std::string service = Text(stratum, "service");
  return Text(stratum, "care_group") + (service.empty() ? "" : ", " + service);
}

void PrintReconciliation(const Json& reconciliation, const Json& sample) {
  if (reconciliation.is_null()) {
    TextColumns columns({"in the sample", "people", "spent now", "allocated", "kept back", "more than now"},
                        {1, 2, 3, 4, 5});
    AddReconciled("in all", sample, &columns);
    Print(columns.ToString());
    return;
  }
  for (const auto& [part, title] :
       {std::pair("sample", "in the sample"), std::pair("population", "in the population")}) {
    TextColumns columns({title, "people", "spent now", "allocated", "kept back", "more than now"},
                        {1, 2, 3, 4, 5});
    for (const Json& stratum : Part(reconciliation, "strata")) {
      AddReconciled(NameOf(stratum), Part(stratum, part), &columns);
    }
    AddReconciled("in all", Part(Part(reconciliation, "total"), part), &columns);
    Print(columns.ToString());
  }
  TextColumns columns({"by the accounts", "spent", "sample makes it more by", "committed more by"},
                      {1, 2, 3});
  bool known = false;
  const auto add = [&](const std::string& whose, const Json& stratum) {
    if (Part(stratum, "accounts").is_null()) return;
    known = true;
    columns.Add({whose, Decimal(stratum, "accounts"), Decimal(stratum, "spent_less_accounts"),
                 Decimal(stratum, "committed_less_accounts")});
  };
  for (const Json& stratum : Part(reconciliation, "strata")) add(NameOf(stratum), stratum);
  add("in all", Part(reconciliation, "total"));
  if (known) Print(columns.ToString());
}

void PrintProposals(const Json& scores) {
  if (scores.is_null()) return;
  TextColumns columns({"proposed score", "amount", "people", "scores", "least", "greatest"},
                      {0, 1, 2, 3, 4, 5});
  for (const Json& score : scores) {
    const std::string from = Text(score, "from"), to = Text(score, "to");
    columns.Add({Text(score, "score"), Decimal(score, "amount"), Count(score, "people"), FromTo(from, to),
                 Decimal(score, "least"), Decimal(score, "greatest")});
  }
  Print(columns.ToString());
}

// Some of the rows, the first and the last among them: what the table gives, at a glance.
void PrintRows(const Json& rows) {
  constexpr std::size_t kShown = 10;
  const std::size_t all = rows.size();
  const std::size_t shown = std::min(all, kShown);
  TextColumns columns(
      {shown < all ? "some of the " + std::to_string(all) + " rows: from" : "rows: from", "amount"}, {0, 1});
  for (std::size_t i = 0; i < shown; ++i) {
    const Json& row = rows.at(shown < all ? i * (all - 1) / (kShown - 1) : i);
    const std::string amount = Text(row, "amount");
    columns.Add({Text(row, "from"), amount.empty() ? "no allocation" : amount});
  }
  Print(columns.ToString());
}

// What the table is of, and the options that say so.
void PrintPlan(const Json& table) {
  const bool percentage = !Part(table, "percentage").is_null();
  const Json& rows = RowsOf(table);
  const bool gross = Text(table, "basis") == "TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT";
  const std::string period = Text(table, "period");
  std::string plan = "For one " + PeriodText(period) + ", by " + (percentage ? "percent" : "points");
  if (!rows.empty()) plan += " from " + Text(rows.front(), "from") + " to " + Text(rows.back(), "from");
  plan += gross ? ", gross of informal support" : ", after informal support";
  Print(plan + " (--period " + ValueWord("PERIOD_", period) + " --kind " +
        (percentage ? "percentage" : "points") + " --basis " + (gross ? "gross" : "after") + ").\n");
}

}  // namespace

const Json& RowsOf(const Json& table) {
  const bool percentage = !Part(table, "percentage").is_null();
  return Part(Part(table, percentage ? "percentage" : "points"), "rows");
}

std::string PeopleBuiltFrom(const Json& response) {
  std::size_t outliers = 0;
  for (const Json& person : Part(Part(response, "provenance"), "excluded")) {
    if (!Part(person, "by").is_null()) ++outliers;
  }
  std::string told = "the " + People(Text(Part(response, "fit"), "people")) + " it was built from";
  if (outliers > 0)
    told += ", without the " + std::to_string(outliers) + (outliers == 1 ? " outlier" : " outliers");
  return told;
}

void PrintOutliers(const Json& provenance) {
  if (Part(provenance, "outlier_bounds").is_null()) return;
  TextColumns bounds({"left out, by rule", "bound", "people"}, {1, 2});
  for (const Json& bound : Part(provenance, "outlier_bounds")) {
    std::string rule = Text(bound, "by").substr(std::string("OUTLIER_RULE_").size());
    for (char& c : rule) c = c == '_' ? ' ' : static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    // As the options say it.
    if (const std::size_t at = rule.find("residual"); at != std::string::npos) rule.replace(at, 8, "row");
    bounds.Add({rule, Text(bound, "bound"), Count(bound, "people")});
  }
  Print(bounds.ToString());
  if (const std::string cost = Decimal(provenance, "outliers_cost"); !cost.empty()) {
    Print("  those left out by rule cost " + cost + " in all, by which the table is built from less\n");
  }
  for (const Json& person : Part(provenance, "excluded")) {
    if (Part(person, "by").is_null()) continue;
    Print("  " + Text(person, "id") + ", score " + Text(person, "score") + ", cost " + Text(person, "cost") +
          ": " + Text(person, "because") + "\n");
  }
}

void PrintTableBuild(const Json& response) {
  Print(Text(Part(response, "table"), "source") + "\n");
  PrintPlan(Part(response, "table"));
  PrintWeights(Part(response, "provenance"));
  PrintOutliers(Part(response, "provenance"));
  PrintSteps(Part(response, "provenance"));
  PrintFit(response);
  PrintBias("groups", "care group", response);
  PrintBias("bands", "scores", response);
  PrintReconciliation(Part(response, "reconciliation"), Part(response, "sample"));
  PrintRows(RowsOf(Part(response, "table")));
  PrintProposals(Part(response, "proposed_scores"));
}

}  // namespace ras::tool
