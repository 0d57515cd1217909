#include "lib/build/weights.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

#include "lib/build/population_strata.h"
#include "lib/finding/wording.h"
#include "ras/decimal.h"
#include "ras/int256.h"
#include "ras/rounding.h"
#include "ras/scored_cost.h"
#include "ras/weighted_cost.h"

namespace ras {
namespace {

constexpr uint8_t kWeightPlaces = 6;

// Where one in so many people of the sample, or more, would have to be of another stratum for strata to have
// the same shares of it as of the population, it bends a table.
constexpr int64_t kOneIn = 10;

bool HasWeight(const v1::SampleCase& person) {
  return person.excluded_because().empty() && !person.weight().empty();
}

std::string Text(int64_t millionths) { return Decimal{millionths, kWeightPlaces}.Normalised().ToString(); }

void CheckPlaces(const v1::BuildTableRequest& request, FindingReport* report) {
  for (int i = 0; i < request.cases_size(); ++i) {
    if (!HasWeight(request.cases(i))) continue;
    const auto weight = Decimal::Parse(request.cases(i).weight());
    // One that is none, or too small, is told by the field's own rule.
    if (!weight.ok() || weight.value() < Decimal{1, kWeightPlaces} ||
        weight.value().Normalised().places <= kWeightPlaces) {
      continue;
    }
    report->Error({.code = "too_many_decimals",
                   .path = In(At("", "cases", i), "weight"),
                   .value = request.cases(i).weight(),
                   .message = "A weight has at most 6 decimals.",
                   .remedy = "Round it."});
  }
}

void ReportUnused(v1::Weighting weighting, FindingReport* report) {
  if (weighting == v1::WEIGHTING_UNSPECIFIED) {
    report->Error({.code = "weights_not_used",
                   .path = "weighting",
                   .value = "",
                   .message = "There are cases with a weight, and it is not said whether people are weighed.",
                   .remedy = "Name WEIGHTING_BY_CASE to use the weights, or WEIGHTING_EQUAL if everybody is "
                             "to count once."});
    return;
  }
  report->Warning({.code = "weights_not_used",
                   .path = "weighting",
                   .value = v1::Weighting_Name(weighting),
                   .message = "There are cases with a weight, which is not used.",
                   .remedy = "See that this is meant.",
                   .reason = "A choice that is not used is easily taken for one that is "
                             "(docs/building-a-table.md section 2)."});
}

void ReportMethod(FindingReport* report) {
  report->Error(
      {.code = "method_not_weighed",
       .path = "method.percentile_alignment",
       .value = "",
       .message = "Percentiles have no agreed definition for people who count for different numbers of "
                  "people.",
       .remedy = "Take rank alignment, isotonic regression, a polynomial, agreed scores or a price per "
                 "point; or let everybody count once."});
}

// What each of the people counts for by the cases, in millionths.
std::vector<int64_t> ByCase(const v1::BuildTableRequest& request, const BuildInput& input) {
  std::vector<int64_t> millionths;
  millionths.reserve(input.positions.size());
  for (const int i : input.positions) {
    const std::string& weight = request.cases(i).weight();
    millionths.push_back(weight.empty() ? kMillionthsOfAPerson
                                        : Decimal::Parse(weight).value().AtPlaces(kWeightPlaces).value());
  }
  return millionths;
}

// How many people of the sample are in each stratum: those the table is built from, and outliers.
class Sampled {
 public:
  Sampled(const v1::BuildTableRequest& request, const BuildInput& input, FindingReport* report)
      : request_(request), names_(request.population()) {
    for (const int i : input.positions) Count(i, report);
    for (const Outlier& outlier : input.outliers) Count(outlier.position, report);
    for (const auto& [name, sampled] : people_) {
      if (sampled > PeopleOf(name)) names_.ReportTooFew(request, name, sampled, report);
    }
  }

  const std::map<StratumName, int64_t>& people() const { return people_; }
  int64_t PeopleOf(const StratumName& name) const {
    return static_cast<int64_t>(request_.population().strata(names_.positions().at(name)).people());
  }
  // In millionths. There are at most 2^40 people.
  int64_t WeightOf(const StratumName& name) const {
    return RoundQuotient(MultiplyWide(PeopleOf(name), kMillionthsOfAPerson), people_.at(name),
                         RoundingMode::kHalfUp)
        .value();
  }
  int64_t WeightOf(int position) const { return WeightOf(names_.NameOf(request_.cases(position))); }

 private:
  void Count(int position, FindingReport* report) {
    const StratumName name = names_.NameOf(request_.cases(position));
    if (!names_.positions().contains(name)) return names_.ReportUnknown(request_, position, report);
    ++people_[name];
  }

  const v1::BuildTableRequest& request_;
  const PopulationStrata names_;
  std::map<StratumName, int64_t> people_;
};

std::vector<int64_t> ByPopulation(const v1::BuildTableRequest& request, const BuildInput& input,
                                  FindingReport* report) {
  const Sampled sampled(request, input, report);
  std::vector<int64_t> millionths;
  if (report->has_errors()) return millionths;
  millionths.reserve(input.positions.size());
  for (const int i : input.positions) millionths.push_back(sampled.WeightOf(i));
  return millionths;
}

}  // namespace

void CheckWeights(const v1::BuildTableRequest& request, bool has_everybody, FindingReport* report) {
  const bool given = std::any_of(request.cases().begin(), request.cases().end(), HasWeight);
  const v1::Weighting weighting = request.weighting();
  const bool by_case = weighting == v1::WEIGHTING_BY_CASE;
  const bool by_population = weighting == v1::WEIGHTING_BY_POPULATION;
  if (given && !by_case) ReportUnused(weighting, report);
  if (by_case && !given && has_everybody) {
    report->Error({.code = "weight_missing",
                   .path = "weighting",
                   .value = v1::Weighting_Name(weighting),
                   .message = "No case says how many people it stands for.",
                   .remedy = "Give `weight` of those who stand for more than one, or let everybody count "
                             "once."});
  }
  if (by_case) CheckPlaces(request, report);
  if (by_population && !request.has_population()) {
    report->Error({.code = "missing",
                   .path = "population",
                   .value = "",
                   .message = "People are to be weighed by a population, which is not there.",
                   .remedy = "Give its strata, or weigh people in another way."});
  }
  if ((by_case || by_population) && request.method().has_percentile_alignment()) ReportMethod(report);
}

void Weigh(const v1::BuildTableRequest& request, BuildInput* input, FindingReport* report) {
  if (request.weighting() == v1::WEIGHTING_BY_CASE) {
    input->weights = ByCase(request, *input);
  } else if (request.weighting() == v1::WEIGHTING_BY_POPULATION) {
    input->weights = ByPopulation(request, *input, report);
  }
  if (input->weights.empty()) return;
  input->weight_unit = CommonMeasure(input->weights);
  Int128 all = 0;
  for (int64_t& weight : input->weights) {
    weight /= input->weight_unit;
    all += weight;
  }
  if (all <= kMaxCases) return;
  report->Error({.code = "weights_too_large",
                 .path = "weighting",
                 .value = v1::Weighting_Name(request.weighting()),
                 .message = "The people stand for more than can be counted exactly: about a million with "
                            "weights of six decimals.",
                 .remedy = "Write weights with fewer decimals, or look for one that is wrong."});
}

void WarnOfProportions(const v1::BuildTableRequest& request, const BuildInput& input, FindingReport* report) {
  const bool chosen = request.weighting() != v1::WEIGHTING_UNSPECIFIED;
  // A table of agreed scores does not come from the sample.
  if (chosen || !request.has_population() || request.method().has_agreed_scores()) return;
  FindingReport none;  // The reconciliation reports what is wrong with them.
  const Sampled sampled(request, input, &none);
  if (none.has_errors() || sampled.people().empty()) return;
  int64_t in_sample = 0, in_population = 0;
  for (const auto& [name, people] : sampled.people()) {
    in_sample += people;
    in_population += sampled.PeopleOf(name);
  }
  // By how many people of the sample too many, times those of the population.
  const auto excess = [&](const auto& stratum) {
    return MultiplyWide(stratum.second, in_population) -
           MultiplyWide(sampled.PeopleOf(stratum.first), in_sample);
  };
  Int128 all_excess = 0;
  bool beyond_rounding = false;  // A whole person too many or too few, which no rounding of places makes.
  for (const auto& stratum : sampled.people()) {
    const Int128 own = excess(stratum);
    all_excess += std::max<Int128>(0, own);
    beyond_rounding = beyond_rounding || own >= in_population || own <= -Int128(in_population);
  }
  if (!beyond_rounding || kOneIn * all_excess < MultiplyWide(in_sample, in_population)) return;
  const auto& [name, people] =
      *std::max_element(sampled.people().begin(), sampled.people().end(),
                        [&](const auto& a, const auto& b) { return excess(a) < excess(b); });
  const auto of = [](int64_t some, int64_t all) {
    return std::to_string(some) + " of the " + std::to_string(all) + " people of the ";
  };
  const auto percent =
      RoundQuotient(100 * all_excess, MultiplyWide(in_sample, in_population), RoundingMode::kHalfUp);
  report->Warning(
      {.code = "sample_out_of_proportion",
       .path = "weighting",
       .value = std::to_string(percent.value()),
       .message = "For strata to have the same shares of the sample as of the population, " +
                  std::to_string(percent.value()) +
                  "% of its people would have to be of others. The most of them are of " + Told(name) +
                  ", which has " + of(people, in_sample) + "sample and " +
                  of(sampled.PeopleOf(name), in_population) +
                  "population. Where everybody counts once, the table leans to such strata.",
       .remedy = "Weigh people by the population, or say that everybody counts once if this is meant.",
       .reason =
           "A sample that treats its strata as separate populations is not one of all people (financial "
           "framework, sample size; docs/building-a-table.md section 2)."});
}

std::string WeightText(const BuildInput& input, std::size_t person) {
  return Text(input.weights[person] * input.weight_unit);
}

void TellWeights(const BuildInput& input, const v1::BuildTableRequest& request,
                 v1::TableProvenance* provenance) {
  provenance->set_weighting(request.weighting());
  if (input.weights.empty()) return;
  provenance->set_stands_for(input.InPeople(Rational(input.Weight())).ToString());
  if (request.weighting() != v1::WEIGHTING_BY_POPULATION) return;
  FindingReport none;  // All has been reported.
  const Sampled sampled(request, input, &none);
  for (const auto& [name, people] : sampled.people()) {
    v1::StratumWeight* told = provenance->add_stratum_weights();
    told->set_care_group(name.first);
    told->set_service(name.second);
    told->set_sampled(static_cast<uint64_t>(people));
    told->set_people(static_cast<uint64_t>(sampled.PeopleOf(name)));
    told->set_weight(Text(sampled.WeightOf(name)));
  }
}

}  // namespace ras
