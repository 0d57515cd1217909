// The scan of the binary form, with somebody looking on. WireScan is the scan by itself.
#ifndef RAS_LIB_CODEC_WIRE_SCANNER_H_
#define RAS_LIB_CODEC_WIRE_SCANNER_H_

#include <string>
#include <string_view>
#include <utility>

#include "lib/codec/utf8.h"
#include "lib/codec/wire_cursor.h"

namespace ras {

// A visitor that looks at nothing. The functions are what a visitor has.
struct NoVisitor {
  // A string: true if the visitor has found it to be ASCII, and it need not be checked for UTF-8.
  bool String(const MessageInfo&, const FieldInfo&, std::string_view) { return false; }
  // A number as it is on the wire.
  void Number(const MessageInfo&, const FieldInfo&, uint64_t) {}
  // The end of a message: how many values each field was given, in the order of the fields.
  void End(const MessageInfo&, const uint32_t*) {}
};

// See WireScan for what is refused. One object scans one document. Nothing is allocated but one block of
// counters; the visitor is inlined, because the scan is on the path of every single case.
template <class Visitor>
class WireScanner : private WireCursor {
 public:
  WireScanner(const Schema& schema, std::string_view bytes, const Limits& limits, ViolationLog* log,
              Visitor* visitor)
      : WireCursor(schema, bytes, limits, log), visitor_(*visitor) {
    Enter(schema.root(), bytes);
  }

  // Whether the scan came to the end of the document. What is wrong with it is in the log.
  bool Run() {
    while (true) {
      while (at_ != frame_->end) {
        if (!Field()) return false;
      }
      visitor_.End(*frame_->info, frame_->counters);
      Leave();
      if (depth_ == 0) return true;
    }
  }

 private:
  // Reads one field of the innermost message. False: the scan cannot go on.
  bool Field() {
    frame_->field = nullptr;
    uint64_t tag = 0;
    if (!ReadVarint(&tag)) return Damaged("A field's tag is cut off or longer than it can be");
    const uint64_t number = tag >> 3;
    const auto type = static_cast<WireType>(tag & 7U);
    if (number == 0 || number > google::protobuf::FieldDescriptor::kMaxNumber) {
      return Damaged("There is no field with the number " + std::to_string(number));
    }
    if ((tag & 7U) == 3 || (tag & 7U) == 4) return Damaged("Groups are not used in these documents");
    if ((tag & 7U) > 5) return Damaged("There is no wire type " + std::to_string(tag & 7U));
    if (++values_ > limits_.max_values) return TooManyValues();

    const uint16_t index = frame_->info->FindNumber(static_cast<uint32_t>(number));
    if (index == MessageInfo::kNoField) {
      ReportUnknownField(number);
      return Skip(type) || Damaged("A field goes beyond the end of its message");
    }
    const FieldInfo& field = frame_->info->fields[index];
    frame_->field = &field;
    CountValue(field);

    const bool scalar = field.kind < Kind::kString;
    if (scalar && type == WireType::kLength && field.repeated) return Packed(field);
    if (type != (scalar ? WireType::kVarint : WireType::kLength)) {
      ReportWireType(type, scalar);
      return Skip(type) || Damaged("A field goes beyond the end of its message");
    }
    if (scalar) return Scalar(field);
    std::string_view content;
    if (!ReadLength(&content)) return Damaged("The length of a field goes beyond the end of its message");
    return field.kind == Kind::kString ? String(field, content) : Message(field, content);
  }

  // Counts the value and refuses a second one where there can be only one.
  void CountValue(const FieldInfo& field) {
    const uint32_t before = frame_->counters[field.index]++;
    if (field.repeated) return;
    if (before != 0) return ReportTwice();
    if (field.oneof < 0) return;
    uint32_t& member = frame_->counters[frame_->info->fields.size() + static_cast<std::size_t>(field.oneof)];
    if (member != 0) ReportConflict(frame_->info->fields[member - 1]);
    member = uint32_t{field.index} + 1;
  }

  bool Message(const FieldInfo& field, std::string_view content) {
    const MessageInfo& child = schema_.message(field.message);
    memory_ += field.value_bytes + child.object_bytes;
    if (memory_ > limits_.max_memory_bytes) return TooMuchMemory();
    if (depth_ == max_depth_) {
      ReportTooDeep();
    } else {
      Enter(child, content);
    }
    return true;
  }

  bool String(const FieldInfo& field, std::string_view content) {
    memory_ += field.value_bytes + content.size();
    if (memory_ > limits_.max_memory_bytes) return TooMuchMemory();
    if (content.size() > limits_.max_string_bytes ||
        (!visitor_.String(*frame_->info, field, content) && !IsValidUtf8(content))) {
      ReportString(content);
    }
    return true;
  }

  // A repeated field of numbers in one piece. Its tag has been counted as one value already.
  bool Packed(const FieldInfo& field) {
    std::string_view content;
    if (!ReadLength(&content)) return Damaged("The length of a field goes beyond the end of its message");
    const char* const end_of_message = std::exchange(frame_->end, content.data() + content.size());
    at_ = content.data();
    --frame_->counters[field.index];
    --values_;
    while (at_ != frame_->end) {
      if (++values_ > limits_.max_values) return TooManyValues();
      ++frame_->counters[field.index];
      if (!Scalar(field)) return false;
    }
    frame_->end = end_of_message;
    return true;
  }

  bool Scalar(const FieldInfo& field) {
    uint64_t value = 0;
    if (!ReadVarint(&value)) return Damaged("A number is cut off or longer than it can be");
    if (field.repeated) {
      memory_ += field.value_bytes;
      if (memory_ > limits_.max_memory_bytes) return TooMuchMemory();
    }
    visitor_.Number(*frame_->info, field, value);
    const auto as_signed = static_cast<int64_t>(value);
    const bool fits_int32 = as_signed >= INT32_MIN && as_signed <= INT32_MAX;
    switch (field.kind) {
      case Kind::kBool:
        if (value > 1) ReportRange(std::to_string(value), "0 or 1");
        break;
      case Kind::kUint32:
        if (value > UINT32_MAX) ReportRange(std::to_string(value), "from 0 to 4294967295");
        break;
      case Kind::kInt32:
        if (!fits_int32) ReportRange(std::to_string(as_signed), "from -2147483648 to 2147483647");
        break;
      case Kind::kEnum:
        if (!fits_int32 || !IsKnownEnumNumber(field, static_cast<int32_t>(as_signed))) ReportEnum(as_signed);
        break;
      default:
        break;
    }
    return true;
  }

  Visitor& visitor_;
};

}  // namespace ras

#endif  // RAS_LIB_CODEC_WIRE_SCANNER_H_
