// The days of a policy, of its prices and of its review: what tells how old it is.
#ifndef RAS_LIB_MONITOR_POLICY_DAYS_H_
#define RAS_LIB_MONITOR_POLICY_DAYS_H_

#include <string>
#include <vector>

#include "ras/v1/monitor.pb.h"

namespace ras {

// Days have one form, in which their order is that of their letters. Empty where there is none.
struct PricesDay {
  std::string name;
  std::string day;
  v1::PricesFrom from = v1::PRICES_FROM_POLICY;
  // The day of the report by which the table was agreed, as it is or as it was before it was raised.
  std::string agreed_on;
  // Where they are named.
  std::string path;

  // Wherever they are named.
  friend bool operator==(const PricesDay& a, const PricesDay& b) {
    return a.name == b.name && a.day == b.day && a.from == b.from && a.agreed_on == b.agreed_on;
  }
};

struct PolicyDays {
  bool has_policy = false;
  std::string effective_from;
  std::string effective_to;
  std::string review_on;
  std::string review_path;
  // The tables of the policy, then the prices of the request.
  std::vector<PricesDay> prices;
};

// The policy, if there is one, is sound.
PolicyDays ReadPolicyDays(const v1::MonitorAllocationsRequest& request);

}  // namespace ras

#endif  // RAS_LIB_MONITOR_POLICY_DAYS_H_
