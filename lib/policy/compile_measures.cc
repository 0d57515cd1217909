#include <algorithm>

#include "lib/policy/compile.h"

namespace ras {

void PolicyCompiler::CompileMeasures() {
  const auto count = static_cast<std::size_t>(out_.document.measures_size());
  out_.measures.resize(count);
  measure_state_.assign(count, 0);
  measure_bound_.assign(count, 0);
  for (std::size_t i = 0; i < count; ++i) CompileMeasure(static_cast<int>(i));
}

// Depth first, so that whatever a measure depends on is compiled, and comes in measure_order, before it.
void PolicyCompiler::CompileMeasure(int index) {
  const auto i = static_cast<std::size_t>(index);
  if (measure_state_[i] != 0) return;  // Done; a cycle was refused by the checks.
  measure_state_[i] = 1;
  const std::string path = "measures[" + std::to_string(index) + "]";
  const v1::Measure& document = out_.document.measures(index);
  CompiledMeasure measure;
  measure.document = &document;
  measure.combine = document.combine();

  struct Source {
    CompiledTerm term;
    Decimal weight;
    uint8_t places = 0;
    Int128 bound = 0;
    Decimal constant;
  };
  std::vector<Source> sources;
  int places = 0;
  for (const v1::Term& term : document.terms()) {
    Source source;
    source.weight = ParseChecked(term.weight(), Decimal{1, 0});
    switch (term.source_case()) {
      case v1::Term::kQuestion: {
        source.term.source = CompiledTerm::Source::kQuestion;
        source.term.index = out_.question_index.at(term.question());
        const auto q = static_cast<std::size_t>(source.term.index);
        source.places = out_.questions[q].places;
        source.bound = question_bound_[q];
        break;
      }
      case v1::Term::kDomain: {
        source.term.source = CompiledTerm::Source::kDomain;
        source.term.index = out_.domain_index.at(term.domain());
        const auto d = static_cast<std::size_t>(source.term.index);
        source.places = out_.domains[d].places;
        source.bound = domain_bound_[d];
        break;
      }
      case v1::Term::kMeasure: {
        source.term.source = CompiledTerm::Source::kMeasure;
        source.term.index = out_.measure_index.at(term.measure());
        const auto m = static_cast<std::size_t>(source.term.index);
        CompileMeasure(source.term.index);
        source.places = out_.measures[m].places;
        source.bound = measure_bound_[m];
        break;
      }
      case v1::Term::kConstant:
      case v1::Term::SOURCE_NOT_SET:
        source.constant = ParseChecked(term.constant());
        source.places = source.constant.places;
        break;
    }
    if (term.has_when()) {
      source.term.always = false;
      source.term.when = CompileCondition(term.when());
    }
    places = std::max(places, source.places + source.weight.places);
    sources.push_back(std::move(source));
  }
  measure.term_places = Places(places, path);
  if (!ok_) return;

  Int128 bound = 0;
  for (std::size_t t = 0; t < sources.size(); ++t) {
    Source& source = sources[t];
    const std::string term_path = path + ".terms[" + std::to_string(t) + "].weight";
    const auto shift = static_cast<std::size_t>(measure.term_places - source.places - source.weight.places);
    source.term.multiplier = Fit(MultiplyWide(source.weight.coefficient, kPowersOfTen[shift]), term_path);
    Int128 term_bound = 0;
    if (source.term.source == CompiledTerm::Source::kConstant) {
      source.term.constant =
          Fit(MultiplyWide(source.constant.coefficient, source.term.multiplier), term_path);
      term_bound = source.term.constant < 0 ? -source.term.constant : source.term.constant;
    } else {
      term_bound = Fit(source.bound, term_path) * Int128{source.term.multiplier};
    }
    Fit(term_bound, term_path);
    bound = measure.combine == v1::COMBINE_SUM ? bound + term_bound : std::max(bound, term_bound);
    measure.terms.push_back(std::move(source.term));
  }
  measure_bound_[i] = Fit(bound, path);
  measure.places = measure.term_places;
  for (int t = 0; ok_ && t < document.transforms_size(); ++t) {
    CompileTransform(document.transforms(t), path + ".transforms[" + std::to_string(t) + "]", &measure);
    measure_bound_[i] = 0;  // A transformed value is checked as it is computed.
  }
  out_.measures[i] = std::move(measure);
  out_.measure_order.push_back(index);
  measure_state_[i] = 2;
}

void PolicyCompiler::CompileTransform(const v1::Transform& document, const std::string& path,
                                      CompiledMeasure* measure) {
  using Kind = CompiledTransform::Kind;
  CompiledTransform transform;
  transform.places_before = measure->places;
  transform.places_after = measure->places;
  switch (document.kind_case()) {
    case v1::Transform::kSteps: {
      transform.kind = Kind::kSteps;
      const v1::StepTable& steps = document.steps();
      transform.has_below = !steps.below().empty();
      const Decimal below = ParseChecked(steps.below());
      uint8_t places = below.places;
      for (const v1::StepTable::Step& row : steps.rows())
        places = std::max(places, ParseChecked(row.value()).places);
      transform.places_after = places;
      transform.below = AtPlaces(below, places, path + ".steps.below");
      transform.steps_maximum = transform.has_below ? transform.below : INT64_MIN;
      for (int r = 0; r < steps.rows_size(); ++r) {
        transform.thresholds.push_back(
            CeilingAtPlaces(ParseChecked(steps.rows(r).from()), transform.places_before));
        transform.values.push_back(AtPlaces(ParseChecked(steps.rows(r).value()), places,
                                            path + ".steps.rows[" + std::to_string(r) + "].value"));
        transform.steps_maximum = std::max(transform.steps_maximum, transform.values.back());
      }
      break;
    }
    case v1::Transform::kPercentOfMaximum:
      transform.kind = Kind::kPercent;
      transform.rounding = CompileScoreRounding(
          document.percent_of_maximum().has_rounding() ? &document.percent_of_maximum().rounding() : nullptr);
      transform.places_after = transform.rounding.increment.places;
      break;
    case v1::Transform::kMultiply: {
      transform.kind = Kind::kMultiply;
      const v1::Multiply& multiply = document.multiply();
      transform.by = ParseChecked(multiply.by(), Decimal{1, 0});
      transform.divided_by = ParseChecked(multiply.divided_by(), Decimal{1, 0});
      transform.rounding.exact = true;
      if (multiply.has_rounding()) transform.rounding = CompileScoreRounding(&multiply.rounding());
      transform.places_after = transform.rounding.exact ? Places(measure->places + transform.by.places, path)
                                                        : transform.rounding.increment.places;
      break;
    }
    case v1::Transform::kAdd: {
      transform.kind = Kind::kAdd;
      const Decimal add = ParseChecked(document.add());
      transform.places_after = std::max(measure->places, add.places);
      transform.add = AtPlaces(add, transform.places_after, path + ".add");
      break;
    }
    case v1::Transform::kClamp: {
      transform.kind = Kind::kClamp;
      const Decimal low = ParseChecked(document.clamp().minimum()),
                    high = ParseChecked(document.clamp().maximum());
      transform.places_after = std::max({measure->places, low.places, high.places});
      if (!document.clamp().minimum().empty()) {
        transform.minimum = AtPlaces(low, transform.places_after, path + ".clamp.minimum");
      }
      if (!document.clamp().maximum().empty()) {
        transform.maximum = AtPlaces(high, transform.places_after, path + ".clamp.maximum");
      }
      break;
    }
    case v1::Transform::kRound:
      transform.kind = Kind::kRound;
      transform.rounding = CompileScoreRounding(&document.round());
      if (!transform.rounding.exact) transform.places_after = transform.rounding.increment.places;
      break;
    case v1::Transform::KIND_NOT_SET:
      return;
  }
  measure->places = transform.places_after;
  measure->transforms.push_back(std::move(transform));
}

}  // namespace ras
