#include "lib/sampling/precision.h"

#include <string>
#include <string_view>

#include "lib/finding/small_percent.h"
#include "lib/statistics/normal.h"
#include "ras/decimal.h"

namespace ras {
namespace {

constexpr const char* kPublishedQuantile = "1.96";
constexpr const char* kUsualMargin = "5";
constexpr const char* kMostVaried = "50";

// A percentage of at most seven decimals as a share.
Decimal Share(std::string_view percent) {
  const Decimal value = Decimal::Parse(percent).value().Normalised();
  return Decimal{value.coefficient, static_cast<uint8_t>(value.places + 2)}.Normalised();
}

// The rules of the fields leave percentages with nine decimals, of which a share would need eleven.
void CheckDecimals(const char* field, const std::string& percent, FindingReport* report) {
  constexpr uint8_t kMostDecimals = kMaxPlaces - 2;
  if (Decimal::Parse(percent).value().Normalised().places <= kMostDecimals) return;
  report->Error({.code = "too_many_decimals",
                 .path = std::string("precision.") + field,
                 .value = percent,
                 .message = "A percentage has at most 7 decimals.",
                 .remedy = "Round it."});
}

void FillIn(v1::Precision* precision) {
  if (precision->quantile().empty() && precision->confidence_percent().empty()) {
    precision->set_quantile(kPublishedQuantile);
  }
  if (precision->margin_percent().empty()) precision->set_margin_percent(kUsualMargin);
  if (precision->proportion_percent().empty()) precision->set_proportion_percent(kMostVaried);
  if (precision->size_rule() == v1::SAMPLE_SIZE_RULE_UNSPECIFIED) {
    precision->set_size_rule(v1::SAMPLE_SIZE_RULE_PUBLISHED);
  }
}

}  // namespace

SampleSizeSpec ToKernel(v1::Precision* precision, FindingReport* report) {
  if (!precision->quantile().empty() && !precision->confidence_percent().empty()) {
    report->Error({.code = "confidence_twice",
                   .path = "precision.confidence_percent",
                   .value = precision->confidence_percent(),
                   .message = "The confidence is said twice, as a quantile and in percent.",
                   .remedy = "Give one of the two."});
  }
  FillIn(precision);
  CheckDecimals("margin_percent", precision->margin_percent(), report);
  CheckDecimals("proportion_percent", precision->proportion_percent(), report);
  if (!precision->confidence_percent().empty()) {
    CheckDecimals("confidence_percent", precision->confidence_percent(), report);
  }
  SampleSizeSpec spec;
  if (report->has_errors()) return spec;
  WarnOfSmallPercent(precision->confidence_percent(), "precision.confidence_percent", report);
  WarnOfSmallPercent(precision->proportion_percent(), "precision.proportion_percent", report);
  if (!precision->confidence_percent().empty()) {
    const Decimal quantile = NormalQuantile(Share(precision->confidence_percent())).value();
    precision->set_quantile(quantile.Normalised().ToString());
  }
  spec.quantile = Decimal::Parse(precision->quantile()).value();
  spec.margin = Share(precision->margin_percent());
  spec.proportion = Share(precision->proportion_percent());
  spec.rule = precision->size_rule() == v1::SAMPLE_SIZE_RULE_ROUND_UP ? SampleSizeRule::kRoundUp
                                                                      : SampleSizeRule::kPublished;
  return spec;
}

}  // namespace ras
