#include "lib/shape/check_shape.h"

#include <utility>

#include "lib/codec/utf8.h"
#include "lib/codec/violation_log.h"
#include "lib/shape/check_form.h"
#include "lib/shape/normal_form.h"
#include "ras/money.h"

namespace ras {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// The way from the document to the field at hand, written out only when something is wrong.
struct Way {
  const Way* parent = nullptr;
  const FieldDescriptor* field = nullptr;
  int index = -1;

  std::string Path() const {
    if (field == nullptr) return {};
    std::string path = parent == nullptr ? std::string() : parent->Path();
    if (!path.empty()) path += '.';
    path += field->name();
    if (index >= 0) path += "[" + std::to_string(index) + "]";
    return path;
  }
};

// Numbers as decimals, for bounds. A uint64 beyond the greatest int64 is beyond any bound as well.
Decimal AsDecimal(int64_t value) { return {value, 0}; }
Decimal AsDecimal(uint64_t value) { return {value > INT64_MAX ? INT64_MAX : static_cast<int64_t>(value), 0}; }

class ShapeChecker {
 public:
  explicit ShapeChecker(std::vector<Violation>* violations) : log_(violations) {}

  void CheckMessage(const Message& message, const MessagePlan& plan, const Way* way) {
    const Reflection& reflection = *message.GetReflection();
    for (const FieldPlan* const field : plan.to_check) {
      if (field->field->is_repeated()) {
        CheckRepeated(message, reflection, *field, way);
      } else {
        CheckSingular(message, reflection, *field, Way{way, field->field, -1}, false);
      }
    }
    for (const google::protobuf::OneofDescriptor* const oneof : plan.oneofs) {
      const FieldDescriptor* const member = reflection.GetOneofFieldDescriptor(message, oneof);
      if (member == nullptr) continue;
      const FieldPlan& field = plan.fields[static_cast<std::size_t>(member->index())];
      CheckSingular(message, reflection, field, Way{way, member, -1}, true);
    }
  }

 private:
  void Add(const Way& way, std::string_view value, std::string_view code, std::string message,
           std::string remedy) {
    if (!log_.HasRoom()) return log_.Count();
    log_.Add({way.Path(), std::string(code), Shown(value), std::move(message), std::move(remedy)});
  }

  void CheckRepeated(const Message& message, const Reflection& reflection, const FieldPlan& field,
                     const Way* parent) {
    const int size = reflection.FieldSize(message, field.field);
    if (size == 0) {
      if (field.required) AddMissing(Way{parent, field.field, -1});
      return;
    }
    if (size > field.max_items) {
      Add(Way{parent, field.field, -1}, std::to_string(size), "too_many_items",
          "There are " + std::to_string(size) + " items; at most " + std::to_string(field.max_items) +
              " are allowed.",
          "Use fewer.");
      return;
    }
    for (int i = 0; i < size; ++i) CheckItem(message, reflection, field, Way{parent, field.field, i}, i);
  }

  void CheckItem(const Message& message, const Reflection& reflection, const FieldPlan& field, const Way& way,
                 int item) {
    switch (field.field->cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE:
        return CheckMessage(reflection.GetRepeatedMessage(message, field.field, item), *field.message, &way);
      case FieldDescriptor::CPPTYPE_STRING: {
        std::string scratch;
        return CheckText(reflection.GetRepeatedStringReference(message, field.field, item, &scratch), field,
                         way);
      }
      case FieldDescriptor::CPPTYPE_INT32:
        return CheckNumber(int64_t{reflection.GetRepeatedInt32(message, field.field, item)}, field, way);
      case FieldDescriptor::CPPTYPE_UINT32:
        return CheckNumber(int64_t{reflection.GetRepeatedUInt32(message, field.field, item)}, field, way);
      case FieldDescriptor::CPPTYPE_INT64:
        return CheckNumber(reflection.GetRepeatedInt64(message, field.field, item), field, way);
      case FieldDescriptor::CPPTYPE_UINT64:
        return CheckNumber(reflection.GetRepeatedUInt64(message, field.field, item), field, way);
      default:
        return;
    }
  }

  // `chosen`: a oneof's member that is set. It may be empty, and then its form is checked like any other's.
  void CheckSingular(const Message& message, const Reflection& reflection, const FieldPlan& field,
                     const Way& way, bool chosen) {
    if (field.field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
      std::string scratch;
      const std::string& text = reflection.GetStringReference(message, field.field, &scratch);
      if (!text.empty() || (chosen && !field.required)) return CheckText(text, field, way);
      if (field.required) AddMissing(way);
      return;
    }
    if (field.field->cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
      if (field.required && reflection.GetEnumValue(message, field.field) == 0) AddMissing(way);
      return;
    }
    // A number without presence that is absent is 0, and so is judged as 0.
    if (!chosen && field.field->has_presence() && !reflection.HasField(message, field.field)) {
      if (field.required) AddMissing(way);
      return;
    }
    switch (field.field->cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE:
        return CheckMessage(reflection.GetMessage(message, field.field), *field.message, &way);
      case FieldDescriptor::CPPTYPE_INT32:
        return CheckNumber(int64_t{reflection.GetInt32(message, field.field)}, field, way);
      case FieldDescriptor::CPPTYPE_UINT32:
        return CheckNumber(int64_t{reflection.GetUInt32(message, field.field)}, field, way);
      case FieldDescriptor::CPPTYPE_INT64:
        return CheckNumber(reflection.GetInt64(message, field.field), field, way);
      case FieldDescriptor::CPPTYPE_UINT64:
        return CheckNumber(reflection.GetUInt64(message, field.field), field, way);
      default:
        return;
    }
  }

  template <class Integer>
  void CheckNumber(Integer value, const FieldPlan& field, const Way& way) {
    if (field.has_min || field.has_max) CheckBounds(AsDecimal(value), std::to_string(value), field, way);
  }

  void CheckText(const std::string& text, const FieldPlan& field, const Way& way) {
    const FormFault fault = CheckForm(field.form, text);
    if (fault.code != nullptr) {
      Add(way, text, fault.code, fault.message, fault.remedy);
      return;
    }
    if (text.size() > field.max_length && CountCharacters(text) > field.max_length) {
      Add(way, text, "too_long",
          "The text is longer than " + std::to_string(field.max_length) + " characters.", "Shorten it.");
    }
    if (field.has_min || field.has_max)
      CheckBounds(Decimal::Parse(text).value_or(Decimal()), text, field, way);
  }

  void CheckBounds(const Decimal& value, std::string_view text, const FieldPlan& field, const Way& way) {
    if (field.has_min && value < field.min) {
      const std::string bound = field.min.ToString();
      Add(way, text, "below_minimum", "The value is below " + bound + ".", "Use at least " + bound + ".");
    } else if (field.has_max && value > field.max) {
      const std::string bound = field.max.ToString();
      Add(way, text, "above_maximum", "The value is above " + bound + ".", "Use at most " + bound + ".");
    }
  }

  void AddMissing(const Way& way) {
    Add(way, "", "missing", "This field is required and is not there.", "Add `" + way.field->name() + "`.");
  }

  ViolationLog log_;
};

std::string Normalised(v1::Form form, const std::string& text) {
  return form == v1::FORM_MONEY ? NormalMoney(text) : NormalDecimal(text);
}

void NormaliseMessage(Message* message, const MessagePlan& plan) {
  const Reflection& reflection = *message->GetReflection();
  std::string scratch;
  for (const FieldPlan* const field : plan.to_normalise) {
    if (field->field->is_repeated()) {
      const int size = reflection.FieldSize(*message, field->field);
      for (int i = 0; i < size; ++i) {
        if (field->message != nullptr) {
          NormaliseMessage(reflection.MutableRepeatedMessage(message, field->field, i), *field->message);
          continue;
        }
        const std::string& text = reflection.GetRepeatedStringReference(*message, field->field, i, &scratch);
        std::string normalised = Normalised(field->form, text);
        if (normalised != text) reflection.SetRepeatedString(message, field->field, i, std::move(normalised));
      }
      continue;
    }
    if (!reflection.HasField(*message, field->field)) continue;
    if (field->message != nullptr) {
      NormaliseMessage(reflection.MutableMessage(message, field->field), *field->message);
      continue;
    }
    const std::string& text = reflection.GetStringReference(*message, field->field, &scratch);
    std::string normalised = Normalised(field->form, text);
    if (normalised != text) reflection.SetString(message, field->field, std::move(normalised));
  }
}

}  // namespace

void CheckShape(const Message& message, const ShapePlan& plan, std::vector<Violation>* violations) {
  ShapeChecker(violations).CheckMessage(message, plan.root(), nullptr);
}

void Normalise(Message* message, const ShapePlan& plan) { NormaliseMessage(message, plan.root()); }

void CheckShape(const Message& message, std::vector<Violation>* violations) {
  CheckShape(message, ShapePlan(*message.GetDescriptor()), violations);
}

void Normalise(Message* message) { Normalise(message, ShapePlan(*message->GetDescriptor())); }

}  // namespace ras
