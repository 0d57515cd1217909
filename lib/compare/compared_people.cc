#include "lib/compare/compared_people.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

#include "lib/compare/compared_rules.h"
#include "lib/finding/check_person_ids.h"
#include "lib/finding/wording.h"
#include "lib/fingerprint/fingerprint.h"
#include "ras/money.h"

namespace ras {
namespace {

constexpr const char* kPeople = "people";

std::string PathOf(int position, std::string_view field) { return In(At("", kPeople, position), field); }

void ReportMissing(int position, const char* field, const char* message, const char* remedy,
                   FindingReport* report) {
  report->Error({.code = "missing",
                 .path = PathOf(position, field),
                 .value = "",
                 .message = message,
                 .remedy = remedy});
}

// Whether existing people tell what is spent on them. Half a comparison would be of other people.
bool CheckSpentNow(const v1::ComparePoliciesRequest& request, const ShapeOutcome& shape,
                   FindingReport* report) {
  bool any = false;
  for (int i = 0; i < request.people_size(); ++i) {
    const v1::ComparedPerson& person = request.people(i);
    if (person.spent_now().empty()) continue;
    if (!person.is_new()) {
      any = true;
      continue;
    }
    report->Error({.code = "new_with_amount",
                   .path = PathOf(i, "spent_now"),
                   .value = person.spent_now(),
                   .message = "On somebody who comes new nothing is spent yet.",
                   .remedy = "Leave `spent_now` out, or `is_new`."});
  }
  if (!any) return false;
  for (int i = 0; i < request.people_size(); ++i) {
    if (request.people(i).is_new() || !request.people(i).spent_now().empty()) continue;
    if (!shape.IsSound(kPeople, i)) continue;
    ReportMissing(i, "spent_now",
                  "Of other people it is known what is spent on them now, and of this person it is not.",
                  "Give it for all existing people, or for nobody; mark who comes new with `is_new`.",
                  report);
  }
  return true;
}

// The amounts that people have themselves, or that the rules allocate.
class Side {
 public:
  Side(const v1::ComparePoliciesRequest& request, const ShapeOutcome& shape, const char* name,
       FindingReport* report)
      : request_(request),
        shape_(shape),
        name_(name),
        rules_(request, name, shape, report),
        report_(*report) {}

  const ComparedRules& rules() const { return rules_; }

  // In the order of the request, as errors are told. Nothing for a side of which nobody has anything.
  std::vector<int64_t> Amounts(const char* remedy) {
    const auto own = [&](const v1::ComparedPerson& person) -> const std::string& {
      return name_ == std::string_view("before") ? person.before() : person.after();
    };
    const auto given_to = std::count_if(request_.people().begin(), request_.people().end(),
                                        [&](const auto& person) { return !own(person).empty(); });
    const bool any = given_to > 0;
    if (any && rules_.are_given()) TellWhomRulesAllocateTo(given_to < request_.people_size());
    std::vector<int64_t> amounts;
    const bool is_optional = name_ == std::string_view("before");
    if (is_optional && !any && !rules_.are_given()) return amounts;
    amounts.reserve(static_cast<std::size_t>(request_.people_size()));
    for (int i = 0; i < request_.people_size(); ++i) {
      const std::string& given = own(request_.people(i));
      int64_t pence = 0;
      if (!shape_.IsSound(kPeople, i)) {
        // What is wrong with the person is told already.
      } else if (!given.empty()) {
        pence = ParseMoney(given).value();
      } else if (rules_.are_given()) {
        pence = rules_.AllocateTo(i, &report_);
      } else {
        ReportMissing(i, name_, "Nothing is allocated to this person, and there are no rules that allocate.",
                      remedy, &report_);
      }
      amounts.push_back(pence);
    }
    return amounts;
  }

 private:
  // Last year's amounts, left in a sheet, would pass for what new rules allocate.
  void TellWhomRulesAllocateTo(bool some) {
    const std::string side = name_;
    Says says{.code = some ? "allocates_to_some" : "allocates_to_nobody",
              .path = In(side, rules_.has_policy() ? "policy" : "tables"),
              .value = "",
              .message = "This allocates to nobody: of everyone `" + side + "` is given, and that counts.",
              .remedy = "Take the amounts away, if these rules are to allocate.",
              .reason =
                  "An amount that is given goes before what rules would allocate "
                  "(docs/comparing-policies.md section 1)."};
    if (!some) return report_.Warning(std::move(says));
    says.message =
        "This allocates to some people alone: of the others `" + side + "` is given, and that counts.";
    report_.Note(std::move(says));
  }

  const v1::ComparePoliciesRequest& request_;
  const ShapeOutcome& shape_;
  const char* name_;
  ComparedRules rules_;
  FindingReport& report_;
};

void CheckDay(const v1::ComparePoliciesRequest& request, FindingReport* report) {
  const bool any_policy = request.before().has_policy() || request.after().has_policy();
  if (!any_policy || !request.as_of().empty()) return;
  report->Error({.code = "missing",
                 .path = "as_of",
                 .value = "",
                 .message = "It is not said for which day a policy determines.",
                 .remedy = "Give the day, such as \"2026-04-01\"."});
}

void CheckCharacteristics(const v1::ComparePoliciesRequest& request, const ShapeOutcome& shape,
                          FindingReport* report) {
  for (int i = 0; i < request.people_size(); ++i) {
    if (!shape.IsSound(kPeople, i)) continue;
    const v1::ComparedPerson& person = request.people(i);
    std::set<std::string_view> names;
    for (int c = 0; c < person.characteristics_size(); ++c) {
      if (names.insert(person.characteristics(c).name()).second) continue;
      report->Error({.code = "listed_twice",
                     .path = In(At(At("", kPeople, i), "characteristics", c), "name"),
                     .value = person.characteristics(c).name(),
                     .message = "The person has this characteristic twice.",
                     .remedy = "Give each characteristic of a person once."});
    }
  }
}

}  // namespace

std::string_view ComparedPerson::Characteristic(std::string_view name) const {
  for (const v1::Characteristic& one : document->characteristics()) {
    if (one.name() == name) return one.value();
  }
  return {};
}

std::vector<int> CheckComparedIds(const v1::ComparePoliciesRequest& request, FindingReport* report) {
  std::vector<std::string_view> ids;
  ids.reserve(static_cast<std::size_t>(request.people_size()));
  for (const v1::ComparedPerson& person : request.people()) ids.emplace_back(person.id());
  return CheckPersonIds(ids, "people", report);
}

ComparedPeople ReadComparedPeople(const v1::ComparePoliciesRequest& request, const std::vector<int>& by_id,
                                  const ShapeOutcome& shape, FindingReport* report) {
  ComparedPeople all;
  CheckDay(request, report);
  CheckCharacteristics(request, shape, report);
  all.has_spent_now = CheckSpentNow(request, shape, report);
  Side before_side(request, shape, "before", report), after_side(request, shape, "after", report);
  const std::vector<int64_t> before =
      before_side.Amounts("Give `before` for everyone, or what allocates now.");
  const std::vector<int64_t> after =
      after_side.Amounts("Give `after`, or the tables or the policy that would allocate.");
  all.has_before = !before.empty();
  if (!all.has_before && !all.has_spent_now) {
    report->Error({.code = "missing",
                   .path = "before",
                   .value = "",
                   .message = "There is nothing to compare what would be allocated with.",
                   .remedy = "Give what allocates now, or `before` or `spent_now` of each person."});
  }
  all.before_bases = before_side.rules().used_bases();
  all.after_bases = after_side.rules().used_bases();
  if (report->has_errors()) return all;
  all.people.reserve(by_id.size());
  for (const int i : by_id) {
    const v1::ComparedPerson& person = request.people(i);
    const auto place = static_cast<std::size_t>(i);
    ComparedPerson read{.document = &person,
                        .before = all.has_before ? before[place] : 0,
                        .after = after[place],
                        .score = {}};
    if (all.has_spent_now && !person.is_new() && !person.spent_now().empty()) {
      read.spent_now = ParseMoney(person.spent_now()).value();
    }
    if (!person.score().empty()) read.score = Decimal::Parse(person.score()).value().Normalised();
    all.people.push_back(read);
  }
  return all;
}

std::string LineOf(const ComparedPeople& people, const ComparedPerson& person) {
  const bool has_spent = people.has_spent_now && !person.is_new();
  return person.document->id() + "\t" + (has_spent ? FormatMoney(person.spent_now) : "") + "\t" +
         (people.has_before ? FormatMoney(person.before) : "") + "\t" + FormatMoney(person.after) + "\t" +
         (person.is_new() ? "new" : "existing") + "\n";
}

std::string FingerprintOf(const ComparedPeople& people) {
  Sha256Stream lines;
  for (const ComparedPerson& person : people.people) lines.Add(LineOf(people, person));
  return lines.Hex();
}

}  // namespace ras
