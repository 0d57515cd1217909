// What the report for members says of the steps before the build.
#ifndef RAS_LIB_SIGN_OFF_RECORDS_REPORT_H_
#define RAS_LIB_SIGN_OFF_RECORDS_REPORT_H_

#include <string>

#include "ras/v1/sign_off.pb.h"

namespace ras {

// A section for the draw and one for the check of the sample, and sections for the collation: what counted,
// who was left out, how far two assessors agree. Of a record that is not there it says so.
void WriteSampleDraw(const v1::SignOffRequest& request, v1::SignOffResponse* response);
void WriteSampleCheck(const v1::SignOffRequest& request, v1::SignOffResponse* response);
void WriteCollation(const v1::SignOffRequest& request, v1::SignOffResponse* response);

// Paragraphs for what these steps found themselves.
void WriteWarningsOfRecords(const v1::SignOffRequest& request, v1::Section* section);

// "represents the people supported, at a level of 5%".
std::string VerdictText(const v1::CheckSampleResponse& checked);

}  // namespace ras

#endif  // RAS_LIB_SIGN_OFF_RECORDS_REPORT_H_
