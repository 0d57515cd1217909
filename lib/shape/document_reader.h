// Reading documents of one type, with what can be learnt about them on the way.
#ifndef RAS_LIB_SHAPE_DOCUMENT_READER_H_
#define RAS_LIB_SHAPE_DOCUMENT_READER_H_

#include <google/protobuf/message.h>

#include <string_view>
#include <vector>

#include "lib/codec/decode.h"
#include "lib/codec/schema.h"
#include "lib/shape/shape_plan.h"

namespace ras {

// What is already known of a document that was read. False means not known, and never that something is
// wrong.
struct Verdict {
  // CheckShape would find nothing.
  bool obeys_rules = false;
  // Normalise would change nothing. Only ever true together with obeys_rules.
  bool is_normal = false;
};

// Immutable, and safe to share between threads: a compiled policy keeps one for its requests.
class DocumentReader {
 public:
  // `prototype` is any message of the document type; it is not kept.
  explicit DocumentReader(const google::protobuf::Message& prototype);

  // Decode, and a verdict. A binary document's verdict costs next to nothing, because the scan that Decode
  // makes of it sees every value anyway: on the hot path CheckShape and Normalise, which go through a message
  // by reflection and cost more than all the rest, can then be left out. A document in JSON or text gets the
  // verdict that nothing is known.
  bool Read(std::string_view bytes, Format format, const Limits& limits, google::protobuf::Message* out,
            std::vector<Violation>* violations, Verdict* verdict) const;

  const Schema& schema() const { return schema_; }
  const ShapePlan& shape() const { return shape_; }

 private:
  Schema schema_;
  ShapePlan shape_;
  // Of each message type of the schema, by its index there.
  std::vector<const MessagePlan*> plans_;
};

}  // namespace ras

#endif  // RAS_LIB_SHAPE_DOCUMENT_READER_H_
