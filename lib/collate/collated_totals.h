// What the people of a collated sample come to: by category of cost, by care group, by service, in all.
#ifndef RAS_LIB_COLLATE_COLLATED_TOTALS_H_
#define RAS_LIB_COLLATE_COLLATED_TOTALS_H_

#include <cstdint>
#include <map>
#include <string>

#include "lib/collate/category_shares.h"
#include "lib/collate/person_costs.h"
#include "ras/int256.h"
#include "ras/v1/collation.pb.h"

namespace ras {

// Of the people who are not left out. Amounts that are exact fractions are added in billionths of a penny
// (ras/fine_pence.h).
class CollatedTotals {
 public:
  // A person, what their support costs today, and their case.
  void Add(const PersonCost& cost, const v1::SampleCase& sample_case, int64_t pence);

  // Whether anybody has a cost in a category.
  bool Has(v1::CostCategory category) const { return categories_.find(category) != categories_.end(); }
  uint64_t people() const { return people_; }
  // How many have a cost of this category.
  uint64_t PeopleIn(v1::CostCategory category) const;

  void Tell(const CategoryShares& shares, v1::CollateSampleResponse* response) const;

 private:
  struct Category {
    uint64_t people = 0;
    Int256 counted, left_out;  // In billionths of a penny.
  };
  struct Group {
    void Add(int64_t more) {
      ++people;
      pence += more;
    }

    uint64_t people = 0;
    Int128 pence = 0;
  };

  uint64_t people_ = 0;
  Int256 current_;
  Int128 pence_ = 0;
  std::map<int, Category> categories_;
  std::map<std::string, Group> care_groups_, services_;
};

}  // namespace ras

#endif  // RAS_LIB_COLLATE_COLLATED_TOTALS_H_
