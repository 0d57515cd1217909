#include "collation_guide.h"

#include <algorithm>
#include <string>
#include <vector>

#include "collation_scoring.h"
#include "sheets.h"
#include "text_columns.h"

namespace ras::tool {
namespace {

constexpr std::size_t kIndent = 2;

constexpr const char* kBegin = R"(HOW TO SCORE THE SAMPLE AND WRITE DOWN WHAT IT COSTS

You have been asked to score people whom you know, and to write down what their
support costs today. From this the council works out how much money goes with
which level of need. No figure here changes what anybody gets now.

BEFORE YOU START
  - Read all the questions. Ask about any that are not clear: everybody must
    understand them in the same way.
  - Score the person as they are today, on an ordinary week.
  - Score need, not what the person gets for it. Who gets much support does not
    need much for that reason alone, nor the other way round.
  - Score all of the need, whoever meets it, unless you were told that the
    questions leave out what family and friends do.
  - If you are the second assessor, do not look at the first score.
  - Do not guess. Ask somebody who knows, or leave the person out and say why.

people.csv: ONE LINE FOR EACH PERSON
  id                      a name for this work alone, such as p17; never the
                          person's own
  age                     in whole years
  primary_need            learning-disability, physical-disability,
                          mental-health, frailty or other
  care_group              only if it is not to be made of age and need
  service                 the service that the person mainly uses, such as
                          home-care. Ids of groups and
                          services are small letters, digits
                          and hyphens, without blanks
)";

constexpr const char* kScores = R"(  score                   the score of the questions
  second_score            the score of a second assessor, if there is one
)";

constexpr const char* kAnswers =
    R"(  answer:QUESTION         a column for each question: the word in front of the
                          answer below. Where all that apply are to be chosen,
                          put semicolons between them, or write - if none does.
                          A level and how often: LEVEL;HOW-OFTEN. A number as
                          it is. n/a where a question does not apply, if it
                          says that this may be written. Do not leave a
                          question out
  second_answer:QUESTION  the answers of a second assessor, if there is one
)";

constexpr const char* kArea = R"(  area                    where the person lives, in the word you were given
)";

constexpr const char* kRest =
    R"(  cost, cost_period       what all of the support costs and for how long: day,
                          week, four-weeks, month, quarter or year. Leave both
                          empty if you list items
  cost_category           what kind of cost that is, if it is all of one kind
  met_informally_percent  how much of the need family, friends and others meet
                          without pay, in percent: 0 for none. Empty means that
                          it is not known
  impact_on_carer         what that means for them, in the word you were given
  excluded_because        why the person is left out, if they are

items.csv: ONE LINE FOR EACH SERVICE THAT A PERSON USES
  person                  the id of the person
  category                residential-care, day-care, home-care,
                          direct-payments, respite, supported-living,
                          other-ongoing; equipment, care-management,
                          information-technology; short-term, other
  service                 the service; its cost may be in services.csv
  quantity                how many hours, days or nights; 1 if empty
  unit_cost               what one of them costs, if services.csv does not say
  period                  how often: so many a day, week, four-weeks, month,
                          quarter or year
  source                  where the cost comes from: a contract, an invoice

services.csv: ONE LINE FOR EACH SERVICE
  id                      the service
  unit                    what a unit is: hour, day, night
  unit_cost               what a unit costs; or else
  total_cost, units       what the service costs in all, and how many units it
                          provided for that. This is how a day centre of the
                          council's own is shared out among those who go there
  source                  where the figures come from, and of which year

WHAT A COST IS
  - Gross: before anything that the person pays towards it.
  - Everything that goes on: also services that nobody is charged for.
  - Amounts are plain numbers, such as 1234.50, without a pound sign or commas.
)";

std::string Points(const Json& option) {
  const std::string points = Text(option, "points");
  return points.empty() ? "not scored" : points + (points == "1" ? " point" : " points");
}

std::string Options(const Json& options) {
  std::string text;
  for (const Json& option : options) {
    text += Wrap("- " + Text(option, "id") + ": " + Text(option, "label") + " (" + Points(option) + ")",
                 2 * kIndent);
  }
  return text;
}

std::string Answers(const Json& question) {
  if (const Json& choice = Part(question, "single_choice"); !choice.is_null()) {
    return Wrap("Choose one:", kIndent) + Options(Part(choice, "options"));
  }
  if (const Json& choices = Part(question, "several_choices"); !choices.is_null()) {
    return Wrap("Choose all that apply:", kIndent) + Options(Part(choices, "options"));
  }
  if (const Json& quantity = Part(question, "quantity"); !quantity.is_null()) {
    const std::string points = Text(quantity, "points_per_unit");
    return Wrap("Give a number of " + Text(quantity, "unit") + " from " + Text(quantity, "minimum") + " to " +
                    Text(quantity, "maximum") + (points.empty() ? "." : ": " + points + " points for each."),
                kIndent);
  }
  if (const Json& both = Part(question, "level_and_frequency"); !both.is_null()) {
    std::string text = Wrap("Choose a level:", kIndent) + Options(Part(both, "levels"));
    text += Wrap("and how often; the points are multiplied by the number:", kIndent);
    for (const Json& frequency : Part(both, "frequencies")) {
      text += Wrap("- " + Text(frequency, "id") + ": " + Text(frequency, "label") + " (x " +
                       Text(frequency, "factor") + ")",
                   2 * kIndent);
    }
    return text;
  }
  const Json& options = Part(Part(question, "information"), "options");
  if (options.is_null()) return Wrap("Not scored.", kIndent);
  return Wrap("Not scored; choose one:", kIndent) + Options(options);
}

std::string Column(const Json& question) {
  const std::string id = Text(question, "id");
  const bool may_not_apply = !Text(question, "not_applicable").empty();
  return Wrap("Column answer:" + id + (may_not_apply ? ". May be n/a." : "."), kIndent);
}

std::string Questions(const Json& policy) {
  const std::vector<std::string> columns = QuestionsWithColumns(policy);
  std::string text = "\nTHE QUESTIONS\n";
  for (const Json& domain : Part(Part(policy, "questionnaire"), "domains")) {
    text += "\n" + Wrap(Text(domain, "title"));
    for (const Json& question : Part(domain, "questions")) {
      text += "\n" + Wrap(Text(question, "text"), kIndent);
      if (const std::string guidance = Text(question, "guidance"); !guidance.empty()) {
        text += Wrap(guidance, kIndent);
      }
      if (const std::string weight = Text(question, "weight"); !weight.empty()) {
        text += Wrap("Every point here counts " + weight + " times.", kIndent);
      }
      if (std::find(columns.begin(), columns.end(), Text(question, "id")) != columns.end()) {
        text += Column(question);
      }
      text += Answers(question);
    }
  }
  return text;
}

// The words for what informal support means for a carer.
std::string Impacts(const Json& policy) {
  const Json& impacts = Part(Part(policy, "informal_support"), "impacts");
  if (impacts.is_null()) return {};
  std::string text = "\nWHAT INFORMAL SUPPORT MEANS FOR A CARER (column impact_on_carer)\n";
  for (const Json& impact : impacts) {
    text += Wrap("- " + Text(impact, "id") + ": " + Text(impact, "label"), kIndent);
  }
  return text;
}

bool HasAreas(const Json& policy) { return !Part(policy, "areas").is_null(); }

}  // namespace

std::string CollationGuide(const Json& policy) {
  if (policy.is_null()) return std::string(kBegin) + kScores + kRest;
  return std::string(kBegin) + (HasAreas(policy) ? kArea : "") + kAnswers + kRest + Impacts(policy) +
         Questions(policy);
}

std::string PeopleHeading(const Json& policy) {
  std::vector<std::string> columns = {"id", "age", "primary_need", "care_group", "service"};
  if (policy.is_null()) {
    columns.insert(columns.end(), {"score", "second_score"});
  } else {
    if (HasAreas(policy)) columns.emplace_back("area");
    for (const char* const mark : {"answer:", "second_answer:"}) {
      for (const std::string& question : QuestionsWithColumns(policy)) columns.push_back(mark + question);
    }
  }
  columns.insert(columns.end(), {"cost", "cost_period", "cost_category", "met_informally_percent",
                                 "impact_on_carer", "excluded_because"});
  return SheetLine(columns);
}

std::string ItemsHeading() {
  return SheetLine({"person", "category", "service", "quantity", "unit_cost", "period", "source"});
}

std::string ServicesHeading() {
  return SheetLine({"id", "unit", "unit_cost", "total_cost", "units", "source"});
}

}  // namespace ras::tool
