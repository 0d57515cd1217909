// The people of a variance analysis in numbers: costs and allocations in pence, by id.
#ifndef RAS_LIB_VARIANCE_VARIANCE_PEOPLE_H_
#define RAS_LIB_VARIANCE_VARIANCE_PEOPLE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/finding/finding_report.h"
#include "ras/decimal.h"
#include "ras/goodness.h"
#include "ras/v1/variance.pb.h"

namespace ras {

struct VariancePerson {
  // In the request, which outlives this.
  const v1::VarianceCase* document = nullptr;
  ActualAllocated amounts;
  ActualAllocated before_support;  // If the people have it.
  std::optional<Decimal> score;
};

struct VariancePeople {
  // In the order of their ids, so that neither the request's order nor the platform has a say.
  std::vector<VariancePerson> people;
  // Of `amounts`: after informal support, unless a table allocates that is gross of it.
  v1::SupportBasis first_basis = v1::SUPPORT_BASIS_AFTER_INFORMAL_SUPPORT;
  bool has_before_support = false;
};

// Reports ids that are there twice or are more than one line, whether or not every field obeys its own rule.
// Gives the positions of the people in the order of their ids.
std::vector<int> CheckVarianceIds(const v1::AnalyseVarianceRequest& request, FindingReport* report);

// Reports what else the people say together that cannot be, and looks allocations up in the table. What it
// returns means nothing if the report then has errors. Every field obeys its own rule.
VariancePeople ReadVariancePeople(const v1::AnalyseVarianceRequest& request, const std::vector<int>& by_id,
                                  FindingReport* report);

// A person's line: id, cost and allocation, with a tab between them and a line feed at the end.
std::string LineOf(const VariancePerson& person);

// SHA-256 of the people's lines by id.
std::string FingerprintOf(const VariancePeople& people);

}  // namespace ras

#endif  // RAS_LIB_VARIANCE_VARIANCE_PEOPLE_H_
