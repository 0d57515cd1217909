// What a person's support costs today, exactly, and how much of it counts (docs/collating.md sections 3 and
// 4).
#ifndef RAS_LIB_COLLATE_PERSON_COSTS_H_
#define RAS_LIB_COLLATE_PERSON_COSTS_H_

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/collate/category_shares.h"
#include "lib/collate/unit_costs.h"
#include "lib/finding/finding_report.h"
#include "ras/decimal.h"
#include "ras/rational.h"
#include "ras/v1/collation.pb.h"

namespace ras {

// One item, or a cost given outright. Amounts are in pence for the period of the request.
struct CostedItem {
  const v1::CollateItem* document = nullptr;  // Null for a cost given outright.
  v1::CostCategory category = v1::COST_CATEGORY_UNSPECIFIED;
  Rational unit_pence;
  Rational cost;
  Decimal percent;
  Rational counted;
};

struct PersonCost {
  std::vector<CostedItem> items;
  // All that counts.
  Rational current;
};

// Which lists of the request have all that there is. Nothing follows from what is not in another, some rows
// of which could not be read.
struct CompleteLists {
  bool people = true;
  bool items = true;
  bool services = true;
};

// Borrows the request and the unit costs and shares.
class PersonCosts {
 public:
  // Reports: an item of somebody who is not there, an item without a unit cost or with two, and a category of
  // which nobody has decided how much of it counts.
  PersonCosts(const v1::CollateSampleRequest& request, const CompleteLists& complete,
              const UnitCosts& unit_costs, const CategoryShares& shares, FindingReport* report);

  // What the support of the person at `index` costs. Nothing if it is not known, which is reported unless the
  // person is left out, or if it cannot be told, which always is.
  std::optional<PersonCost> CostOf(int index, FindingReport* report) const;

 private:
  void CheckItem(int index, FindingReport* report);
  void CheckCategories(FindingReport* report) const;
  void CheckOutright(int index, FindingReport* report) const;
  const std::vector<int>& ItemsOf(int index) const { return items_[static_cast<std::size_t>(index)]; }
  Result<PersonCost> Add(int index) const;

  const v1::CollateSampleRequest& request_;
  const CompleteLists complete_;
  const UnitCosts& unit_costs_;
  const CategoryShares& shares_;
  std::unordered_map<std::string_view, int> people_;
  // Of each person, the indexes of their items.
  std::vector<std::vector<int>> items_;
};

}  // namespace ras

#endif  // RAS_LIB_COLLATE_PERSON_COSTS_H_
