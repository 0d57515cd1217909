// The field rules of a message type (ras/v1/options.proto), read from its descriptor once. Looking options up
// by reflection for every field of every message would cost more than the checks themselves.
#ifndef RAS_LIB_SHAPE_SHAPE_PLAN_H_
#define RAS_LIB_SHAPE_SHAPE_PLAN_H_

#include <google/protobuf/descriptor.h>

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "ras/decimal.h"
#include "ras/v1/options.pb.h"

namespace ras {

struct FieldPlan;

// A message type with the rules of its fields.
struct MessagePlan {
  std::vector<FieldPlan> fields;
};

struct FieldPlan {
  const google::protobuf::FieldDescriptor* field = nullptr;
  // Null unless the field is a message.
  const MessagePlan* message = nullptr;
  bool required = false;
  v1::Form form = v1::FORM_UNSPECIFIED;
  bool has_min = false;
  bool has_max = false;
  Decimal min;
  Decimal max;
  std::size_t max_length = 4000;
  int max_items = 10'000;
};

// The plans of a message type and of every type within it. Immutable once built; safe to share between
// threads.
class ShapePlan {
 public:
  explicit ShapePlan(const google::protobuf::Descriptor& root) : root_(PlanFor(root)) {}
  ShapePlan(const ShapePlan&) = delete;
  ShapePlan& operator=(const ShapePlan&) = delete;

  const MessagePlan& root() const { return *root_; }

 private:
  const MessagePlan* PlanFor(const google::protobuf::Descriptor& type);

  std::unordered_map<const google::protobuf::Descriptor*, std::unique_ptr<MessagePlan>> plans_;
  const MessagePlan* root_;
};

}  // namespace ras

#endif  // RAS_LIB_SHAPE_SHAPE_PLAN_H_
