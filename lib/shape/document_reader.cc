#include "lib/shape/document_reader.h"

#include <cstdint>

#include "lib/codec/wire_scanner.h"
#include "lib/shape/check_form.h"
#include "ras/money.h"

namespace ras {
namespace {

// Holds each value against its rule as the scan comes by it. What is not plainly right is left to CheckShape,
// which knows how to say what is wrong: so this may doubt a good document, but never trusts a bad one.
class RuleVisitor {
 public:
  explicit RuleVisitor(const std::vector<const MessagePlan*>& plans) : plans_(plans) {}

  Verdict verdict() const { return {!doubtful_, !doubtful_ && normal_}; }

  bool String(const MessageInfo& info, const FieldInfo& field, std::string_view text) {
    const FieldPlan& rule = PlanOf(info).fields[field.index];
    if (text.empty()) {
      // Absent in all but name, unless it is an item of a list or the chosen member of a oneof.
      const bool absent = !field.repeated && field.oneof < 0;
      if (rule.required || (!absent && CheckForm(rule.form, text).code != nullptr)) doubtful_ = true;
      return true;
    }
    if (text.size() > rule.max_length && CountCharacters(text) > rule.max_length) doubtful_ = true;
    if (rule.form == v1::FORM_DECIMAL || rule.form == v1::FORM_MONEY) {
      Number(rule, text);
    } else if (CheckForm(rule.form, text).code != nullptr) {
      doubtful_ = true;
    }
    // Every form but those of free text and of a sheet is of ASCII alone.
    return !doubtful_ && rule.form != v1::FORM_UNSPECIFIED && rule.form != v1::FORM_SHEET;
  }

  void Number(const MessageInfo& info, const FieldInfo& field, uint64_t value) {
    const FieldPlan& rule = PlanOf(info).fields[field.index];
    if (rule.required && value == 0) doubtful_ = true;
    if (!rule.has_min && !rule.has_max) return;
    const auto number = static_cast<int64_t>(value);
    if (field.kind == Kind::kUint64 && number < 0) doubtful_ = true;
    CheckBounds(rule, {number, 0});
  }

  void End(const MessageInfo& info, const uint32_t* counters) {
    for (const FieldPlan* const rule : PlanOf(info).to_count) {
      const uint32_t count = counters[rule->field->index()];
      if (count == 0 ? !rule->may_be_absent : count > static_cast<uint32_t>(rule->max_items))
        doubtful_ = true;
    }
  }

 private:
  const MessagePlan& PlanOf(const MessageInfo& info) const {
    return *plans_[static_cast<std::size_t>(info.index)];
  }

  // A number that is written as a string.
  void Number(const FieldPlan& rule, std::string_view text) {
    const Result<Decimal> parsed = Decimal::Parse(text);
    if (!parsed.ok()) {
      doubtful_ = true;
      return;
    }
    const Decimal& value = parsed.value();
    CheckBounds(rule, value);
    const bool negative_zero = value.coefficient == 0 && text.front() == '-';
    if (rule.form == v1::FORM_MONEY) {
      if (!ParseMoney(text).ok()) doubtful_ = true;
      normal_ = normal_ && value.places == 2 && !negative_zero;
    } else {
      normal_ = normal_ && (value.places == 0 || value.coefficient % 10 != 0) && !negative_zero;
    }
  }

  void CheckBounds(const FieldPlan& rule, const Decimal& value) {
    if ((rule.has_min && value < rule.min) || (rule.has_max && value > rule.max)) doubtful_ = true;
  }

  const std::vector<const MessagePlan*>& plans_;
  bool doubtful_ = false;
  bool normal_ = true;
};

}  // namespace

DocumentReader::DocumentReader(const google::protobuf::Message& prototype)
    : schema_(prototype), shape_(*prototype.GetDescriptor()) {
  for (std::size_t i = 0; i < schema_.size(); ++i) {
    plans_.push_back(&shape_.PlanOf(*schema_.message(static_cast<int>(i)).descriptor));
  }
}

bool DocumentReader::Read(std::string_view bytes, Format format, const Limits& limits,
                          google::protobuf::Message* out, std::vector<Violation>* violations,
                          Verdict* verdict) const {
  *verdict = {};
  if (format == Format::kBinary && schema_.unsupported().empty() && bytes.size() <= limits.max_bytes &&
      bytes.size() <= INT32_MAX) {
    RuleVisitor visitor(plans_);
    ViolationLog silent(nullptr);
    const bool whole = WireScanner<RuleVisitor>(schema_, bytes, limits, &silent, &visitor).Run();
    if (whole && silent.empty() && out->ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
      *verdict = visitor.verdict();
      return true;
    }
    // Something is wrong with it, and Decode says what.
  }
  return Decode(schema_, bytes, format, limits, out, violations);
}

}  // namespace ras
