// How the cost of a person came about, as the answer tells it.
#ifndef RAS_LIB_COLLATE_TELL_PERSON_COST_H_
#define RAS_LIB_COLLATE_TELL_PERSON_COST_H_

#include "lib/collate/person_costs.h"
#include "lib/collate/unit_costs.h"
#include "ras/v1/collation.pb.h"

namespace ras {

// The id, the items and what counts of them today.
void TellPersonCost(const v1::CollatePerson& person, const PersonCost& cost, const UnitCosts& unit_costs,
                    v1::CollatedPerson* told);

}  // namespace ras

#endif  // RAS_LIB_COLLATE_TELL_PERSON_COST_H_
