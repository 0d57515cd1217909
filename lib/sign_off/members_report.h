// The report for members in words: sections of paragraphs and rows.
#ifndef RAS_LIB_SIGN_OFF_MEMBERS_REPORT_H_
#define RAS_LIB_SIGN_OFF_MEMBERS_REPORT_H_

#include "lib/sign_off/sign_off_facts.h"
#include "ras/v1/sign_off.pb.h"

namespace ras {

// Fills in `response->report` from the request, the facts, and what else the response holds, which is all of
// it.
void WriteMembersReport(const v1::SignOffRequest& request, const SignOffFacts& facts,
                        v1::SignOffResponse* response);

}  // namespace ras

#endif  // RAS_LIB_SIGN_OFF_MEMBERS_REPORT_H_
