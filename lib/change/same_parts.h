// Parts of two documents beside each other.
#ifndef RAS_LIB_CHANGE_SAME_PARTS_H_
#define RAS_LIB_CHANGE_SAME_PARTS_H_

#include <google/protobuf/message.h>

#include <algorithm>
#include <string>

namespace ras {

inline bool AreSame(const google::protobuf::Message& a, const google::protobuf::Message& b) {
  return a.SerializeAsString() == b.SerializeAsString();
}

template <class List>
bool AreSameLists(const List& a, const List& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const auto& one, const auto& other) { return AreSame(one, other); });
}

// The item of that id, or null.
template <class List>
auto* FindById(List& list, const std::string& id) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.id() == id; });
  return found == list.end() ? nullptr : &*found;
}

// What is said of that question, or null.
template <class List>
auto* FindByQuestion(List& list, const std::string& question) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.question() == question; });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace ras

#endif  // RAS_LIB_CHANGE_SAME_PARTS_H_
