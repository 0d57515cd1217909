// The strata of a population, and which of them a person of the sample stands for (docs/building-a-table.md
// section 7).
#ifndef RAS_LIB_BUILD_POPULATION_STRATA_H_
#define RAS_LIB_BUILD_POPULATION_STRATA_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "lib/finding/finding_report.h"
#include "ras/v1/reconciliation.pb.h"
#include "ras/v1/table_build.pb.h"

namespace ras {

// A care group, and a service or "" for all of them: in the order of their names.
using StratumName = std::pair<std::string, std::string>;

std::string Told(const StratumName& name);

// Of a population about which there is nothing to report.
class PopulationStrata {
 public:
  explicit PopulationStrata(const v1::ReconcilePopulation& population);

  // Where each stratum stands in the population.
  const std::map<StratumName, int>& positions() const { return positions_; }
  // The stratum that a person stands for, whether or not the population has it: by service where the
  // population tells the person's care group apart by service.
  StratumName NameOf(const v1::SampleCase& person) const;

  // That the population has no stratum for the person at a position of the request.
  void ReportUnknown(const v1::BuildTableRequest& request, int position, FindingReport* report) const;
  // That a stratum has fewer people than the sample has of it.
  void ReportTooFew(const v1::BuildTableRequest& request, const StratumName& name, int64_t sampled,
                    FindingReport* report) const;

 private:
  std::map<StratumName, int> positions_;
  // Care groups with a stratum for each service.
  std::set<std::string> with_services_;
};

}  // namespace ras

#endif  // RAS_LIB_BUILD_POPULATION_STRATA_H_
