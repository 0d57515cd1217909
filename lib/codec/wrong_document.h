// A document of another kind than the one that is wanted, such as a policy in the place of an assessment.
#ifndef RAS_LIB_CODEC_WRONG_DOCUMENT_H_
#define RAS_LIB_CODEC_WRONG_DOCUMENT_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <optional>
#include <string_view>
#include <vector>

#include "lib/codec/violation.h"

namespace ras {

// Whether what was read is another document: more of its fields are unknown than known, and all of them are
// fields of one other kind (a policy, an assessment, an allocation table, a determination or a request for
// one, a record, or what a sign-off asks for or gives). The same is asked of a part that is a document, such
// as the assessment of a request. Then the one violation to report in the place of the many:
// "wrong_document", where the first of the fields stands. `read` is what could be read of a JSON or text
// document, `violations` is all that is wrong with it. Pure.
std::optional<Violation> WrongDocument(const google::protobuf::Message& read,
                                       const std::vector<Violation>& violations);

// Whether a text in which the text form finds an error of syntax is a sheet of comma-separated values. Then
// the one violation to report in its place. Pure.
std::optional<Violation> SheetForDocument(std::string_view text, const google::protobuf::Descriptor& wanted);

}  // namespace ras

#endif  // RAS_LIB_CODEC_WRONG_DOCUMENT_H_
