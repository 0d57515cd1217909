// A list of findings has an end, whoever makes it: the policy's checks, a determination, a replay.
#ifndef RAS_LIB_FINDING_FINDING_LIMIT_H_
#define RAS_LIB_FINDING_FINDING_LIMIT_H_

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ras/v1/finding.pb.h"

namespace ras {

// Of one code at most kMostOfOneCode findings are listed, and one more, "more_of_the_same", then says how
// many there were: so that a hostile document cannot fill the memory, and nothing is lost in silence
// (docs/findings.md). Not thread safe.
class FindingLimit {
 public:
  static constexpr std::size_t kMostOfOneCode = 1000;

  // Counts `times` more findings of a code. True if the last of them is still to be listed; otherwise nobody
  // need word it.
  bool Count(std::string_view code, v1::Severity severity, std::size_t times = 1);

  // Adds a finding for every code of which there were more than are listed, in the order of their names.
  void AppendRest(std::vector<v1::Finding>* findings) const;

 private:
  struct Code {
    v1::Severity severity = v1::SEVERITY_UNSPECIFIED;
    std::size_t count = 0;
  };

  std::map<std::string, Code, std::less<>> codes_;
};

}  // namespace ras

#endif  // RAS_LIB_FINDING_FINDING_LIMIT_H_
