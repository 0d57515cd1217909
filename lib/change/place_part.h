// Parts of a policy that are known by their ids, put into a list where another list has them.
#ifndef RAS_LIB_CHANGE_PLACE_PART_H_
#define RAS_LIB_CHANGE_PLACE_PART_H_

#include <string>

namespace ras {

// Where the list has the item of that id, or -1.
template <class List>
int PlaceOf(const List& list, const std::string& id) {
  for (int place = 0; place < list.size(); ++place) {
    if (list[place].id() == id) return place;
  }
  return -1;
}

// Adds the item at `place` of the later list: after the nearest of those before it there that the list has,
// or first.
template <class List>
auto* PlaceAsIn(const List& later, int place, List* list) {
  int to = 0;
  for (int earlier = place - 1; earlier >= 0 && to == 0; --earlier)
    to = PlaceOf(*list, later[earlier].id()) + 1;
  list->Add()->CopyFrom(later[place]);
  for (int at = list->size() - 1; at > to; --at) list->SwapElements(at, at - 1);
  return &(*list)[to];
}

template <class List>
void LeaveOut(const std::string& id, List* list) {
  const int place = PlaceOf(*list, id);
  if (place >= 0) list->erase(list->begin() + place);
}

}  // namespace ras

#endif  // RAS_LIB_CHANGE_PLACE_PART_H_
