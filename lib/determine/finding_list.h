// Collects what a determination has to say about an assessment. The words come from the library's catalogue
// of messages.
#ifndef RAS_LIB_DETERMINE_FINDING_LIST_H_
#define RAS_LIB_DETERMINE_FINDING_LIST_H_

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "lib/catalogue/catalogue.h"
#include "lib/codec/violation.h"
#include "lib/finding/finding_limit.h"
#include "ras/v1/finding.pb.h"

namespace ras {

class FindingList {
 public:
  // `code` is one of docs/findings.md. `value` is the value at fault; `list` what it could have been; `other`
  // whatever else the message names.
  void Error(std::string_view code, std::string path, std::string_view value = {}, std::string_view list = {},
             std::string_view other = {}) {
    Add(v1::SEVERITY_ERROR, code, std::move(path), value, list, other);
  }
  void Warning(std::string_view code, std::string path, std::string_view value = {},
               std::string_view list = {}, std::string_view other = {}) {
    Add(v1::SEVERITY_WARNING, code, std::move(path), value, list, other);
  }

  // A violation of a field's own rule (lib/shape), which brings its words along.
  void AddShape(Violation violation);

  bool has_errors() const { return has_errors_; }
  // All of them, in the order in which they were reported, within FindingLimit. The list is empty afterwards.
  std::vector<v1::Finding> Take();

 private:
  void Add(v1::Severity severity, std::string_view code, std::string path, std::string_view value,
           std::string_view list, std::string_view other);

  std::vector<v1::Finding> findings_;
  FindingLimit limit_;
  bool has_errors_ = false;
};

}  // namespace ras

#endif  // RAS_LIB_DETERMINE_FINDING_LIST_H_
