#include "lib/variance/variance_terms.h"

#include <cstddef>
#include <string>

#include "lib/finding/small_percent.h"
#include "lib/fingerprint/fingerprint.h"
#include "ras/money.h"

namespace ras {
namespace {

constexpr const char* kUsualConfidence = "95";
constexpr const char* kUsualMargin = "5";

Decimal ReadPercent(const std::string& percent, const char* usual) {
  return Decimal::Parse(percent.empty() ? usual : percent.c_str()).value().Normalised();
}

// Percent as a share. At most nine decimals and five digits before the point, so that eleven places do.
Result<Decimal> AsShare(const Decimal& percent) {
  if (percent.places + 2 > kMaxPlaces) return Fault::kNotExact;
  return Decimal{percent.coefficient, static_cast<uint8_t>(percent.places + 2)};
}

// The first 64 bits of the text's SHA-256.
uint64_t SeedOf(const std::string& text) {
  const Digest digest = Sha256(text);
  uint64_t seed = 0;
  for (std::size_t i = 0; i < sizeof seed; ++i) seed = seed << 8 | digest[i];
  return seed;
}

void ReportTooFine(const char* path, const std::string& value, int decimals, FindingReport* report) {
  report->Error({.code = "too_many_decimals",
                 .path = path,
                 .value = value,
                 .message = "This percentage has more decimals than are reckoned with.",
                 .remedy = "Give at most " + std::to_string(decimals) + " decimals."});
}

}  // namespace

VarianceTerms ReadTerms(const v1::AnalyseVarianceRequest& request, FindingReport* report) {
  VarianceTerms terms;
  const Result<Decimal> confidence = AsShare(ReadPercent(request.confidence_percent(), kUsualConfidence));
  if (!confidence.ok())
    ReportTooFine("confidence_percent", request.confidence_percent(), kMaxPlaces - 2, report);
  terms.confidence = confidence.value();
  terms.margin = Divide(Rational(ReadPercent(request.margin_percent(), kUsualMargin)), Rational(100)).value();
  WarnOfSmallPercent(request.margin_percent(), "margin_percent", report);
  const v1::VarianceTolerance& tolerance = request.tolerance();
  NoteSmallPercent(tolerance.percent(), "tolerance.percent", report);
  if (!tolerance.amount().empty()) terms.tolerance.pence = ParseMoney(tolerance.amount()).value();
  if (!tolerance.percent().empty()) {
    // A percent is ten thousand millionths.
    const Result<int64_t> millionths = Decimal::Parse(tolerance.percent()).value().Normalised().AtPlaces(4);
    if (!millionths.ok()) ReportTooFine("tolerance.percent", tolerance.percent(), 4, report);
    terms.tolerance.millionths = millionths.value_or(0);
  }
  if (request.has_bootstrap()) {
    terms.samples = request.bootstrap().samples();
    terms.seed = SeedOf(request.bootstrap().seed());
  }
  return terms;
}

void TellTerms(const v1::AnalyseVarianceRequest& request, v1::AnalyseVarianceResponse* response) {
  response->set_period(request.period());
  response->set_confidence_percent(ReadPercent(request.confidence_percent(), kUsualConfidence).ToString());
  response->set_margin_percent(ReadPercent(request.margin_percent(), kUsualMargin).ToString());
  const auto decimal = [](const std::string& text) {
    return text.empty() ? std::string("0") : Decimal::Parse(text).value().Normalised().ToString();
  };
  response->mutable_tolerance()->set_percent(decimal(request.tolerance().percent()));
  const std::string& amount = request.tolerance().amount();
  response->mutable_tolerance()->set_amount(FormatMoney(amount.empty() ? 0 : ParseMoney(amount).value()));
  if (request.has_bootstrap()) response->mutable_bootstrap()->CopyFrom(request.bootstrap());
}

}  // namespace ras
