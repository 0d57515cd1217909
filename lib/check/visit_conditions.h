// Walks every condition of a policy, wherever one may stand.
#ifndef RAS_LIB_CHECK_VISIT_CONDITIONS_H_
#define RAS_LIB_CHECK_VISIT_CONDITIONS_H_

#include <functional>
#include <string>

#include "lib/check/policy_names.h"
#include "ras/v1/condition.pb.h"
#include "ras/v1/policy.pb.h"

namespace ras::check {

// Conditions nest at most this deep; the decoders allow less.
inline constexpr int kMostConditionDepth = 100;

struct PlacedCondition {
  enum class Place { kQuestion, kTerm, kComponent, kPriceItem, kAdjustment };
  Place place = Place::kQuestion;
  const v1::Condition* condition = nullptr;
  std::string path;
  // The question's number, or the index of the measure, component or table; -1 for an adjustment of the
  // total.
  int owner = -1;
};

// Calls `visit` for every condition that stands by itself (not for those inside another).
void VisitConditions(const v1::Policy& policy, const PolicyNames& names,
                     const std::function<void(const PlacedCondition&)>& visit);

// Calls `visit` for the condition and all those inside it, outermost first, with their paths.
void VisitTests(const v1::Condition& condition, const std::string& path,
                const std::function<void(const v1::Condition&, const std::string&)>& visit);

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_VISIT_CONDITIONS_H_
