// ras_convert: one document from one form to another.
#include <google/protobuf/arena.h>

#include "capi/document.h"
#include "capi/guard.h"
#include "ras/v1/allocation_table.pb.h"
#include "ras/v1/assessment.pb.h"
#include "ras/v1/determination.pb.h"
#include "ras/v1/explanation.pb.h"
#include "ras/v1/policy.pb.h"
#include "ras/v1/sign_off.pb.h"

namespace {

// An empty message of the kind; null if there is no such kind.
google::protobuf::Message* NewDocument(int32_t kind, google::protobuf::Arena* arena) {
  using google::protobuf::Arena;
  switch (kind) {
    case RAS_DOCUMENT_POLICY:
      return Arena::CreateMessage<ras::v1::Policy>(arena);
    case RAS_DOCUMENT_ASSESSMENT:
      return Arena::CreateMessage<ras::v1::Assessment>(arena);
    case RAS_DOCUMENT_DETERMINATION:
      return Arena::CreateMessage<ras::v1::Determination>(arena);
    case RAS_DOCUMENT_EXPLANATION:
      return Arena::CreateMessage<ras::v1::Explanation>(arena);
    case RAS_DOCUMENT_CATALOGUE:
      return Arena::CreateMessage<ras::v1::Catalogue>(arena);
    case RAS_DOCUMENT_TABLE:
      return Arena::CreateMessage<ras::v1::AllocationTable>(arena);
    case RAS_DOCUMENT_SIGN_OFF_ANSWERS:
      return Arena::CreateMessage<ras::v1::SignOffAnswers>(arena);
    default:
      return nullptr;
  }
}

}  // namespace

int32_t ras_convert(int32_t kind, const void* bytes, size_t size, int32_t from_format, int32_t to_format,
                    const ras_options* options, ras_buffer** document, ras_error** error) {
  if (document != nullptr) *document = nullptr;
  if (error != nullptr) *error = nullptr;
  return ras::capi::Guarded(error, [&]() -> int32_t {
    google::protobuf::Arena arena;
    google::protobuf::Message* message = NewDocument(kind, &arena);
    if (message == nullptr) {
      return ras::capi::FailArgument(RAS_INVALID_ARGUMENT, "kind", "This is no kind of document.",
                                     "Use one of the RAS_DOCUMENT_ numbers.", error);
    }
    if (int32_t status = ras::capi::CheckFormat(to_format, "to_format", error); status != RAS_OK)
      return status;
    const ras::capi::Input input{bytes, size, from_format};
    if (int32_t status = ras::capi::Read(ras::Schema(*message), input, options, message, error);
        status != RAS_OK)
      return status;
    return ras::capi::Respond(RAS_OK, *message, to_format, {}, document, error);
  });
}
