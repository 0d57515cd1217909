#include "print_determination.h"

#include "money.h"
#include "print_explanation.h"
#include "text_columns.h"

namespace ras::tool {
namespace {

// "rounded half up to 1.00": how a step rounded, if that changed anything.
std::string RoundingText(const Json& step) {
  const std::string exact = Text(step, "exact");
  if (exact.empty() || exact == Text(Part(Part(step, "after"), "amount"), "decimal")) return {};
  const Json& rounding = Part(step, "rounding");
  std::string mode = Text(rounding, "mode");
  const std::string prefix = "ROUNDING_MODE_";
  if (mode.rfind(prefix, 0) == 0) mode.erase(0, prefix.size());
  for (char& letter : mode) {
    letter =
        letter == '_' ? ' ' : static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
  }
  const std::string pence = Text(rounding, "increment_pence");
  return exact + ", rounded " + mode + " to " + Decimal(pence.empty() ? 1 : std::stoll(pence));
}

// What a step did to the amount, in a few words.
std::string HowText(const Json& step) {
  const std::string kind = Text(step, "kind");
  const std::string limit = Text(Part(step, "limit"), "decimal");
  std::string how;
  if (kind == "STEP_KIND_MINIMUM") {
    how = "not less than " + limit;
  } else if (kind == "STEP_KIND_CAP") {
    how = "not more than " + limit;
  } else if (kind == "STEP_KIND_INFORMAL_SUPPORT_LOOKUP") {
    how = "for the need that is left after informal support";
  } else if (kind == "STEP_KIND_CUT_OFF") {
    how = "no figure above " + limit;
  } else if (const std::string factor = Text(step, "factor"); !factor.empty()) {
    how = "x " + factor;
  }
  if (const std::string rounding = RoundingText(step); !rounding.empty()) {
    how += (how.empty() ? "= " : " = ") + rounding;
  }
  return how;
}

void AddSteps(const Json& steps, TextColumns* columns) {
  for (const Json& step : steps) {
    columns->Add({Text(step, "title"), HowText(step), AmountText(Part(step, "effect")),
                  AmountText(Part(step, "after"))});
  }
}

// "row 15 to 29 (some support)", "above row 245".
std::string RowText(const Json& lookup) {
  const std::string place = Text(lookup, "place");
  const Json& row = Part(lookup, "row");
  if (row.is_null()) return place == "LOOKUP_PLACE_BELOW_FIRST_ROW" ? "below the first row" : std::string();
  std::string text = place == "LOOKUP_PLACE_ABOVE_LAST_ROW" ? "above the last row, "
                     : place == "LOOKUP_PLACE_BETWEEN_ROWS" ? "between two rows, after row "
                                                            : "row ";
  const std::string from = Text(row, "from");
  const std::string to = Text(row, "to");
  text += from;
  if (!to.empty() && to != from) text += " to " + to;
  if (const std::string label = Text(row, "label"); !label.empty()) text += " (" + label + ")";
  return text;
}

// "Allocation by points: score 15, row 15 to 29 (some support)"
std::string LookupText(const Json& component) {
  const Json& lookup = Part(component, "lookup");
  std::string text = Text(component, "table_title");
  if (lookup.is_null()) return text;
  text += ": score " + Text(lookup, "score_rounded");
  const std::string row = RowText(lookup);
  return row.empty() ? text : text + ", " + row;
}

std::string ComponentText(const Json& component) {
  std::string text = Text(component, "title") + "\n";
  if (const std::string lookup = LookupText(component); !lookup.empty()) text += Wrap(lookup, 2);
  const std::string outcome = Text(component, "outcome");
  if (outcome != "OUTCOME_AMOUNT") text += "  " + OutcomeText(outcome) + "\n";
  TextColumns items({"item", "quantity", "rate", "amount"}, {1, 2, 3});
  for (const Json& item : Part(component, "items")) {
    items.Add({Text(item, "label"), Text(item, "quantity"), Text(item, "rate"),
               Text(Part(item, "amount"), "decimal")});
  }
  if (!Part(component, "items").is_null()) text += items.ToString();
  if (Part(component, "steps").is_null()) return text;
  TextColumns steps({"step", "", "effect", "amount"}, {2, 3});
  AddSteps(Part(component, "steps"), &steps);
  return text + steps.ToString();
}

// What an answer or a row prompts the worker to do, and where it comes from; nothing if there is nothing.
std::string PromptsText(const Json& prompts) {
  if (prompts.is_null()) return {};
  std::string text = "\nFor the worker\n\n";
  for (const Json& prompt : prompts) {
    const std::string question = Text(prompt, "question");
    const std::string from =
        question.empty() ? "component " + Text(prompt, "component") : "question " + question;
    text += Wrap(from + ": " + Text(prompt, "text"), 2);
  }
  return text;
}

}  // namespace

std::string DeterminationText(const Json& determination) {
  const Json& policy = Part(determination, "policy");
  std::string text = "Case:    " + Text(Part(determination, "assessment"), "reference") + "\n";
  text += "Policy:  " + Text(policy, "id") + " " + Text(policy, "version") + ", " +
          Text(policy, "authority") + "\n";
  text += "         fingerprint " + Text(policy, "fingerprint") + "\n\n";
  text += ExplanationText(Part(determination, "account"));

  text += PromptsText(Part(determination, "prompts"));
  text += "\nThe arithmetic, in " + Text(determination, "currency") + "\n\n";
  for (const Json& component : Part(determination, "components")) text += ComponentText(component) + "\n";
  if (const Json& steps = Part(determination, "total_steps"); !steps.is_null()) {
    TextColumns total({"all together", "", "effect", "amount"}, {2, 3});
    AddSteps(steps, &total);
    text += total.ToString() + "\n";
  }
  const std::string outcome = Text(determination, "outcome");
  const std::string amount = AmountText(Part(determination, "indicative_allocation"));
  return text + "Indicative allocation: " +
         (amount.empty() ? OutcomeText(outcome)
                         : amount + " for one " + PeriodText(Text(determination, "period"))) +
         "\n";
}

}  // namespace ras::tool
