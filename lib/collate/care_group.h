// Care groups of age and primary need (seed 000, principle a; docs/collating.md section 2).
#ifndef RAS_LIB_COLLATE_CARE_GROUP_H_
#define RAS_LIB_COLLATE_CARE_GROUP_H_

#include <optional>
#include <string>

#include "ras/v1/collation.pb.h"

namespace ras {

// The age from which people are older people.
inline constexpr uint32_t kOlderFrom = 65;

// What is known of a person's care group by age and primary need alone.
struct DerivedCareGroup {
  // Nothing if it cannot be told.
  std::optional<std::string> id;
  // It could be told if the age were known.
  bool needs_age = false;
};

DerivedCareGroup DeriveCareGroup(const v1::CollatePerson& person, v1::CollateCareGroupRule rule);

// Whether an id is one of those that DeriveCareGroup gives.
bool IsDerivableCareGroup(const std::string& id);

}  // namespace ras

#endif  // RAS_LIB_COLLATE_CARE_GROUP_H_
