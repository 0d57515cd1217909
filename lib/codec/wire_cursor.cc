#include "lib/codec/wire_cursor.h"

#include <utility>

#include "lib/codec/message_path.h"

namespace ras {
namespace {

constexpr const char* kUseThisVersion = "Write the document with this version of the document types.";

}  // namespace

bool WireCursor::ReadLongVarint(uint64_t* value) {
  uint64_t result = 0;
  for (unsigned shift = 0; shift < 70 && at_ != frame_->end; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at_++);
    if (shift == 63 && byte > 1) return false;  // More than 64 bits.
    result |= uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) {
      *value = result;
      return true;
    }
  }
  return false;
}

bool WireCursor::Skip(WireType type) {
  const auto fixed = [this](std::ptrdiff_t size) {
    if (frame_->end - at_ < size) return false;
    at_ += size;
    return true;
  };
  uint64_t number = 0;
  std::string_view content;
  switch (type) {
    case WireType::kVarint:
      return ReadVarint(&number);
    case WireType::kFixed64:
      return fixed(8);
    case WireType::kLength:
      return ReadLength(&content);
    case WireType::kFixed32:
      return fixed(4);
  }
  return false;
}

void WireCursor::Report(std::string code, std::string_view value, std::string message, std::string remedy,
                        const std::string& last_name) {
  MessagePath path;
  for (int i = 0; i < depth_; ++i) {
    const Frame& frame = frames_[static_cast<std::size_t>(i)];
    if (frame.field == nullptr) break;
    path.Append(*frame.field, frame.counters[frame.field->index] - 1);
  }
  if (!last_name.empty()) path.Append(last_name);
  log_->Add({path.Take(), std::move(code), Shown(value), std::move(message), std::move(remedy)});
}

void WireCursor::ReportUnknownField(uint64_t number) {
  if (!log_->HasRoom()) return log_->Count();
  Report("unknown_field", "", "There is no field with the number " + std::to_string(number) + " here.",
         "Write the document with this version of the document types, or leave the field out.",
         "#" + std::to_string(number));
}

void WireCursor::ReportWireType(WireType found, bool scalar) {
  if (!log_->HasRoom()) return log_->Count();
  Report("wrong_wire_type", std::to_string(static_cast<int>(found)),
         std::string("The field is of another type: it needs the wire type ") +
             (scalar ? "0 (a number)." : "2 (a length and bytes)."),
         kUseThisVersion);
}

void WireCursor::ReportTwice() {
  if (!log_->HasRoom()) return log_->Count();
  Report("duplicate_field", "", "The field is given twice.", "Give it once.");
}

void WireCursor::ReportConflict(const FieldInfo& other) {
  if (!log_->HasRoom()) return log_->Count();
  Report("oneof_conflict", "",
         "\"" + frame_->field->descriptor->name() + "\" and \"" + other.descriptor->name() +
             "\" exclude each other.",
         "Give one of them.");
}

void WireCursor::ReportTooDeep() {
  if (!log_->HasRoom()) return log_->Count();
  Report("too_deep", "", "Messages are inside one another more than " + std::to_string(max_depth_) + " deep.",
         "Use fewer levels.");
}

void WireCursor::ReportString(std::string_view content) {
  if (!log_->HasRoom()) return log_->Count();
  if (content.size() > limits_.max_string_bytes) {
    Report("string_too_long", content,
           "The text has " + std::to_string(content.size()) + " bytes, more than " +
               std::to_string(limits_.max_string_bytes) + ".",
           std::string("Shorten it") + kHowToRaiseLimits);
  } else {
    Report("invalid_utf8", content, "The text is not valid UTF-8.", "Convert it to UTF-8.");
  }
}

void WireCursor::ReportRange(std::string_view value, std::string_view range) {
  if (!log_->HasRoom()) return log_->Count();
  Report("out_of_range", value, "The number is out of range.", "It must be " + std::string(range) + ".");
}

void WireCursor::ReportEnum(int64_t number) {
  if (!log_->HasRoom()) return log_->Count();
  Report("unknown_enum_value", std::to_string(number),
         "There is no " + frame_->field->descriptor->enum_type()->name() + " with the number " +
             std::to_string(number) + ".",
         kUseThisVersion);
}

bool WireCursor::Damaged(const std::string& what) {
  if (log_->HasRoom()) {
    Report("damaged", "", what + " (byte " + std::to_string(at_ - begin_) + ").",
           "Check that the file is whole, and that it is a binary document of this type.");
  } else {
    log_->Count();
  }
  return false;
}

bool WireCursor::TooManyValues() {
  Report("too_many_values", "",
         "The document has more than " + std::to_string(limits_.max_values) + " values.",
         std::string("Split it into smaller documents") + kHowToRaiseLimits);
  return false;
}

bool WireCursor::TooMuchMemory() {
  Report(
      "too_much_memory", "",
      "The document would take more than " + std::to_string(limits_.max_memory_bytes) + " bytes of memory.",
      std::string("Split it into smaller documents") + kHowToRaiseLimits);
  return false;
}

}  // namespace ras
