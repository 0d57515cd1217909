#include "lib/collate/category_shares.h"

#include "lib/finding/blank_text.h"
#include "lib/finding/small_percent.h"
#include "lib/finding/wording.h"
#include "lib/sheet/sheet_word.h"

namespace ras {
namespace {

constexpr Decimal kAll{100, 0};
constexpr Decimal kNothing{0, 0};

bool IsOngoing(v1::CostCategory category) {
  return category >= v1::COST_CATEGORY_RESIDENTIAL_CARE && category <= v1::COST_CATEGORY_OTHER_ONGOING;
}

}  // namespace

std::string CategoryWord(v1::CostCategory category) {
  const auto* const value = v1::CostCategory_descriptor()->FindValueByNumber(category);
  return value == nullptr ? std::to_string(category) : SheetWord(*value);
}

CategoryShares::CategoryShares(const v1::CollateSampleRequest& request, FindingReport* report) {
  for (int i = 0; i < request.categories_size(); ++i) {
    const v1::CollateCategory& category = request.categories(i);
    const std::string word = CategoryWord(category.category());
    ReportBlank(category.because(), In(At("", "categories", i), "because"), report);
    if (!decided_.emplace(category.category(), &category).second) {
      report->Error({.code = "category_twice",
                     .path = In(At("", "categories", i), "category"),
                     .value = word,
                     .message = "It is said twice how much of this category counts.",
                     .remedy = "Keep one of the two."});
    }
    WarnOfSmallPercent(category.percent(), In(At("", "categories", i), "percent"), report);
    if (!IsOngoing(category.category()) || Decimal::Parse(category.percent()).value() == kAll) continue;
    report->Warning(
        {.code = "ongoing_support_left_out",
         .path = In(At("", "categories", i), "percent"),
         .value = category.percent(),
         .message = "Of " + Quote(word) + " only " + category.percent() + "% counts, although it is ongoing.",
         .remedy = "Leave the category as the framework has it, unless people will go on having it beside "
                   "their allocation.",
         .reason = "All budgets of social care for ongoing needs should be covered (financial framework, "
                   "principles c and d)."});
  }
}

std::optional<Decimal> CategoryShares::PercentOf(v1::CostCategory category) const {
  if (const auto found = decided_.find(category); found != decided_.end()) {
    return Decimal::Parse(found->second->percent()).value().Normalised();
  }
  if (category == v1::COST_CATEGORY_UNSPECIFIED || IsOngoing(category)) return kAll;
  const bool open = category == v1::COST_CATEGORY_SHORT_TERM || category == v1::COST_CATEGORY_OTHER ||
                    !v1::CostCategory_IsValid(category);
  return open ? std::nullopt : std::optional(kNothing);
}

std::string CategoryShares::Because(v1::CostCategory category) const {
  const auto found = decided_.find(category);
  return found == decided_.end() ? std::string() : found->second->because();
}

}  // namespace ras
