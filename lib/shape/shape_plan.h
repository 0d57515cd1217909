// The field rules of a message type (ras/v1/options.proto), read from its descriptor once. Looking options up
// by reflection for every field of every message would cost more than the checks themselves.
#ifndef RAS_LIB_SHAPE_SHAPE_PLAN_H_
#define RAS_LIB_SHAPE_SHAPE_PLAN_H_

#include <google/protobuf/descriptor.h>

#include <cstddef>
#include <memory>
#include <unordered_map>
#include <vector>

#include "ras/decimal.h"
#include "ras/v1/options.pb.h"

namespace ras {

struct MessagePlan;

// The greatest number of items of a list whose rule names none.
inline constexpr int kUsualMaxItems = 10'000;

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
  int max_items = kUsualMaxItems;
  // False if it is a fault that the field is not there: it is required, or its bounds leave out the 0 that it
  // then is.
  bool may_be_absent = true;
};

// A message type with the rules of its fields.
struct MessagePlan {
  // In the order of declaration: a field's place is its descriptor's index().
  std::vector<FieldPlan> fields;
  // The fields outside any oneof about which there is something to check, and the oneofs: of those one member
  // at most is looked at.
  std::vector<const FieldPlan*> to_check;
  std::vector<const google::protobuf::OneofDescriptor*> oneofs;
  // The fields whose number of values can be at fault: lists, and those that may not be absent.
  std::vector<const FieldPlan*> to_count;
  // Decimals, money, and messages that have any within them.
  std::vector<const FieldPlan*> to_normalise;
};

// The plans of a message type and of every type within it. Immutable once built; safe to share between
// threads.
class ShapePlan {
 public:
  explicit ShapePlan(const google::protobuf::Descriptor& root);
  ShapePlan(const ShapePlan&) = delete;
  ShapePlan& operator=(const ShapePlan&) = delete;

  const MessagePlan& root() const { return *root_; }
  // Of the root's type or of any type within it.
  const MessagePlan& PlanOf(const google::protobuf::Descriptor& type) const { return *plans_.at(&type); }

 private:
  const MessagePlan* PlanFor(const google::protobuf::Descriptor& type);
  void FindWhatToNormalise();

  std::unordered_map<const google::protobuf::Descriptor*, std::unique_ptr<MessagePlan>> plans_;
  const MessagePlan* root_;
};

}  // namespace ras

#endif  // RAS_LIB_SHAPE_SHAPE_PLAN_H_
