// Which name a mistyped one was probably meant to be.
#ifndef RAS_LIB_CHECK_DID_YOU_MEAN_H_
#define RAS_LIB_CHECK_DID_YOU_MEAN_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ras::check {

// Offers remedies for unknown names. Stops looking for near names once it has compared kMostWork characters,
// so that a document full of unknown names costs no more than one. Not thread safe.
class DidYouMean {
 public:
  static constexpr int64_t kMostWork = 20'000'000;

  // "Did you mean "washing"? There are "dressing", "washing" and 3 more." or "There are none: add one or
  // ...".
  std::string Remedy(std::string_view name, const std::vector<std::string_view>& known);

 private:
  // The number of single-character edits between two names; more than `most` gives most + 1.
  int Distance(std::string_view a, std::string_view b, int most);

  int64_t work_ = 0;
  std::vector<int> row_;
};

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_DID_YOU_MEAN_H_
