#include "lib/compare/protections.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

#include "lib/finding/refuse_exact.h"
#include "lib/finding/small_percent.h"
#include "lib/finding/wording.h"
#include "lib/terms/kernel_terms.h"

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
  ProtectionReader(const v1::TransitionalProtection& document, std::string path, FindingReport* report)
      : document_(document), path_(std::move(path)), report_(*report) {}

  Protection Read() {
    const std::size_t errors = report_.errors();
    Protection protection;
    protection.document = &document_;
    protection.id = document_.id();
    if (document_.has_rounding()) protection.rounding = ToKernel(document_.rounding());
    const int kept = document_.kept_percent_size();
    const bool falls = !document_.largest_fall_percent().empty();
    NoteSmallPercents();
    RefuseExact(document_.rounding(), In(path_, "rounding"), "What a person receives has to be rounded.",
                &report_);
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

}  // namespace

Protection ReadProtection(const v1::TransitionalProtection& document, const std::string& path,
                          FindingReport* report) {
  return ProtectionReader(document, path, report).Read();
}

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
    protections.push_back(ReadProtection(document, path, report));
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

}  // namespace ras
