#include "lib/collate/care_group.h"

#include <algorithm>
#include <array>

namespace ras {
namespace {

constexpr const char* kLearning = "learning-disability";
constexpr const char* kOlder = "older-people";
constexpr const char* kPhysical = "physical-disability";
constexpr const char* kMental = "mental-health";
constexpr const char* kOther = "other";

// Under 65, where a need is known.
const char* GroupOfNeed(v1::PrimaryNeed need) {
  switch (need) {
    case v1::PRIMARY_NEED_LEARNING_DISABILITY:
      return kLearning;
    case v1::PRIMARY_NEED_PHYSICAL_DISABILITY:
    case v1::PRIMARY_NEED_FRAILTY:
      return kPhysical;
    case v1::PRIMARY_NEED_MENTAL_HEALTH:
      return kMental;
    default:
      return kOther;
  }
}

}  // namespace

DerivedCareGroup DeriveCareGroup(const v1::CollatePerson& person, v1::CollateCareGroupRule rule) {
  const v1::PrimaryNeed need = person.primary_need();
  const bool need_is_known = need != v1::PRIMARY_NEED_UNSPECIFIED;
  const bool is_older = person.has_age() && person.age() >= kOlderFrom;
  if (rule == v1::COLLATE_CARE_GROUP_RULE_RETURN) {
    if (is_older) return {kOlder};
  } else if (need == v1::PRIMARY_NEED_LEARNING_DISABILITY) {
    return {kLearning};
  } else if (need_is_known && is_older) {
    return {kOlder};
  }
  if (!need_is_known) return {};
  if (!person.has_age()) return {std::nullopt, true};
  return {GroupOfNeed(need)};
}

bool IsDerivableCareGroup(const std::string& id) {
  constexpr std::array kGroups = {kLearning, kOlder, kPhysical, kMental, kOther};
  return std::find(kGroups.begin(), kGroups.end(), id) != kGroups.end();
}

}  // namespace ras
