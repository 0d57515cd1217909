// People put into groups by what they have in common.
#ifndef RAS_LIB_TERMS_PUT_IN_GROUPS_H_
#define RAS_LIB_TERMS_PUT_IN_GROUPS_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ras {

struct PeopleInCommon {
  // What they have in common, in the order of the dimensions; empty where it is not known.
  std::vector<std::string> names;
  // Of the same: places by which ranges ascend; 0 for all else.
  std::vector<std::size_t> places;
  // Which of the people they are, ascending.
  std::vector<std::size_t> members;
};

// What a person is grouped by in one dimension: a place, by which ranges ascend, and a name, by which all
// else does.
using GroupKey = std::pair<std::size_t, std::string_view>;

// The groups in the order of their keys. `key_of(person, dimension)` gives a GroupKey, whose text outlives
// the call, and `name_of(key, dimension)` what the response calls it.
template <class KeyOf, class NameOf>
std::vector<PeopleInCommon> PutInGroups(std::size_t people, std::size_t dimensions, const KeyOf& key_of,
                                        const NameOf& name_of) {
  std::map<std::vector<GroupKey>, std::vector<std::size_t>> members;
  std::vector<GroupKey> key(dimensions);
  for (std::size_t i = 0; i < people; ++i) {
    for (std::size_t d = 0; d < dimensions; ++d) key[d] = key_of(i, d);
    members[key].push_back(i);
  }
  std::vector<PeopleInCommon> groups;
  for (auto& [keys, of_these] : members) {
    PeopleInCommon& group = groups.emplace_back();
    for (std::size_t d = 0; d < dimensions; ++d) {
      group.names.push_back(name_of(keys[d], d));
      group.places.push_back(keys[d].first);
    }
    group.members = std::move(of_these);
  }
  return groups;
}

}  // namespace ras

#endif  // RAS_LIB_TERMS_PUT_IN_GROUPS_H_
