// People told by id, of whom a list names some and counts all.
#ifndef RAS_LIB_MONITOR_CASE_LIST_H_
#define RAS_LIB_MONITOR_CASE_LIST_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "lib/finding/wording.h"
#include "lib/monitor/monitor_people.h"
#include "ras/v1/monitor.pb.h"

namespace ras {

class CaseList {
 public:
  // Names at most `most` people. Of `people` it is known already that they are in it, and not who they are.
  explicit CaseList(std::size_t most = 0, int64_t people = 0) : most_(most), people_(people) {}

  // In the order of the ids.
  void Add(const MonitorPerson& person) {
    ++people_;
    if (ids_.size() < most_) ids_.push_back(person.document->id());
  }
  // The other's people. Neither list names anybody.
  void Merge(const CaseList& other) { people_ += other.people_; }

  int64_t people() const { return people_; }
  // "3 people (a, b and c)"; without the names of people whom the list does not name.
  std::string Text() const {
    const auto people = static_cast<std::size_t>(people_);
    const std::string count = Count(people, "person", "people");
    return ids_.empty() ? count : count + " (" + List(ids_, "and", people) + ")";
  }
  // There is somebody.
  void Tell(v1::ListedCases* out) const {
    out->set_people(static_cast<uint64_t>(people_));
    for (const std::string& id : ids_) out->add_ids(id);
  }

 private:
  std::size_t most_;
  int64_t people_;
  std::vector<std::string> ids_;
};

}  // namespace ras

#endif  // RAS_LIB_MONITOR_CASE_LIST_H_
