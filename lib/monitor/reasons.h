// Why a system in use is watched: the rules of the sources, in our own words, each with the place where it
// stands.
#ifndef RAS_LIB_MONITOR_REASONS_H_
#define RAS_LIB_MONITOR_REASONS_H_

namespace ras {

inline constexpr const char* kReasonEnough =
    "Once a system has bedded in, it is to be looked at again when fewer of its indicative allocations prove "
    "enough than the council has set, such as nine in ten (financial framework, principle b).";
inline constexpr const char* kReasonOneTable =
    "Everybody has the same table, and where support of one group costs more the market is to be developed "
    "(financial framework, principle b; common framework, policy issue 3).";
inline constexpr const char* kReasonOverTime =
    "A change from one month or quarter to the next is mostly chance; what chance alone hardly ever brings "
    "is "
    "worth a look at what has changed.";
inline constexpr const char* kReasonSwift =
    "A final budget is to be approved swiftly after the plan, within what the council has set itself (Think "
    "Local Act Personal, resource allocation).";
inline constexpr const char* kReasonTimeLimit =
    "What is agreed above the indicative allocation may be limited in time and is then looked at again "
    "(financial framework, principle b).";
inline constexpr const char* kReasonDifference =
    "Why a final budget differs from the indicative allocation is to be on record (common framework, policy "
    "issue 3 and appendix 3).";
inline constexpr const char* kReasonTiers =
    "Who approves a budget follows from how large it is and how far above the indicative allocation "
    "(financial "
    "framework, principle b; system map, step 12).";
inline constexpr const char* kReasonKeptBack =
    "Something is kept back so that final budgets above the indicative allocation can be afforded (financial "
    "framework, step 6).";
inline constexpr const char* kReasonBegin =
    "A review takes consultation and decisions, and is begun six to nine months before it is to be done "
    "(financial framework, step 9).";
inline constexpr const char* kReasonInForce =
    "What people are told follows the policy that is in force on the day of their assessment; the rules of "
    "another say little of how this one works.";
inline constexpr const char* kReasonPrices =
    "Amounts are to follow what support costs, by a measure that fits the council (common framework, policy "
    "issue 5).";

}  // namespace ras

#endif  // RAS_LIB_MONITOR_REASONS_H_
