// What the rules beside the fields say of a document (lib/shape), as findings.
#ifndef RAS_LIB_FINDING_SHAPE_FINDINGS_H_
#define RAS_LIB_FINDING_SHAPE_FINDINGS_H_

#include <google/protobuf/message.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>

#include "lib/finding/finding_report.h"

namespace ras {

struct ShapeOutcome {
  // Every field obeys its rule.
  bool obeys_rules = true;
  // No list is longer than it may be. Going through one that is would take as long as whoever wrote it likes.
  bool all_lists_end = true;
  // Of each list of the document, by its name, the positions of items in which a field does not obey.
  std::map<std::string, std::unordered_set<int>, std::less<>> at_fault = {};
  // A field that is in no item of a list of the document does not obey.
  bool fault_elsewhere = false;

  // Every field obeys its rule, but for those in items of this list: what is wrong with the others can be
  // told as well.
  bool ObeysOutside(std::string_view list) const {
    return !fault_elsewhere && (at_fault.empty() || (at_fault.size() == 1 && at_fault.contains(list)));
  }
  bool IsSound(std::string_view list, int item) const {
    const auto found = at_fault.find(list);
    return found == at_fault.end() || !found->second.contains(item);
  }
};

ShapeOutcome ReportShape(const google::protobuf::Message& document, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_FINDING_SHAPE_FINDINGS_H_
