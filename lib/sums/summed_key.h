// By what a group of people is known when the people are forgotten.
#ifndef RAS_LIB_SUMS_SUMMED_KEY_H_
#define RAS_LIB_SUMS_SUMMED_KEY_H_

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/terms/named_ranges.h"
#include "lib/terms/put_in_groups.h"

namespace ras {

// A group's place in the order of each dimension, and its name there.
using SummedKey = std::vector<std::pair<std::size_t, std::string>>;

SummedKey KeyOf(const PeopleInCommon& group);

// The place of a range by its name, as NamedRanges tells it of so many starts; 0 for people of whom it is not
// known, whose name is empty. Nothing for a name that no range has.
std::optional<std::size_t> PlaceOfRange(const std::string& name, const NamedRanges& ranges,
                                        std::size_t starts);

}  // namespace ras

#endif  // RAS_LIB_SUMS_SUMMED_KEY_H_
