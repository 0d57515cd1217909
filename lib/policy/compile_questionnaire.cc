#include <algorithm>

#include "lib/policy/compile.h"

namespace ras {
namespace {

template <class Options>
int MostPlaces(const Options& options) {
  int places = 0;
  for (const v1::Option& option : options)
    places = std::max<int>(places, ParseChecked(option.points()).places);
  return places;
}

// a x b at `places`, which are enough for it.
Int128 ProductAtPlaces(const Decimal& a, const Decimal& b, int places) {
  return MultiplyWide(a.coefficient, b.coefficient) *
         kPowersOfTen[static_cast<std::size_t>(places - a.places - b.places)];
}

}  // namespace

void PolicyCompiler::CompileQuestionnaire() {
  const auto& domains = out_.document.questionnaire().domains();
  std::size_t count = 0;
  for (const v1::Domain& domain : domains) count += static_cast<std::size_t>(domain.questions_size());
  out_.questions.reserve(count);
  for (int d = 0; d < domains.size(); ++d) {
    CompiledDomain domain;
    domain.document = &domains.Get(d);
    domain.first_question = static_cast<int>(out_.questions.size());
    domain.question_count = domains.Get(d).questions_size();
    for (int q = 0; q < domain.question_count; ++q) {
      const std::string path =
          "questionnaire.domains[" + std::to_string(d) + "].questions[" + std::to_string(q) + "]";
      CompileQuestion(domains.Get(d).questions(q), path, d);
      if (out_.questions.back().scored) {
        domain.scored = true;
        domain.places = std::max(domain.places, out_.questions.back().places);
      }
    }
    Int128 bound = 0;
    for (int q = 0; q < domain.question_count; ++q) {
      const auto i = static_cast<std::size_t>(domain.first_question) + static_cast<std::size_t>(q);
      if (!out_.questions[i].scored) continue;
      bound += question_bound_[i] *
               kPowersOfTen[static_cast<std::size_t>(domain.places - out_.questions[i].places)];
    }
    Fit(bound, "questionnaire.domains[" + std::to_string(d) + "]");
    domain_bound_.push_back(bound);
    out_.domains.push_back(domain);
  }
}

void PolicyCompiler::CompileQuestion(const v1::Question& document, const std::string& path, int domain) {
  using Kind = CompiledQuestion::Kind;
  CompiledQuestion question;
  question.document = &document;
  question.domain = domain;
  question.not_applicable = document.not_applicable();
  const Decimal weight = ParseChecked(document.weight(), Decimal{1, 0});
  const int extra = weight.places + reduction_places_;
  const auto add_options = [&](const auto& options, const std::string& field) {
    const int most_places = MostPlaces(options);
    for (int i = 0; i < options.size(); ++i) {
      const v1::Option& option = options.Get(i);
      const Decimal unweighted = ParseChecked(option.points());
      const Int128 points = ProductAtPlaces(unweighted, weight, question.places);
      const std::string at = path + field + "[" + std::to_string(i) + "].points";
      question.options.push_back({option.id(), option.label(), Fit(points, at),
                                  unweighted.AtPlaces(static_cast<uint8_t>(most_places)).value_or(0),
                                  option.prompt()});
    }
  };
  const auto fits = [&](int places) {
    question.places = Places(places, path);
    return places <= kMaxPlaces;
  };
  Int128 maximum = 0;
  switch (document.kind_case()) {
    case v1::Question::kSingleChoice: {
      const auto& options = document.single_choice().options();
      question.kind = Kind::kSingleChoice;
      question.scored = true;
      if (!fits(MostPlaces(options) + extra)) break;
      add_options(options, ".single_choice.options");
      for (const CompiledOption& option : question.options)
        maximum = std::max<Int128>(maximum, option.points);
      break;
    }
    case v1::Question::kSeveralChoices: {
      const auto& options = document.several_choices().options();
      question.kind = Kind::kSeveralChoices;
      question.scored = true;
      question.highest_only = document.several_choices().combine() == v1::CHOICES_COMBINE_HIGHEST;
      question.places = Places(MostPlaces(options) + extra, path);
      question.chosen_offset = out_.chosen_size;
      out_.chosen_size += static_cast<std::size_t>(options.size());
      if (!ok_) break;
      add_options(options, ".several_choices.options");
      for (const CompiledOption& option : question.options) {
        maximum = question.highest_only ? std::max<Int128>(maximum, option.points) : maximum + option.points;
      }
      break;
    }
    case v1::Question::kQuantity: {
      const v1::Quantity& quantity = document.quantity();
      question.kind = Kind::kQuantity;
      question.scored = !quantity.points_per_unit().empty();
      const Decimal per_unit = ParseChecked(quantity.points_per_unit());
      const Decimal low = ParseChecked(quantity.minimum()), high = ParseChecked(quantity.maximum());
      const Decimal step = ParseChecked(quantity.step(), Decimal{1, 0});
      question.quantity_places = std::max({low.places, high.places, step.places});
      question.quantity_minimum = AtPlaces(low, question.quantity_places, path + ".quantity.minimum");
      question.quantity_maximum = AtPlaces(high, question.quantity_places, path + ".quantity.maximum");
      question.quantity_step = AtPlaces(step, question.quantity_places, path + ".quantity.step");
      if (!quantity.prompt_at().empty()) {
        question.prompt_at = CeilingAtPlaces(ParseChecked(quantity.prompt_at()), question.quantity_places);
      }
      if (!question.scored) break;
      if (!fits(question.quantity_places + per_unit.places + extra)) break;
      question.points_per_quantity =
          Fit(ProductAtPlaces(per_unit, weight, question.places - question.quantity_places),
              path + ".quantity.points_per_unit");
      maximum = MultiplyWide(question.points_per_quantity, question.quantity_maximum);
      break;
    }
    case v1::Question::kLevelAndFrequency: {
      const v1::LevelAndFrequency& both = document.level_and_frequency();
      question.kind = Kind::kLevelAndFrequency;
      question.scored = true;
      question.frequencies = static_cast<std::size_t>(both.frequencies_size());
      int factor_places = 0;
      for (const v1::Frequency& frequency : both.frequencies()) {
        factor_places = std::max<int>(factor_places, ParseChecked(frequency.factor()).places);
      }
      if (!fits(MostPlaces(both.levels()) + factor_places + extra)) break;
      add_options(both.levels(), ".level_and_frequency.levels");
      for (int l = 0; l < both.levels_size(); ++l) {
        for (int f = 0; f < both.frequencies_size(); ++f) {
          const Decimal factor = ParseChecked(both.frequencies(f).factor());
          const Int128 level = question.options[static_cast<std::size_t>(l)].points;
          // The level's points end in enough zeros at this scale for the factor's places.
          const Int128 points = level * factor.coefficient / kPowersOfTen[factor.places];
          question.grid.push_back(
              Fit(points, path + ".level_and_frequency.frequencies[" + std::to_string(f) + "].factor"));
          maximum = std::max<Int128>(maximum, points);
        }
      }
      break;
    }
    case v1::Question::kInformation: {
      question.kind = Kind::kInformation;
      question.required = document.information().required();
      for (const v1::Option& option : document.information().options()) {
        question.options.push_back({option.id(), option.label(), 0, 0, option.prompt()});
      }
      break;
    }
    case v1::Question::KIND_NOT_SET:
      break;
  }
  question.maximum = Fit(maximum, path);
  question_bound_.push_back(maximum);
  out_.question_index.emplace(document.id(), static_cast<int>(out_.questions.size()));
  if (document.has_asked_when()) {
    question.always_asked = false;
    question.asked_when = CompileCondition(document.asked_when());
    out_.questions_depend_on_answers = true;
  }
  out_.questions.push_back(std::move(question));
}

}  // namespace ras
