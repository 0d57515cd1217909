#include "lib/policy/compile.h"

#include <algorithm>

#include "lib/terms/kernel_terms.h"
#include "ras/date.h"
#include "ras/period.h"

namespace ras {
namespace {

Date ParseDate(const std::string& text, Date fallback) { return Date::Parse(text).value_or(fallback); }

template <class Documents>
IndexById IndexIds(const Documents& documents) {
  IndexById index;
  index.reserve(static_cast<std::size_t>(documents.size()));
  for (int i = 0; i < documents.size(); ++i) index.emplace(documents.Get(i).id(), i);
  return index;
}

}  // namespace

bool PolicyCompiler::Run() {
  CompileNames();
  CompileInformalSupport();
  CompileQuestionnaire();
  CompileMeasures();
  if (!ok_) return false;  // Tables need the measures' places.
  CompileTables();
  CompileComponents();
  CompileStatedPeriods();
  return ok_;
}

void PolicyCompiler::CompileNames() {
  const v1::Policy& document = out_.document;
  out_.effective_from = ParseDate(document.effective_from(), Date());
  out_.effective_to = ParseDate(document.effective_to(), Date::FromCivil(Date::kLastYear, 12, 31).value());
  out_.care_group_index = IndexIds(document.care_groups());
  out_.area_index = IndexIds(document.areas());
  out_.measure_index = IndexIds(document.measures());
  out_.table_index = IndexIds(document.tables());
  out_.component_index = IndexIds(document.components());
  out_.domain_index = IndexIds(document.questionnaire().domains());
}

void PolicyCompiler::CompileInformalSupport() {
  const v1::InformalSupportRule& rule = out_.document.informal_support();
  CompiledInformalSupport& compiled = out_.informal_support;
  compiled.approach = rule.approach();
  if (compiled.approach == v1::INFORMAL_SUPPORT_APPROACH_NOT_RECORDED) return;
  const IndexById shares = IndexIds(rule.shares());
  const IndexById impacts = IndexIds(rule.impacts());
  compiled.impacts = impacts.size();
  compiled.percent.assign(shares.size() * impacts.size(), 0);
  for (const v1::Reduction& reduction : rule.reductions()) {
    compiled.percent_places = std::max(compiled.percent_places, ParseChecked(reduction.percent()).places);
  }
  for (int i = 0; i < rule.reductions_size(); ++i) {
    const v1::Reduction& reduction = rule.reductions(i);
    const auto cell = static_cast<std::size_t>(shares.at(reduction.share())) * compiled.impacts +
                      static_cast<std::size_t>(impacts.at(reduction.impact()));
    compiled.percent[cell] = AtPlaces(ParseChecked(reduction.percent()), compiled.percent_places,
                                      "informal_support.reductions[" + std::to_string(i) + "].percent");
  }
  if (compiled.approach == v1::INFORMAL_SUPPORT_APPROACH_BY_DOMAIN)
    reduction_places_ = 2 + compiled.percent_places;
}

void PolicyCompiler::CompileStatedPeriods() {
  for (const v1::StatedPeriod& stated : out_.document.stated_periods()) {
    out_.stated_periods.push_back(
        {&stated, CompilePeriodRatio(out_.document.result_period(), stated.period(), stated.basis()),
         CompileRounding(stated.rounding())});
  }
}

Scaled PolicyCompiler::Fit(Int128 value, const std::string& path) {
  if (value < kScoreLimit && value > -kScoreLimit) return static_cast<Scaled>(value);
  Error(path, "number_too_large",
        "With the decimal places that this policy needs, the number has more than 18 digits.",
        "Use fewer decimal places or smaller points and weights.");
  return 0;
}

Scaled PolicyCompiler::AtPlaces(const Decimal& value, uint8_t places, const std::string& path) {
  return Fit(MultiplyWide(value.coefficient, kPowersOfTen[static_cast<std::size_t>(places - value.places)]),
             path);
}

uint8_t PolicyCompiler::Places(int places, const std::string& path) {
  if (places <= kMaxPlaces) return static_cast<uint8_t>(places);
  Error(path, "too_many_places",
        "Points, weights and reductions multiply to " + std::to_string(places) +
            " decimal places; at most 9 are exact.",
        "Write the points, weights, factors or percentages with fewer decimal places.");
  return kMaxPlaces;
}

void PolicyCompiler::Error(const std::string& path, std::string_view code, std::string_view message,
                           std::string_view remedy) {
  ok_ = false;
  v1::Finding finding;
  finding.set_severity(v1::SEVERITY_ERROR);
  finding.set_code(std::string(code));
  finding.set_path(path);
  finding.set_message(std::string(message));
  finding.set_remedy(std::string(remedy));
  findings_.push_back(std::move(finding));
}

Decimal ParseChecked(std::string_view text, Decimal fallback) {
  if (text.empty()) return fallback;
  return Decimal::Parse(text).value_or(fallback).Normalised();
}

namespace {

Scaled HoldWithin64(Int128 value) {
  if (value > INT64_MAX) return INT64_MAX;
  if (value < INT64_MIN) return INT64_MIN;
  return static_cast<Scaled>(value);
}

Scaled RoundAtPlaces(const Decimal& value, uint8_t places, RoundingMode mode) {
  if (places >= value.places) {
    return HoldWithin64(
        MultiplyWide(value.coefficient, kPowersOfTen[static_cast<std::size_t>(places - value.places)]));
  }
  return RoundQuotient(value.coefficient, kPowersOfTen[static_cast<std::size_t>(value.places - places)], mode)
      .value();
}

}  // namespace

Scaled FloorAtPlaces(const Decimal& value, uint8_t places) {
  return RoundAtPlaces(value, places, RoundingMode::kFloor);
}
Scaled CeilingAtPlaces(const Decimal& value, uint8_t places) {
  return RoundAtPlaces(value, places, RoundingMode::kCeiling);
}

CompiledRounding CompileRounding(const v1::Rounding& rounding) {
  CompiledRounding compiled;
  compiled.exact = rounding.mode() == v1::ROUNDING_MODE_EXACT;
  compiled.rule = ToKernel(rounding);
  return compiled;
}

CompiledScoreRounding CompileScoreRounding(const v1::ScoreRounding* rounding) {
  CompiledScoreRounding compiled;
  if (rounding == nullptr) return compiled;
  compiled.exact = rounding->mode() == v1::ROUNDING_MODE_EXACT;
  compiled.mode = ToKernel(rounding->mode());
  compiled.increment = ParseChecked(rounding->increment(), Decimal{1, 0});
  return compiled;
}

Rational CompilePeriodRatio(v1::Period from, v1::Period to, v1::YearBasis basis) {
  return PeriodFactor(ToKernel(from), ToKernel(to), ToKernel(basis)).Reduced();
}

}  // namespace ras
