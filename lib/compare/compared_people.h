// The people of a comparison in numbers: what they have now and what they would have, in pence, by id.
#ifndef RAS_LIB_COMPARE_COMPARED_PEOPLE_H_
#define RAS_LIB_COMPARE_COMPARED_PEOPLE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/finding/finding_report.h"
#include "lib/finding/shape_findings.h"
#include "ras/decimal.h"
#include "ras/v1/comparison.pb.h"

namespace ras {

struct ComparedPerson {
  // In the request, which outlives this.
  const v1::ComparedPerson* document = nullptr;
  int64_t spent_now = 0;  // If the people have it, and the person is not new.
  int64_t before = 0;     // If the people have it.
  int64_t after = 0;
  std::optional<Decimal> score;

  bool is_new() const { return document->is_new(); }
  // Empty where it is not known.
  std::string_view Characteristic(std::string_view name) const;
};

// Of the amounts that rules allocate to people: some are of all need, some of what informal support leaves.
struct AllocatedBases {
  bool gross = false;
  bool net = false;

  void Add(const AllocatedBases& other) {
    gross = gross || other.gross;
    net = net || other.net;
  }
};

struct ComparedPeople {
  // In the order of their ids, so that neither the request's order nor the platform has a say.
  std::vector<ComparedPerson> people;
  bool has_spent_now = false;  // Existing people have it.
  bool has_before = false;     // Everyone has.
  AllocatedBases before_bases;
  AllocatedBases after_bases;

  // What the person has today: what is spent, or else what is allocated.
  int64_t Today(const ComparedPerson& person) const {
    return has_spent_now && !person.is_new() ? person.spent_now : person.before;
  }
};

// Reports ids that are there twice or are more than one line, whether or not every field obeys its own rule.
// Gives the positions of the people in the order of their ids.
std::vector<int> CheckComparedIds(const v1::ComparePoliciesRequest& request, FindingReport* report);

// Reports what the people say together that cannot be, and works out what is allocated to those of whom it is
// not given. What it returns means nothing if the report then has errors. Every field obeys its own rule,
// but for those of people who are not sound by `shape`: of these nothing more is said.
ComparedPeople ReadComparedPeople(const v1::ComparePoliciesRequest& request, const std::vector<int>& by_id,
                                  const ShapeOutcome& shape, FindingReport* report);

// One person of a fingerprint: id, what is spent now, both allocations, "new" or "existing".
std::string LineOf(const ComparedPeople& people, const ComparedPerson& person);

// SHA-256 of the lines of all people by id.
std::string FingerprintOf(const ComparedPeople& people);

}  // namespace ras

#endif  // RAS_LIB_COMPARE_COMPARED_PEOPLE_H_
