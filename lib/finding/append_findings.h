// Findings from one list to another, whatever becomes of the memory.
//
// A generated message can be copied safely in one way: CopyFrom, into a message that is there. Its copy
// constructor loses what it has copied when memory runs out half way; and moving one into or out of an arena,
// where a host's documents live, copies from within a function that promises to throw nothing, and so ends
// the host's process.
#ifndef RAS_LIB_FINDING_APPEND_FINDINGS_H_
#define RAS_LIB_FINDING_APPEND_FINDINGS_H_

#include <google/protobuf/repeated_ptr_field.h>

#include <vector>

#include "ras/v1/finding.pb.h"

namespace ras {

// Into the list of a document.
void AppendFindings(const std::vector<v1::Finding>& findings,
                    google::protobuf::RepeatedPtrField<v1::Finding>* list);

// Out of one: the errors among them.
void AppendErrors(const google::protobuf::RepeatedPtrField<v1::Finding>& findings,
                  std::vector<v1::Finding>* list);

}  // namespace ras

#endif  // RAS_LIB_FINDING_APPEND_FINDINGS_H_
