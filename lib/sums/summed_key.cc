#include "lib/sums/summed_key.h"

namespace ras {

SummedKey KeyOf(const PeopleInCommon& group) {
  SummedKey key;
  for (std::size_t d = 0; d < group.names.size(); ++d) key.emplace_back(group.places[d], group.names[d]);
  return key;
}

std::optional<std::size_t> PlaceOfRange(const std::string& name, const NamedRanges& ranges,
                                        std::size_t starts) {
  if (name.empty()) return 0;
  for (std::size_t place = 0; place <= starts; ++place) {
    if (ranges.NameOf(place) == name) return place + 1;
  }
  return std::nullopt;
}

}  // namespace ras
