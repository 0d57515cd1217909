#include "lib/codec/wire_scan.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <utility>

#include "lib/codec/message_path.h"
#include "lib/codec/utf8.h"

namespace ras {
namespace {

// The wire types of protocol buffers (encoding specification). 3 and 4 are groups; 6 and 7 do not exist.
enum WireType : uint32_t { kVarint = 0, kFixed64 = 1, kLength = 2, kFixed32 = 5 };

class Scanner {
 public:
  Scanner(const Schema& schema, std::string_view bytes, const Limits& limits, ViolationLog* log)
      : schema_(schema),
        begin_(bytes.data()),
        at_(bytes.data()),
        limits_(limits),
        max_depth_(std::clamp(limits.max_depth, 1, kDeepestNesting)),
        log_(log),
        counters_(std::make_unique_for_overwrite<uint32_t[]>(static_cast<std::size_t>(max_depth_) *
                                                             schema.widest())) {
    Enter(&schema.root(), bytes.data() + bytes.size());
  }

  void Run() {
    while (depth_ > 0) {
      if (at_ == frame_->end) {
        Leave();
      } else if (!Field()) {
        return;
      }
    }
  }

 private:
  // A message that is being scanned. `counters` counts the values of each field so far, and then holds, for
  // each oneof, the index of the member given plus one.
  struct Frame {
    const MessageInfo* info;
    const char* end;
    uint32_t* counters;
    const FieldInfo* field;
  };

  void Enter(const MessageInfo* info, const char* end) {
    uint32_t* const counters = depth_ == 0 ? counters_.get() : frame_->counters + FrameWidth(*frame_->info);
    std::fill_n(counters, FrameWidth(*info), 0U);
    frame_ = &frames_[static_cast<std::size_t>(depth_++)];
    *frame_ = {info, end, counters, nullptr};
  }
  void Leave() {
    if (--depth_ > 0) frame_ = &frames_[static_cast<std::size_t>(depth_ - 1)];
  }
  static std::size_t FrameWidth(const MessageInfo& info) {
    return info.fields.size() + static_cast<std::size_t>(info.oneof_count);
  }

  // Reads one field of the innermost message. False: the scan cannot go on.
  bool Field() {
    frame_->field = nullptr;
    uint64_t tag = 0;
    if (!ReadVarint(&tag)) return Damaged("A field's tag is cut off or longer than it can be");
    const uint64_t number = tag >> 3;
    const auto wire_type = static_cast<uint32_t>(tag & 7U);
    if (number == 0 || number > google::protobuf::FieldDescriptor::kMaxNumber) {
      return Damaged("There is no field with the number " + std::to_string(number));
    }
    if (wire_type == 3 || wire_type == 4) return Damaged("Groups are not used in these documents");
    if (wire_type > kFixed32) return Damaged("There is no wire type " + std::to_string(wire_type));
    if (++values_ > limits_.max_values) return TooManyValues();

    const uint16_t index = frame_->info->FindNumber(static_cast<uint32_t>(number));
    if (index == MessageInfo::kNoField) {
      if (Rejected()) {
        Report("unknown_field", "#" + std::to_string(number), "",
               "There is no field with the number " + std::to_string(number) + " here.",
               "Write the document with this version of the document types, or leave the field out.");
      }
      return Skip(wire_type);
    }
    const FieldInfo& field = frame_->info->fields[index];
    frame_->field = &field;
    CountValue(field, index);

    const bool scalar = field.kind < Kind::kString;
    if (scalar && wire_type == kLength && field.repeated) return Packed(field, index);
    if (wire_type != (scalar ? kVarint : kLength)) {
      if (Rejected()) {
        Report("wrong_wire_type", "", std::to_string(wire_type),
               std::string("The field is of another type: it needs the wire type ") +
                   (scalar ? "0 (a number)." : "2 (a length and bytes)."),
               "Write the document with this version of the document types.");
      }
      return Skip(wire_type);
    }
    if (scalar) return Scalar(field);

    std::string_view content;
    if (!ReadLength(&content)) return Damaged("The length of a field goes beyond the end of its message");
    memory_ += field.value_bytes;
    if (field.kind == Kind::kString) return String(content);
    const MessageInfo& child = schema_.message(field.message);
    memory_ += child.object_bytes;
    if (memory_ > limits_.max_memory_bytes) return TooMuchMemory();
    if (depth_ == max_depth_) {
      if (Rejected()) {
        Report("too_deep", "", "",
               "Messages are inside one another more than " + std::to_string(max_depth_) + " deep.",
               "Use fewer levels.");
      }
      return true;
    }
    at_ = content.data();
    Enter(&child, content.data() + content.size());
    return true;
  }

  // Counts the value and refuses a second one where there can be only one.
  void CountValue(const FieldInfo& field, uint16_t index) {
    const uint32_t before = frame_->counters[index]++;
    if (field.repeated) return;
    if (before != 0) {
      if (Rejected()) Report("duplicate_field", "", "", "The field is given twice.", "Give it once.");
    } else if (field.oneof >= 0) {
      uint32_t& member =
          frame_->counters[frame_->info->fields.size() + static_cast<std::size_t>(field.oneof)];
      if (member != 0 && Rejected()) {
        const std::string& other = frame_->info->fields[member - 1].descriptor->name();
        Report("oneof_conflict", "", "",
               "\"" + field.descriptor->name() + "\" and \"" + other + "\" exclude each other.",
               "Give one of them.");
      }
      member = uint32_t{index} + 1;
    }
  }

  bool Scalar(const FieldInfo& field) {
    uint64_t value = 0;
    if (!ReadVarint(&value)) return Damaged("A number is cut off or longer than it can be");
    if (field.repeated) {
      memory_ += field.value_bytes;
      if (memory_ > limits_.max_memory_bytes) return TooMuchMemory();
    }
    const auto as_signed = static_cast<int64_t>(value);
    const char* range = nullptr;
    switch (field.kind) {
      case Kind::kBool:
        if (value > 1) range = "0 or 1";
        break;
      case Kind::kUint32:
        if (value > UINT32_MAX) range = "from 0 to 4294967295";
        break;
      case Kind::kInt32:
        if (as_signed < INT32_MIN || as_signed > INT32_MAX) range = "from -2147483648 to 2147483647";
        break;
      case Kind::kEnum:
        if (as_signed < INT32_MIN || as_signed > INT32_MAX ||
            !IsKnownEnumNumber(field, static_cast<int32_t>(as_signed))) {
          if (Rejected()) {
            Report("unknown_enum_value", "", std::to_string(as_signed),
                   "There is no " + field.descriptor->enum_type()->name() + " with the number " +
                       std::to_string(as_signed) + ".",
                   "Write the document with this version of the document types.");
          }
        }
        break;
      default:
        break;
    }
    if (range != nullptr && Rejected()) {
      Report("out_of_range", "",
             field.kind == Kind::kInt32 ? std::to_string(as_signed) : std::to_string(value),
             "The number is out of range.", std::string("It must be ") + range + ".");
    }
    return true;
  }

  // A repeated field of numbers in one piece. The tag has counted one value already.
  bool Packed(const FieldInfo& field, uint16_t index) {
    std::string_view content;
    if (!ReadLength(&content)) return Damaged("The length of a field goes beyond the end of its message");
    const char* const outer_end = std::exchange(frame_->end, content.data() + content.size());
    at_ = content.data();
    --frame_->counters[index];
    --values_;
    while (at_ != frame_->end) {
      if (++values_ > limits_.max_values) return TooManyValues();
      ++frame_->counters[index];
      if (!Scalar(field)) return false;
    }
    frame_->end = outer_end;
    return true;
  }

  bool String(std::string_view content) {
    memory_ += content.size();
    if (memory_ > limits_.max_memory_bytes) return TooMuchMemory();
    if (content.size() > limits_.max_string_bytes) {
      if (Rejected()) {
        Report("string_too_long", "", Shown(content.substr(0, 200)),
               "The text has " + std::to_string(content.size()) + " bytes, more than " +
                   std::to_string(limits_.max_string_bytes) + ".",
               "Shorten it.");
      }
    } else if (!IsValidUtf8(content)) {
      if (Rejected()) {
        Report("invalid_utf8", "", Shown(content), "The text is not valid UTF-8.", "Convert it to UTF-8.");
      }
    }
    return true;
  }

  bool Skip(uint32_t wire_type) {
    uint64_t ignored = 0;
    std::string_view content;
    const auto fixed = [this](std::ptrdiff_t size) {
      if (frame_->end - at_ < size) return false;
      at_ += size;
      return true;
    };
    const bool whole = wire_type == kVarint    ? ReadVarint(&ignored)
                       : wire_type == kLength  ? ReadLength(&content)
                       : wire_type == kFixed32 ? fixed(4)
                                               : fixed(8);
    return whole || Damaged("A field goes beyond the end of its message");
  }

  bool ReadVarint(uint64_t* value) {
    const char* const end = frame_->end;
    if (at_ != end && static_cast<signed char>(*at_) >= 0) {
      *value = static_cast<unsigned char>(*at_++);
      return true;
    }
    uint64_t result = 0;
    for (unsigned shift = 0; shift < 70 && at_ != end; shift += 7) {
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

  // Reads a length and steps over as many bytes.
  bool ReadLength(std::string_view* content) {
    uint64_t size = 0;
    if (!ReadVarint(&size) || size > static_cast<uint64_t>(frame_->end - at_)) return false;
    *content = std::string_view(at_, static_cast<std::size_t>(size));
    at_ += size;
    return true;
  }

  // True if a violation should be worded; counts it if there is no room.
  bool Rejected() {
    if (log_->HasRoom()) return true;
    log_->Count();
    return false;
  }

  // `extra` is what follows the path of the innermost message if no known field is being read.
  void Report(std::string code, const std::string& extra, std::string value, std::string message,
              std::string remedy) {
    MessagePath path;
    for (int i = 0; i < depth_; ++i) {
      const Frame& frame = frames_[static_cast<std::size_t>(i)];
      if (frame.field == nullptr) break;
      const auto index = static_cast<std::size_t>(frame.field - frame.info->fields.data());
      path.Append(*frame.field, frame.counters[index] - 1);
    }
    if (!extra.empty()) path.Append(extra);
    log_->Add({path.Take(), std::move(code), std::move(value), std::move(message), std::move(remedy), 0, 0});
  }

  bool Damaged(const std::string& what) {
    if (Rejected()) {
      Report("damaged", "", "", what + " (byte " + std::to_string(at_ - begin_) + ").",
             "Check that the file is whole, and that it is a binary document of this type.");
    }
    return false;
  }
  bool TooManyValues() {
    if (Rejected()) {
      Report("too_many_values", "", "",
             "The document has more than " + std::to_string(limits_.max_values) + " values.",
             "Split it into smaller documents.");
    }
    return false;
  }
  bool TooMuchMemory() {
    if (Rejected()) {
      Report("too_much_memory", "", "",
             "The document would take more than " + std::to_string(limits_.max_memory_bytes) +
                 " bytes of memory.",
             "Split it into smaller documents.");
    }
    return false;
  }

  const Schema& schema_;
  const char* begin_;
  const char* at_;
  const Limits& limits_;
  int max_depth_;
  ViolationLog* log_;
  std::unique_ptr<uint32_t[]> counters_;
  std::array<Frame, kDeepestNesting> frames_;
  Frame* frame_ = nullptr;
  int depth_ = 0;
  std::size_t values_ = 0;
  std::size_t memory_ = 0;
};

}  // namespace

bool WireScan(const Schema& schema, std::string_view bytes, const Limits& limits, ViolationLog* log) {
  Scanner(schema, bytes, limits, log).Run();
  return log->empty();
}

}  // namespace ras
