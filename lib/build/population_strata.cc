#include "lib/build/population_strata.h"

#include "lib/finding/wording.h"

namespace ras {

std::string Told(const StratumName& name) {
  return Quote(name.first) + (name.second.empty() ? "" : ", " + Quote(name.second));
}

PopulationStrata::PopulationStrata(const v1::ReconcilePopulation& population) {
  for (int i = 0; i < population.strata_size(); ++i) {
    const v1::PopulationStratum& stratum = population.strata(i);
    positions_[{stratum.care_group(), stratum.service()}] = i;
    if (!stratum.service().empty()) with_services_.insert(stratum.care_group());
  }
}

StratumName PopulationStrata::NameOf(const v1::SampleCase& person) const {
  const bool by_service = with_services_.contains(person.care_group());
  return {person.care_group(), by_service ? person.service() : std::string()};
}

void PopulationStrata::ReportUnknown(const v1::BuildTableRequest& request, int position,
                                     FindingReport* report) const {
  const v1::SampleCase& person = request.cases(position);
  const bool by_service = with_services_.contains(person.care_group());
  const std::string& value = by_service ? person.service() : person.care_group();
  report->Error({.code = "stratum_unknown",
                 .path = In(At("", "cases", position), by_service ? "service" : "care_group"),
                 .value = value,
                 .message = value.empty() ? std::string("It is not known which people of the population this "
                                                        "person stands for.")
                                          : "The population has no stratum for " + Told(NameOf(person)) + ".",
                 .remedy = std::string("Name the ") + (by_service ? "service" : "care group") +
                           " as the population does, or add the stratum to the population."});
}

void PopulationStrata::ReportTooFew(const v1::BuildTableRequest& request, const StratumName& name,
                                    int64_t sampled, FindingReport* report) const {
  const int position = positions_.at(name);
  report->Error(
      {.code = "sample_above_population",
       .path = In(At("population", "strata", position), "people"),
       .value = std::to_string(request.population().strata(position).people()),
       .message = "The sample has more people of " + Told(name) + ": " + std::to_string(sampled) + ".",
       .remedy = "Correct the number, or the care groups and services of the sample."});
}

}  // namespace ras
