#include "lib/compare/price_protection.h"

#include <algorithm>
#include <cstddef>
#include <set>

#include "lib/figure/tell_amount.h"
#include "lib/finding/small_percent.h"
#include "lib/finding/wording.h"
#include "lib/terms/kernel_terms.h"
#include "ras/int256.h"
#include "ras/period.h"
#include "ras/rational.h"

namespace ras {
namespace {

// A person's amount is worked out so often that nobody waits for more.
constexpr int64_t kMostAmounts = 1'000'000'000;

Decimal Percent(const std::string& text) { return Decimal::Parse(text).value().Normalised(); }

// What is left of the earlier amount after so many years: 100 less the falls of each, and not below nothing.
Decimal LeftPercent(const Decimal& fall, int year) {
  const int64_t whole = 100 * kPowersOfTen[fall.places];
  return {std::max<int64_t>(0, whole - fall.coefficient * year), fall.places};
}

class ProtectionReader {
 public:
  ProtectionReader(const v1::TransitionalProtection& document, const std::string& path, FindingReport* report)
      : document_(document), path_(path), report_(*report) {}

  Protection Read() {
    const std::size_t errors = report_.errors();
    Protection protection;
    protection.id = document_.id();
    if (document_.has_rounding()) protection.rounding = ToKernel(document_.rounding());
    const int kept = document_.kept_percent_size();
    const bool falls = !document_.largest_fall_percent().empty();
    NoteSmallPercents();
    if (document_.rounding().mode() == v1::ROUNDING_MODE_EXACT) {
      Refuse("exact_not_allowed", "rounding.mode", v1::RoundingMode_Name(document_.rounding().mode()),
             "What a person receives has to be rounded.", "Name a rounding mode other than EXACT.");
    }
    if (kept == 0 && !falls) {
      Refuse("missing", "kept_percent", "",
             "It is not said what is made good, nor how fast amounts may fall.",
             "Give `kept_percent`, `largest_fall_percent` or both.");
    }
    if (falls && document_.years() == 0 && kept <= 1) {
      Refuse("missing", "years", "", "Amounts fall year by year, and it is not said for how many years.",
             "Give `years`.");
    }
    if (document_.years() > 0 && kept > 1 && static_cast<uint32_t>(kept) != document_.years()) {
      Refuse("years_differ", "years", std::to_string(document_.years()),
             "There are " + std::to_string(kept) + " shares that are made good, and not one for each year.",
             "Give one share for each year, or one for all years, or leave `years` out.");
    }
    if (report_.errors() > errors) return protection;
    WarnOfRise();
    protection.has_no_end = document_.years() == 0 && kept == 1;
    const int years = protection.has_no_end ? 1 : std::max(static_cast<int>(document_.years()), kept);
    for (int year = 1; year <= years; ++year) {
      YearOfProtection& one = protection.years.emplace_back();
      if (kept > 0) one.kept_percent = Percent(document_.kept_percent(kept == 1 ? 0 : year - 1));
      if (falls) one.left_percent = LeftPercent(Percent(document_.largest_fall_percent()), year);
    }
    return protection;
  }

 private:
  void NoteSmallPercents() {
    for (int i = 0; i < document_.kept_percent_size(); ++i) {
      NoteSmallPercent(document_.kept_percent(i), At(path_, "kept_percent", i), &report_);
    }
    NoteSmallPercent(document_.largest_fall_percent(), In(path_, "largest_fall_percent"), &report_);
  }

  // Once: one that rises once is hardly meant.
  void WarnOfRise() {
    for (int i = 1; i < document_.kept_percent_size(); ++i) {
      const std::string &earlier = document_.kept_percent(i - 1), &later = document_.kept_percent(i);
      if (Decimal::Parse(later).value() <= Decimal::Parse(earlier).value()) continue;
      report_.Warning({.code = "protection_rises",
                       .path = At(path_, "kept_percent", i),
                       .value = later,
                       .message = "More of a loss is made good than in the year before, when it is " +
                                  earlier + " percent.",
                       .remedy = "Give shares that fall, if protection is to end step by step.",
                       .reason =
                           "People would lose first and be protected afterwards (docs/comparing-policies.md "
                           "section 4)."});
      return;
    }
  }

  void Refuse(const char* code, const char* field, const std::string& value, const std::string& message,
              const char* remedy) {
    report_.Error(
        {.code = code, .path = In(path_, field), .value = value, .message = message, .remedy = remedy});
  }

  const v1::TransitionalProtection& document_;
  const std::string path_;
  FindingReport& report_;
};

// What one year of a protection comes to.
struct PricedYear {
  int64_t people = 0;
  int64_t still_lose = 0;
  int64_t most = 0;
  Int128 cost = 0;
};

PricedYear Price(const YearOfProtection& year, const AmountRounding& rounding, const ComparedPeople& people,
                 const Tolerance& tolerance) {
  PricedYear priced;
  for (const ComparedPerson& person : people.people) {
    const int64_t held = people.Today(person);
    if (person.is_new() || held <= person.after) continue;
    const int64_t receives = ProtectedAmount(held, person.after, year, rounding).value();
    const int64_t more = receives - person.after;
    priced.people += more > 0 ? 1 : 0;
    priced.cost += more;
    priced.most = std::max(priced.most, more);
    priced.still_lose += ChangeOf({held, receives}, tolerance) == Change::kLoses ? 1 : 0;
  }
  return priced;
}

class PriceList {
 public:
  PriceList(const v1::ComparePoliciesRequest& request, const ComparedPeople& people,
            const Tolerance& tolerance, bool shows_losses)
      : request_(request), people_(people), tolerance_(tolerance), below_(request.suppress_below()) {
    int64_t new_who_lose = 0;
    for (const ComparedPerson& person : people.people) {
      after_ += person.after;
      new_who_lose += person.is_new() && person.after < person.before ? 1 : 0;
    }
    shows_amounts_ = shows_losses && IsShown(new_who_lose);
  }

  void Tell(const Protection& protection, v1::ProtectionPrice* told) const {
    told->set_id(protection.id);
    bool all_told = true;
    Int128 cost = 0;
    for (std::size_t i = 0; i < protection.years.size(); ++i) {
      const PricedYear priced = Price(protection.years[i], protection.rounding, people_, tolerance_);
      v1::ProtectedYear* year = told->add_years();
      year->set_year(protection.has_no_end ? 0 : static_cast<uint32_t>(i + 1));
      if (below_ <= 1) TellPeople(priced, year);
      if (shows_amounts_ && IsShown(priced.people)) TellAmounts(priced, year);
      all_told = all_told && year->has_cost();
      cost += priced.cost;
    }
    if (HasYear() && !protection.has_no_end && all_told) TellForYear(cost, told->mutable_in_all());
  }

 private:
  bool HasYear() const { return request_.year() != v1::YEAR_BASIS_UNSPECIFIED; }
  bool IsShown(int64_t count) const { return count == 0 || count >= below_; }

  void TellForYear(Int128 cost, v1::Amount* told) const {
    const Rational factor =
        PeriodFactor(ToKernel(request_.period()), Period::kYear, ToKernel(request_.year()));
    TellAmount(Multiply(Rational::Make(Int256(cost), Int256(1)).value(), factor).value(), told);
  }

  // Each of these counts would tell something of a few beside the comparisons: who gains nothing by rounding,
  // who is within the tolerance, who comes new.
  static void TellPeople(const PricedYear& priced, v1::ProtectedYear* told) {
    told->set_people(static_cast<uint64_t>(priced.people));
    told->set_still_lose(static_cast<uint64_t>(priced.still_lose));
    if (priced.people == 0) return;
    TellAmount(Rational::Make(Int256(priced.cost), Int256(priced.people)).value(), told->mutable_mean());
    TellAmount(priced.most, told->mutable_most());
  }

  void TellAmounts(const PricedYear& priced, v1::ProtectedYear* told) const {
    TellTotal(priced.cost, told->mutable_cost());
    TellTotal(after_ + priced.cost, told->mutable_total());
    if (HasYear()) TellForYear(priced.cost, told->mutable_for_year());
  }

  const v1::ComparePoliciesRequest& request_;
  const ComparedPeople& people_;
  const Tolerance& tolerance_;
  int64_t below_;
  Int128 after_ = 0;
  bool shows_amounts_ = true;
};

}  // namespace

std::vector<Protection> ReadProtections(const v1::ComparePoliciesRequest& request, FindingReport* report) {
  std::vector<Protection> protections;
  std::set<std::string> ids;
  int64_t years = 0;
  for (int i = 0; i < request.protections_size(); ++i) {
    const v1::TransitionalProtection& document = request.protections(i);
    const std::string path = At("", "protections", i);
    if (!ids.insert(document.id()).second) {
      report->Error({.code = "listed_twice",
                     .path = In(path, "id"),
                     .value = document.id(),
                     .message = "Another protection has this id.",
                     .remedy = "Give each an id of its own."});
    }
    protections.push_back(ProtectionReader(document, path, report).Read());
    years += static_cast<int64_t>(protections.back().years.size());
  }
  if (years * request.people_size() > kMostAmounts) {
    report->Error({.code = "too_many_years",
                   .path = "protections",
                   .value = std::to_string(years),
                   .message = "People times years of protection are more than 1,000,000,000.",
                   .remedy = "Price fewer protections, or fewer years of them, at once."});
  }
  return protections;
}

void TellPrices(const v1::ComparePoliciesRequest& request, const std::vector<Protection>& protections,
                const ComparedPeople& people, const Tolerance& tolerance, bool shows_losses,
                FindingReport* report, v1::ComparePoliciesResponse* response) {
  if (protections.empty()) return;
  if (people.new_people == static_cast<int64_t>(people.people.size())) {
    report->Warning(
        {.code = "nobody_to_protect",
         .path = "protections",
         .value = "",
         .message = "Everybody comes new, and has no budget that could be kept.",
         .remedy = "Give the people who have a budget now, or leave the protections out.",
         .reason = "Protection is for people who receive support already (seed 002, policy issue 5)."});
  }
  const PriceList prices(request, people, tolerance, shows_losses);
  for (const Protection& protection : protections) prices.Tell(protection, response->add_protections());
}

}  // namespace ras
