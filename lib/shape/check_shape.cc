#include "lib/shape/check_shape.h"

#include "lib/codec/utf8.h"
#include "lib/shape/check_form.h"
#include "ras/money.h"

namespace ras {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// A document with more violations than this is not one that a person mends line by line.
constexpr std::size_t kMostViolations = 1000;

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

std::string Shortened(std::string_view text) {
  constexpr std::size_t kLongest = 80;
  if (text.size() <= kLongest) return std::string(text);
  std::size_t end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "...";
}

class ShapeChecker {
 public:
  explicit ShapeChecker(std::vector<Violation>* violations) : violations_(*violations) {}

  void CheckMessage(const Message& message, const MessagePlan& plan, const Way* way) {
    const Reflection& reflection = *message.GetReflection();
    for (const FieldPlan& field : plan.fields) {
      if (field.field->is_repeated()) {
        CheckRepeated(message, reflection, field, way);
      } else {
        CheckSingular(message, reflection, field, Way{way, field.field, -1});
      }
    }
  }

 private:
  void Add(const Way& way, std::string_view value, std::string_view code, std::string message,
           std::string remedy) {
    if (violations_.size() > kMostViolations) return;
    if (violations_.size() == kMostViolations) {
      violations_.push_back({"", "too_many_violations", "", "There are more violations than can be listed.",
                             "Mend those above and check again."});
      return;
    }
    violations_.push_back(
        {way.Path(), std::string(code), Shortened(value), std::move(message), std::move(remedy)});
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
    std::string scratch;
    for (int i = 0; i < size; ++i) {
      const Way way{parent, field.field, i};
      if (field.message != nullptr) {
        CheckMessage(reflection.GetRepeatedMessage(message, field.field, i), *field.message, &way);
      } else if (field.field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
        CheckText(reflection.GetRepeatedStringReference(message, field.field, i, &scratch), field, way);
      }
    }
  }

  void CheckSingular(const Message& message, const Reflection& reflection, const FieldPlan& field,
                     const Way& way) {
    switch (field.field->cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE:
        if (reflection.HasField(message, field.field)) {
          CheckMessage(reflection.GetMessage(message, field.field), *field.message, &way);
        } else if (field.required) {
          AddMissing(way);
        }
        return;
      case FieldDescriptor::CPPTYPE_STRING: {
        std::string scratch;
        const std::string& text = reflection.GetStringReference(message, field.field, &scratch);
        // Inside a oneof, a string that is chosen and empty is present, and must have its form.
        const bool chosen =
            field.field->real_containing_oneof() != nullptr && reflection.HasField(message, field.field);
        if (!text.empty() || chosen) {
          CheckText(text, field, way);
        } else if (field.required) {
          AddMissing(way);
        }
        return;
      }
      case FieldDescriptor::CPPTYPE_ENUM:
        if (field.required && reflection.GetEnumValue(message, field.field) == 0) AddMissing(way);
        return;
      case FieldDescriptor::CPPTYPE_UINT32:
        CheckNumber(message, reflection, field, way, reflection.GetUInt32(message, field.field));
        return;
      case FieldDescriptor::CPPTYPE_INT64:
        CheckNumber(message, reflection, field, way, reflection.GetInt64(message, field.field));
        return;
      default:
        return;
    }
  }

  void CheckNumber(const Message& message, const Reflection& reflection, const FieldPlan& field,
                   const Way& way, int64_t value) {
    if (field.has_min || field.has_max) {
      // A field without presence that is absent is 0, and so is judged as 0.
      if (field.field->has_presence() && !reflection.HasField(message, field.field)) return;
      CheckBounds(Decimal{value, 0}, std::to_string(value), field, way);
    }
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

  std::vector<Violation>& violations_;
};

void NormaliseMessage(Message* message, const MessagePlan& plan) {
  const Reflection& reflection = *message->GetReflection();
  const auto normal = [](v1::Form form, const std::string& text) {
    return form == v1::FORM_MONEY ? FormatMoney(ParseMoney(text).value_or(0))
                                  : Decimal::Parse(text).value_or(Decimal()).Normalised().ToString();
  };
  for (const FieldPlan& field : plan.fields) {
    if (field.message != nullptr) {
      if (field.field->is_repeated()) {
        for (int i = 0; i < reflection.FieldSize(*message, field.field); ++i) {
          NormaliseMessage(reflection.MutableRepeatedMessage(message, field.field, i), *field.message);
        }
      } else if (reflection.HasField(*message, field.field)) {
        NormaliseMessage(reflection.MutableMessage(message, field.field), *field.message);
      }
      continue;
    }
    if (field.form != v1::FORM_DECIMAL && field.form != v1::FORM_MONEY) continue;
    std::string scratch;
    // No document repeats a decimal.
    if (field.field->is_repeated() || !reflection.HasField(*message, field.field)) continue;
    const std::string& text = reflection.GetStringReference(*message, field.field, &scratch);
    std::string normalised = normal(field.form, text);
    if (normalised != text) reflection.SetString(message, field.field, std::move(normalised));
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
