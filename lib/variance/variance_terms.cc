#include "lib/variance/variance_terms.h"

#include <string>

#include "lib/finding/fine_percent.h"
#include "lib/finding/small_percent.h"
#include "lib/fingerprint/seed.h"
#include "lib/terms/read_tolerance.h"

namespace ras {
namespace {

constexpr const char* kUsualConfidence = "95";
constexpr const char* kUsualMargin = "5";

Decimal ReadPercent(const std::string& percent, const char* usual) {
  return Decimal::Parse(percent.empty() ? usual : percent.c_str()).value().Normalised();
}

}  // namespace

VarianceTerms ReadTerms(const v1::AnalyseVarianceRequest& request, FindingReport* report) {
  VarianceTerms terms;
  const std::string& confidence = request.confidence_percent();
  terms.confidence =
      ReadShare(confidence.empty() ? kUsualConfidence : confidence, "confidence_percent", report);
  terms.margin = Divide(Rational(ReadPercent(request.margin_percent(), kUsualMargin)), Rational(100)).value();
  WarnOfSmallPercent(request.margin_percent(), "margin_percent", report);
  terms.tolerance = ReadTolerance(request.tolerance(), "tolerance", report);
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
  TellTolerance(request.tolerance(), response->mutable_tolerance());
  if (request.has_bootstrap()) response->mutable_bootstrap()->CopyFrom(request.bootstrap());
}

}  // namespace ras
