// What the rules beside the fields say of a document (lib/shape), as findings.
#ifndef RAS_LIB_FINDING_SHAPE_FINDINGS_H_
#define RAS_LIB_FINDING_SHAPE_FINDINGS_H_

#include <google/protobuf/message.h>

#include "lib/finding/finding_report.h"

namespace ras {

struct ShapeOutcome {
  // Every field obeys its rule.
  bool obeys_rules = true;
  // No list is longer than it may be. Going through one that is would take as long as whoever wrote it likes.
  bool all_lists_end = true;
};

ShapeOutcome ReportShape(const google::protobuf::Message& document, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_FINDING_SHAPE_FINDINGS_H_
