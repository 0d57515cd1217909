// People told by id, of whom a list names some and counts all.
#ifndef RAS_LIB_MONITOR_CASE_LIST_H_
#define RAS_LIB_MONITOR_CASE_LIST_H_

#include <cstddef>
#include <string>
#include <vector>

#include "lib/finding/wording.h"
#include "lib/monitor/monitor_people.h"
#include "ras/v1/monitor.pb.h"

namespace ras {

class CaseList {
 public:
  // Names at most `most` people.
  explicit CaseList(std::size_t most) : most_(most) {}

  // In the order of the ids.
  void Add(const MonitorPerson& person) {
    ++people_;
    if (ids_.size() < most_) ids_.push_back(person.document->id());
  }

  std::size_t people() const { return people_; }
  // "3 people (a, b and c)".
  std::string Text() const {
    return Count(people_, "person", "people") + " (" + List(ids_, "and", people_) + ")";
  }
  // There is somebody.
  void Tell(v1::ListedCases* out) const {
    out->set_people(people_);
    for (const std::string& id : ids_) out->add_ids(id);
  }

 private:
  std::size_t most_;
  std::size_t people_ = 0;
  std::vector<std::string> ids_;
};

}  // namespace ras

#endif  // RAS_LIB_MONITOR_CASE_LIST_H_
