// What a table comes to by care group and by service, in the report by which members agree it.
#ifndef RAS_LIB_SIGN_OFF_GROUPS_REPORT_H_
#define RAS_LIB_SIGN_OFF_GROUPS_REPORT_H_

#include "lib/sign_off/sign_off_facts.h"
#include "ras/v1/sign_off.pb.h"

namespace ras {

// For the sample, with those who would be short, and for the population if its strata are of the same groups.
void WriteGroups(const v1::SignOffRequest& request, const SignOffFacts& facts, v1::SignOffResponse* response);

}  // namespace ras

#endif  // RAS_LIB_SIGN_OFF_GROUPS_REPORT_H_
