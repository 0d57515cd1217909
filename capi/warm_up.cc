// What Protocol Buffers builds once for a whole process, its descriptions of the messages, is built when the
// library is loaded, and not by the first call: it cannot come back from memory that runs out half way
// through building them, and a call must (ras.h, convention 8). Costs about ten milliseconds, which the first
// call would cost otherwise.
#include "lib/codec/schema.h"
#include "ras/v1/service.pb.h"

namespace {

[[gnu::constructor]] void WarmUp() {
  try {
    // Between them these reach every message there is. A schema visits all messages inside its own.
    for (const google::protobuf::Message* message : std::initializer_list<const google::protobuf::Message*>{
             &ras::v1::CheckPolicyRequest::default_instance(),
             &ras::v1::CheckPolicyResponse::default_instance(),
             &ras::v1::DetermineRequest::default_instance(), &ras::v1::DetermineResponse::default_instance(),
             &ras::v1::ExplainRequest::default_instance(), &ras::v1::VerifyRequest::default_instance(),
             &ras::v1::VerifyResponse::default_instance(), &ras::v1::Findings::default_instance()}) {
      const ras::Schema schema(*message);
    }
  } catch (...) {
    // Then the first call tries again.
  }
}

}  // namespace
