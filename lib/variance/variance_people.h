// The people of a variance analysis in numbers: costs and allocations in pence, by id.
#ifndef RAS_LIB_VARIANCE_VARIANCE_PEOPLE_H_
#define RAS_LIB_VARIANCE_VARIANCE_PEOPLE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/finding/finding_report.h"
#include "lib/finding/shape_findings.h"
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
  // What allocates: as the document says or, where the request's table does, that table and the name of its
  // row. In the request, or in VariancePeople::rows.
  std::string_view table;
  std::string_view band;
  // Of a row of the request's table, from 1; of any other band 0.
  std::size_t band_place = 0;
};

// The rows of a table by what people call them: its label if no other has it, or else its scores.
class RowNames {
 public:
  explicit RowNames(const v1::AllocationTable& table);
  // Names are looked up where they are.
  RowNames(const RowNames&) = delete;
  RowNames& operator=(const RowNames&) = delete;
  RowNames(RowNames&&) = default;
  RowNames& operator=(RowNames&&) = default;
  ~RowNames() = default;

  // From 0. Of no row, nothing.
  std::string_view Of(int32_t row) const;
  // The place of the row of that name, from 1; 0 if there is none.
  std::size_t PlaceOf(std::string_view name) const;

 private:
  std::vector<std::string> names_;
  std::unordered_map<std::string_view, std::size_t> places_;  // Of `names_`.
};

struct VariancePeople {
  explicit VariancePeople(const v1::AllocationTable& table) : rows(table) {}

  // In the order of their ids, so that neither the request's order nor the platform has a say.
  std::vector<VariancePerson> people;
  // Of `amounts`: after informal support, unless a table allocates that is gross of it.
  v1::SupportBasis first_basis = v1::SUPPORT_BASIS_AFTER_INFORMAL_SUPPORT;
  bool has_before_support = false;
  // To some people the table allocates; and of some it is given what is allocated.
  bool table_allocates = false;
  bool gives_allocations = false;
  // A table that is gross of informal support allocates to some, and to others something else is.
  bool mixes_bases = false;
  RowNames rows;
};

// Reports ids that are there twice or are more than one line, whether or not every field obeys its own rule.
// Gives the positions of the people in the order of their ids.
std::vector<int> CheckVarianceIds(const v1::AnalyseVarianceRequest& request, FindingReport* report);

// Reports what else the people say together that cannot be, and looks allocations up in the table. What it
// returns means nothing if the report then has errors. Every field but those of people at fault obeys its own
// rule; these people are passed over.
VariancePeople ReadVariancePeople(const v1::AnalyseVarianceRequest& request, const std::vector<int>& by_id,
                                  const ShapeOutcome& shape, FindingReport* report);

// A person's line: id, cost and allocation, with a tab between them and a line feed at the end.
std::string LineOf(const VariancePerson& person);

// SHA-256 of the people's lines by id.
std::string FingerprintOf(const VariancePeople& people);

}  // namespace ras

#endif  // RAS_LIB_VARIANCE_VARIANCE_PEOPLE_H_
