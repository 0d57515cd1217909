// The list of what is wrong with a document: every violation is reported, not only the first
// (docs/findings.md), and yet a list has an end.
#ifndef RAS_LIB_CODEC_VIOLATION_LOG_H_
#define RAS_LIB_CODEC_VIOLATION_LOG_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lib/codec/violation.h"

namespace ras {

// The most violations that one document's list keeps.
inline constexpr std::size_t kMaxViolations = 1000;

// Adds to a list and keeps it short: after kMaxViolations have been kept the rest are counted, and the
// destructor adds one violation "too_many_violations" that says how many. A list that already ends so stays
// as it is but for that count. Not thread safe; the list outlives the log.
class ViolationLog {
 public:
  // `list` may be null: then violations are only counted.
  explicit ViolationLog(std::vector<Violation>* list);
  ~ViolationLog();
  ViolationLog(const ViolationLog&) = delete;
  ViolationLog& operator=(const ViolationLog&) = delete;

  // False once the list is full: a caller then need not take the trouble to word a violation.
  bool HasRoom() const { return list_ != nullptr && list_->size() < kMaxViolations; }
  // Keeps the violation if there is room, and counts it if there is not.
  void Add(Violation violation);
  // Counts a violation that nobody worded, because HasRoom() was false.
  void Count() { ++uncounted_; }
  // Whether this log has been given any violation.
  bool empty() const { return added_ == 0 && uncounted_ == 0; }
  // Takes back everything that was added here: for a fault that makes the others meaningless.
  void Clear();

 private:
  std::vector<Violation>* list_;
  std::size_t size_before_;
  // Violations that an earlier log of the same list counted without keeping.
  std::size_t uncounted_before_ = 0;
  std::size_t added_ = 0;
  std::size_t uncounted_ = 0;
};

// `text` as it can be shown in a violation: control characters and bytes that are not UTF-8 are written as
// \xNN, and what is longer than 80 bytes ends in "...".
std::string Shown(std::string_view text);

}  // namespace ras

#endif  // RAS_LIB_CODEC_VIOLATION_LOG_H_
