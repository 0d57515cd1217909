#include "lib/compare/warn_of_change.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/finding/wording.h"
#include "lib/terms/suspicious_totals.h"

namespace ras {
namespace {

// Below which a group is so small that its people could be told from it.
constexpr int64_t kFewPeople = 5;

std::string CountOf(int64_t people, bool is_shown, const char* one, const char* many) {
  if (!is_shown) return std::string("Some ") + many;
  return Count(static_cast<std::size_t>(people), one, many);
}

// Everybody counts as if they came new: it is their needs that matter here.
void WarnOfNewPeople(const ComparedSums& sums, const std::vector<ComparedView>& views,
                     const ShownCounts& shown, FindingReport* report) {
  for (std::size_t v = 0; v < views.size(); ++v) {
    if (views[v].from != v1::COMPARED_AMOUNT_BEFORE) continue;
    const ChangedPeople losses = sums.everyone.changes[views[v].place].AllLosses();
    if (losses.people == 0) continue;
    const ShownFigures& figures = shown.Everyone(v);
    report->Warning(
        {.code = "new_people_get_less",
         .path = "after",
         .value = "",
         .message = CountOf(losses.people, figures.people && figures.lose, "person", "people") +
                    " would be allocated less than somebody with the same needs is now.",
         .remedy =
             "Give the reason, say what it means for equality, and let members decide and people see it.",
         .reason = "That new people receive less for the same needs is a decision of policy (common "
                   "framework, policy "
                   "issue 5)."});
  }
}

void WarnOfExistingPeople(const ComparedSums& sums, int64_t below, FindingReport* report) {
  if (!sums.prices.empty() || sums.existing_who_lose == 0) return;
  report->Warning(
      {.code = "existing_people_lose",
       .path = "protections",
       .value = "",
       .message = CountOf(sums.existing_who_lose, below <= 1, "person who receives", "people who receive") +
                  " support now would be allocated less, and nothing protects them.",
       .remedy = "Price a protection, and agree ground rules for people who have a budget already.",
       .reason = "A cut after a review is hard to justify unless needs are less or the criteria for "
                 "eligibility have changed (common framework, policy issue 5)."});
}

// Capitals and blanks at the ends do not make another word of it.
std::string Folded(std::string_view value) {
  const std::size_t first = value.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  std::string folded(value.substr(first, value.find_last_not_of(' ') - first + 1));
  for (char& letter : folded) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return folded;
}

void NoteEqualityGroups(const ComparedSums& sums, FindingReport* report) {
  if (!sums.has_characteristics) return;
  std::vector<std::string> missing;
  for (std::size_t i = 0; i < kEqualityGroups.size(); ++i) {
    if (!sums.equality_groups[i]) missing.emplace_back(kEqualityGroups[i]);
  }
  if (missing.empty()) return;
  report->Note({.code = "equality_groups_missing",
                .path = "people",
                .value = "",
                .message = "Nothing is known of people's " + WholeList(missing) + ".",
                .remedy = "Give these characteristics by the same names, or say why they are not known.",
                .reason = "An equality impact assessment looks at all six equality groups (common framework, "
                          "appendix 2)."});
}

void NoteSmallGroups(const ComparedSums& sums, const std::vector<ComparedView>& views, int64_t below,
                     FindingReport* report) {
  if (below > 1) return;
  std::size_t small = 0;  // In any comparison.
  for (const ComparedSets& grouping : sums.groupings) {
    for (const auto& [key, set] : grouping.groups) {
      small += std::any_of(views.begin(), views.end(),
                           [&changes = set.changes](const ComparedView& view) {
                             const int64_t members = changes[view.place].people();
                             return members >= 1 && members < kFewPeople;
                           })
                   ? 1U
                   : 0U;
    }
  }
  if (small == 0) return;
  report->Note({.code = "small_groups_told",
                .path = "suppress_below",
                .value = "",
                .message = Count(small, "group has", "groups have") + " fewer than five people.",
                .remedy = "Suppress small counts before this is published, such as by 5.",
                .reason = "In a small group one person's amount can be worked out."});
}

const char* NameOf(v1::ComparedAmount amount) {
  switch (amount) {
    case v1::COMPARED_AMOUNT_SPENT_NOW:
      return "Amounts that are spent now";
    case v1::COMPARED_AMOUNT_BEFORE:
      return "Amounts that are allocated now";
    default:
      return "Amounts that would be allocated";
  }
}

// Once: whoever mends the first looks at the others.
void WarnOfPeriods(const ComparedSums& sums, const std::vector<ComparedView>& views, const ShownCounts& shown,
                   FindingReport* report) {
  for (std::size_t v = 0; v < views.size(); ++v) {
    if (!shown.Everyone(v).people) continue;
    const ChangeSums& changes = sums.everyone.changes[views[v].place];
    if (WarnOfAmountsFarApart({NameOf(views[v].from), changes.from()}, {NameOf(views[v].to), changes.to()},
                              "people", report)) {
      return;
    }
  }
}

// The change of a set is then that of the few.
bool IsChangeOfAFew(const ChangeSums& sums, int64_t below) {
  const int64_t gain = sums.AllGains().people, lose = sums.AllLosses().people;
  return gain + lose >= 1 && gain + lose < below && (gain == 0 || lose == 0);
}

void WarnOfFew(const ComparedSums& sums, const std::vector<ComparedView>& views, const ShownCounts& shown,
               int64_t below, FindingReport* report) {
  std::size_t sets = 0;
  const auto count = [&](const ComparedSet& set, std::size_t view, const ShownFigures& figures) {
    sets += figures.people && IsChangeOfAFew(set.changes[views[view].place], below) ? 1U : 0U;
  };
  for (std::size_t v = 0; v < views.size(); ++v) {
    count(sums.everyone, v, shown.Everyone(v));
    for (std::size_t g = 0; g < sums.groupings.size(); ++g) {
      std::size_t i = 0;
      for (const auto& [key, set] : sums.groupings[g].groups) count(set, v, shown.Group(v, g, i++));
    }
  }
  if (sets == 0) return;
  report->Warning({.code = "change_of_a_few",
                   .path = "suppress_below",
                   .value = "",
                   .message = "The change of " + Count(sets, "set", "sets") +
                              " of people is that of a few of them, since nobody changes the other way.",
                   .remedy = "Join groups, or leave the grouping out, before this is published.",
                   .reason = "In a small group one person's amount can be worked out."});
}

void WarnOfNothingTold(const ComparedSums& sums, const std::vector<ComparedView>& views,
                       const ShownCounts& shown, int64_t below, FindingReport* report) {
  std::size_t hidden = 0;
  for (std::size_t v = 0; v < views.size(); ++v) hidden += shown.Everyone(v).people ? 0U : 1U;
  if (hidden == 0) return;
  const int64_t new_people = sums.everyone.new_people;
  const int64_t existing = sums.everyone.people - new_people;
  const bool few_are_new = new_people >= 1 && new_people < below && existing >= below;
  report->Warning({.code = "suppressed_altogether",
                   .path = "suppress_below",
                   .value = "",
                   .message = hidden == views.size()
                                  ? "Everything is suppressed: it would give away figures of a few people."
                                  : "One of the comparisons is suppressed altogether: beside the others it "
                                    "would give away figures of a few people.",
                   .remedy = few_are_new ? "Leave the few new people out, or compare them by themselves."
                                         : "Compare more people together, or leave groupings out.",
                   .reason = "In a small group one person's amount can be worked out."});
}

}  // namespace

void WarnOfSpellings(const v1::ComparePoliciesRequest& request, FindingReport* report) {
  std::map<std::string_view, std::set<std::string_view>> values_of;
  for (const v1::ComparedPerson& person : request.people()) {
    for (const v1::Characteristic& one : person.characteristics()) values_of[one.name()].insert(one.value());
  }
  for (const auto& [name, values] : values_of) {
    std::map<std::string, std::vector<std::string>> spellings;
    for (const std::string_view value : values) spellings[Folded(value)].push_back(Quote(value));
    for (const auto& [folded, own] : spellings) {
      if (own.size() == 1) continue;
      report->Warning(
          {.code = "spellings_differ",
           .path = "people",
           .value = std::string(name),
           .message = WholeList(own) + " are values of this characteristic that differ by capitals or blanks "
                                       "alone, and groups of their own.",
           .remedy = "Write one of them for all, if they mean the same.",
           .reason = "An equality table looks at each group as a whole (common framework, appendix 2)."});
    }
  }
}

void WarnOfRowOfTotals(const ComparedPeople& people, int64_t suppress_below, FindingReport* report) {
  std::vector<SummedAmount> today;
  today.reserve(people.people.size());
  for (const ComparedPerson& person : people.people) {
    const std::string_view id = person.document->id();
    today.push_back({suppress_below > 1 ? std::string_view() : id, people.Today(person)});
  }
  WarnOfRowOfTotals(today, "people", report);
}

// What is spent leaves out what families do, as a policy's allocation does; a table's amounts need not.
void WarnOfBases(const ComparedSums& sums, FindingReport* report) {
  const bool gross = sums.before_bases.gross || sums.after_bases.gross;
  const bool net = sums.before_bases.net || sums.after_bases.net || sums.spent_now_known;
  if (!gross || !net) return;
  report->Warning(
      {.code = "bases_differ",
       .path = sums.before_bases.gross ? "before.tables" : "after.tables",
       .value = v1::TableBasis_Name(v1::TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT),
       .message = "The table allocates before informal support, and other amounts are of what "
                  "informal support leaves: people seem to gain who do not.",
       .remedy = "Compare whole policies, or give what would be allocated after informal support.",
       .reason = "Like is compared with like (common framework, policy issue 6)."});
}

void WarnOfChange(const ComparedSums& sums, const std::vector<ComparedView>& views, const ShownCounts& shown,
                  int64_t suppress_below, FindingReport* report) {
  WarnOfNewPeople(sums, views, shown, report);
  WarnOfExistingPeople(sums, suppress_below, report);
  WarnOfPeriods(sums, views, shown, report);
  WarnOfNothingTold(sums, views, shown, suppress_below, report);
  WarnOfFew(sums, views, shown, suppress_below, report);
  NoteEqualityGroups(sums, report);
  NoteSmallGroups(sums, views, suppress_below, report);
}

}  // namespace ras
