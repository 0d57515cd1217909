// The counts of lists in a document of sums, and whose they are.
#ifndef RAS_LIB_MONITOR_SUMMED_RECORDS_H_
#define RAS_LIB_MONITOR_SUMMED_RECORDS_H_

#include <array>
#include <cstdint>

#include "lib/monitor/monitor_sums.h"
#include "ras/v1/monitor_sums.pb.h"

namespace ras {

struct SummedRecordField {
  const char* name;
  int64_t (v1::SummedRecords::*get)() const;
  void (v1::SummedRecords::*set)(int64_t);
};

// In the order of Record.
inline constexpr std::array<SummedRecordField, kRecords> kSummedRecordFields = {
    {{"limit_passed", &v1::SummedRecords::limit_passed, &v1::SummedRecords::set_limit_passed},
     {"limit_missing", &v1::SummedRecords::limit_missing, &v1::SummedRecords::set_limit_missing},
     {"limit_missing_passed", &v1::SummedRecords::limit_missing_passed,
      &v1::SummedRecords::set_limit_missing_passed},
     {"limit_too_long", &v1::SummedRecords::limit_too_long, &v1::SummedRecords::set_limit_too_long},
     {"limit_of_none", &v1::SummedRecords::limit_of_none, &v1::SummedRecords::set_limit_of_none},
     {"without_reason", &v1::SummedRecords::without_reason, &v1::SummedRecords::set_without_reason},
     {"unknown_reason", &v1::SummedRecords::unknown_reason, &v1::SummedRecords::set_unknown_reason},
     {"above_tier", &v1::SummedRecords::above_tier, &v1::SummedRecords::set_above_tier},
     {"unknown_tier", &v1::SummedRecords::unknown_tier, &v1::SummedRecords::set_unknown_tier},
     {"without_tier", &v1::SummedRecords::without_tier, &v1::SummedRecords::set_without_tier}}};

}  // namespace ras

#endif  // RAS_LIB_MONITOR_SUMMED_RECORDS_H_
