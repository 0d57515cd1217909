// Where a scan of the binary form stands, how it moves on, and how it says what is wrong.
#ifndef RAS_LIB_CODEC_WIRE_CURSOR_H_
#define RAS_LIB_CODEC_WIRE_CURSOR_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "lib/codec/limits.h"
#include "lib/codec/schema.h"
#include "lib/codec/violation_log.h"

namespace ras {

// The wire types of protocol buffers (encoding specification). 3 and 4 are groups; 6 and 7 do not exist.
enum class WireType : uint8_t { kVarint = 0, kFixed64 = 1, kLength = 2, kFixed32 = 5 };

// The part of WireScanner that knows nothing of fields' rules. All that is passed in is borrowed.
class WireCursor {
 protected:
  // A message that is being scanned. `counters` counts the values of each field so far, and then holds, for
  // each oneof, the index of the member given plus one.
  struct Frame {
    const MessageInfo* info;
    const char* end;
    uint32_t* counters;
    // The field that is being read; null before its tag is known, or if nobody knows it.
    const FieldInfo* field;
  };

  WireCursor(const Schema& schema, std::string_view bytes, const Limits& limits, ViolationLog* log)
      : schema_(schema),
        begin_(bytes.data()),
        at_(bytes.data()),
        limits_(limits),
        max_depth_(std::clamp(limits.max_depth, 1, kDeepestNesting)),
        log_(log),
        counters_(std::make_unique_for_overwrite<uint32_t[]>(static_cast<std::size_t>(max_depth_) *
                                                             schema.widest())) {}

  void Enter(const MessageInfo& info, std::string_view content) {
    uint32_t* const counters = depth_ == 0 ? counters_.get() : frame_->counters + Width(*frame_->info);
    std::fill_n(counters, Width(info), 0U);
    frame_ = &frames_[static_cast<std::size_t>(depth_++)];
    *frame_ = {&info, content.data() + content.size(), counters, nullptr};
    at_ = content.data();
  }
  void Leave() {
    if (--depth_ > 0) frame_ = &frames_[static_cast<std::size_t>(depth_ - 1)];
  }

  // All of these stay within the innermost message, and give false if it ends too early.
  bool ReadVarint(uint64_t* value) {
    if (at_ != frame_->end && static_cast<signed char>(*at_) >= 0) {
      *value = static_cast<unsigned char>(*at_++);
      return true;
    }
    return ReadLongVarint(value);
  }
  // Reads a length and steps over as many bytes.
  bool ReadLength(std::string_view* content) {
    uint64_t size = 0;
    if (!ReadVarint(&size) || size > static_cast<uint64_t>(frame_->end - at_)) return false;
    *content = std::string_view(at_, static_cast<std::size_t>(size));
    at_ += size;
    return true;
  }
  bool Skip(WireType type);

  // Each adds one violation at the field that is being read.
  void ReportUnknownField(uint64_t number);
  void ReportWireType(WireType found, bool scalar);
  void ReportTwice();
  void ReportConflict(const FieldInfo& other);
  void ReportTooDeep();
  void ReportString(std::string_view content);
  void ReportRange(std::string_view value, std::string_view range);
  void ReportEnum(int64_t number);
  // The same, and false: the scan cannot go on.
  bool Damaged(const std::string& what);
  bool TooManyValues();
  bool TooMuchMemory();

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

 private:
  static std::size_t Width(const MessageInfo& info) {
    return info.fields.size() + static_cast<std::size_t>(info.oneof_count);
  }
  bool ReadLongVarint(uint64_t* value);
  void Report(std::string code, std::string_view value, std::string message, std::string remedy,
              const std::string& last_name = "");
};

}  // namespace ras

#endif  // RAS_LIB_CODEC_WIRE_CURSOR_H_
