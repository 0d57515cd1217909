#include "lib/monitor/monitor_people.h"

#include <string>
#include <string_view>

#include "lib/finding/check_person_ids.h"
#include "lib/finding/wording.h"
#include "lib/terms/suspicious_totals.h"
#include "ras/money.h"

namespace ras {
namespace {

struct StageField {
  const char* field;
  const std::string& (v1::MonitorCase::*day)() const;
};
constexpr std::array<StageField, kStages> kStageFields = {{{"assessed_on", &v1::MonitorCase::assessed_on},
                                                           {"indicative_on", &v1::MonitorCase::indicative_on},
                                                           {"planned_on", &v1::MonitorCase::planned_on},
                                                           {"agreed_on", &v1::MonitorCase::agreed_on}}};

constexpr const char* kCases = "cases";

std::string PathOf(int position, const char* field) { return In(At("", kCases, position), field); }

// Days have one form, in which their order is that of their letters: nothing need be read for it.
void CheckDays(const v1::MonitorCase& person, int position, const std::string& as_of, FindingReport* report) {
  const StageField* before = nullptr;
  for (const StageField& stage : kStageFields) {
    const std::string& day = (person.*stage.day)();
    if (day.empty()) continue;
    if (day > as_of) {
      report->Error({.code = "date_in_future",
                     .path = PathOf(position, stage.field),
                     .value = day,
                     .message = "This is a day after the one for which it is told, " + as_of + ".",
                     .remedy = "Correct the day, or as_of; what is still to come is left empty."});
    }
    if (before != nullptr && day < (person.*before->day)()) {
      report->Error({.code = "stages_out_of_order",
                     .path = PathOf(position, stage.field),
                     .value = day,
                     .message = std::string("This is before the day of `") + before->field + "`, " +
                                (person.*before->day)() + ".",
                     .remedy = "Correct one of the two days."});
    }
    before = &stage;
  }
}

void CheckPerson(const v1::MonitorCase& person, int position, const std::string& as_of,
                 FindingReport* report) {
  CheckDays(person, position, as_of, report);
  if (!person.agreed_on().empty() && person.final_budget().empty()) {
    report->Error({.code = "missing",
                   .path = PathOf(position, "final_budget"),
                   .value = "",
                   .message = "The day on which the final budget was agreed is there, and the budget is not.",
                   .remedy = "Give the final budget, or leave the day empty."});
  }
  if (!person.enhanced_until().empty() && !person.agreed_on().empty() &&
      person.enhanced_until() < person.agreed_on()) {
    report->Error({.code = "ends_before_start",
                   .path = PathOf(position, "enhanced_until"),
                   .value = person.enhanced_until(),
                   .message = "This is before the final budget was agreed, on " + person.agreed_on() + ".",
                   .remedy = "Correct one of the two days."});
  }
}

std::optional<int64_t> ReadAmount(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return ParseMoney(text).value();
}

std::optional<Date> ReadDay(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return Date::Parse(text).value();
}

MonitorPerson ReadPerson(const v1::MonitorCase& document) {
  MonitorPerson person;
  person.document = &document;
  person.indicative = ReadAmount(document.indicative());
  person.final_budget = ReadAmount(document.final_budget());
  for (std::size_t i = 0; i < kStages; ++i) {
    person.reached[i] = ReadDay((document.*kStageFields[i].day)());
  }
  person.enhanced_until = ReadDay(document.enhanced_until());
  return person;
}

}  // namespace

std::vector<int> CheckMonitorIds(const v1::MonitorAllocationsRequest& request, FindingReport* report) {
  std::vector<std::string_view> ids;
  ids.reserve(static_cast<std::size_t>(request.cases_size()));
  for (const v1::MonitorCase& person : request.cases()) ids.emplace_back(person.id());
  return CheckPersonIds(ids, kCases, report);
}

std::vector<MonitorPerson> ReadMonitorPeople(const v1::MonitorAllocationsRequest& request,
                                             const std::vector<int>& by_id, const ShapeOutcome& shape,
                                             const Date& as_of, FindingReport* report) {
  const std::string today = as_of.ToString();
  for (int i = 0; i < request.cases_size(); ++i) {
    if (shape.IsSound(kCases, i)) CheckPerson(request.cases(i), i, today, report);
  }
  std::vector<MonitorPerson> people;
  people.reserve(by_id.size());
  for (const int i : by_id) {
    if (shape.IsSound(kCases, i)) people.push_back(ReadPerson(request.cases(i)));
  }
  return people;
}

void WarnOfRowOfTotals(const std::vector<MonitorPerson>& people, FindingReport* report) {
  std::vector<SummedAmount> budgets;
  std::vector<SummedAmount> allocations;
  for (const MonitorPerson& person : people) {
    if (person.final_budget) budgets.push_back({person.document->id(), *person.final_budget});
    if (person.indicative) allocations.push_back({person.document->id(), *person.indicative});
  }
  WarnOfRowOfTotals(budgets, allocations, kCases, report);
}

std::string LineOf(const MonitorPerson& person) {
  const v1::MonitorCase& document = *person.document;
  const auto money = [](const std::optional<int64_t>& pence) { return pence ? FormatMoney(*pence) : ""; };
  return document.id() + "\t" + money(person.indicative) + "\t" + money(person.final_budget) + "\t" +
         document.care_group() + "\t" + document.approval_tier() + "\t" + document.reason() + "\t" +
         document.assessed_on() + "\t" + document.indicative_on() + "\t" + document.planned_on() + "\t" +
         document.agreed_on() + "\t" + document.enhanced_until() + "\n";
}

}  // namespace ras
