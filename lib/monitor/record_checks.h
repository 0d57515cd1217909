// What of a person's record is not as the rules want it.
#ifndef RAS_LIB_MONITOR_RECORD_CHECKS_H_
#define RAS_LIB_MONITOR_RECORD_CHECKS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "lib/monitor/monitor_people.h"
#include "lib/monitor/monitor_terms.h"
#include "ras/date.h"
#include "ras/v1/governance.pb.h"

namespace ras {

// What can be said of one.
enum class Record : uint8_t {
  kLimitPassed,
  kLimitMissing,
  kLimitMissingPassed,
  kLimitTooLong,
  kLimitOfNone,
  kWithoutReason,
  kUnknownReason,
  kAboveTier,
  kUnknownTier,
  kWithoutTier,
};
inline constexpr std::size_t kRecords = 10;

class RecordChecks {
 public:
  // The terms outlive this.
  explicit RecordChecks(const MonitorTerms& terms);

  // Says each thing that is so of the person.
  void Check(const MonitorPerson& person, const std::function<void(Record)>& say) const;

 private:
  void CheckTier(const MonitorPerson& person, int64_t final_budget,
                 const std::function<void(Record)>& say) const;
  void CheckLimit(const MonitorPerson& person, const std::function<void(Record)>& say) const;

  const MonitorTerms& terms_;
  uint32_t months_;
  std::set<std::string_view> reasons_;
  std::map<std::string_view, const v1::ApprovalTier*> tiers_;
};

}  // namespace ras

#endif  // RAS_LIB_MONITOR_RECORD_CHECKS_H_
