#include "lib/determine/determination_writer.h"
#include "ras/rounding.h"

namespace ras {

std::string DecimalText(Scaled value, uint8_t places) {
  while (places > 0 && value % 10 == 0) {
    value /= 10;
    --places;
  }
  return Decimal{value, places}.ToString();
}

std::string ShareText(Scaled points, Scaled maximum) {
  if (maximum <= 0) return {};
  const Result<int64_t> hundredths = RoundQuotient(Int128{points} * 10'000, maximum, RoundingMode::kHalfUp);
  return hundredths.ok() ? DecimalText(hundredths.value(), 2) : std::string();
}

void WriteScores(const CompiledPolicy& policy, const ResolvedCase& resolved, const ComputedCase& computed,
                 v1::Determination* out) {
  const CaseState& state = resolved.state;
  const bool by_domain = !state.percent_of_domain.empty();
  for (std::size_t d = 0; d < policy.domains.size(); ++d) {
    const CompiledDomain& domain = policy.domains[d];
    if (!domain.scored) continue;
    Scaled points = 0, maximum = 0;
    DomainPoints(Need::kTotal, policy, state, d, &points, &maximum);
    v1::DomainResult* result = out->add_domains();
    result->set_domain(domain.document->id());
    result->set_title(domain.document->title());
    result->set_points(DecimalText(points, domain.places));
    result->set_maximum(DecimalText(maximum, domain.places));
    result->set_share_percent(ShareText(points, maximum));
    if (by_domain) {
      DomainPoints(Need::kAfterInformalSupport, policy, state, d, &points, &maximum);
      result->set_points_after_informal_support(DecimalText(points, domain.places));
    }
  }
  for (std::size_t m = 0; m < policy.measures.size(); ++m) {
    const CompiledMeasure& measure = policy.measures[m];
    v1::MeasureResult* result = out->add_measures();
    result->set_measure(measure.document->id());
    result->set_title(measure.document->title());
    result->set_value(DecimalText(computed.total.value[m], measure.places));
    result->set_maximum(DecimalText(computed.total.maximum[m], measure.places));
    if (by_domain)
      result->set_value_after_informal_support(DecimalText(computed.after.value[m], measure.places));
  }
}

}  // namespace ras
