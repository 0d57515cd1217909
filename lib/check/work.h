// How much computing a check may do, so that no document can keep the library busy.
#ifndef RAS_LIB_CHECK_WORK_H_
#define RAS_LIB_CHECK_WORK_H_

#include <cstdint>

namespace ras::check {

// Counts down. One unit is about ten nanoseconds. Not thread safe.
class Work {
 public:
  explicit Work(int64_t units) : left_(units) {}

  // False once more has been spent than there was.
  bool Spend(int64_t units) {
    left_ = units > left_ ? -1 : left_ - units;
    return left_ >= 0;
  }
  bool exhausted() const { return left_ < 0; }
  int64_t left() const { return left_ < 0 ? 0 : left_; }

 private:
  int64_t left_;
};

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_WORK_H_
