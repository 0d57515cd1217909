// "Did you mean ...?": the known name nearest to one that is not known.
#ifndef RAS_LIB_CODEC_SUGGESTION_H_
#define RAS_LIB_CODEC_SUGGESTION_H_

#include <string>
#include <string_view>
#include <vector>

namespace ras {

// The edits (a letter added, left out, changed, or two neighbours swapped) from `a` to `b`, letter case
// aside, or `most` + 1 if there are more than `most`. Pure.
int EditDistance(std::string_view a, std::string_view b, int most);

// The nearest of `known` to a name that is none of them, if one is within an edit for every three letters and
// two in all; otherwise the one that ends in its words, as COMBINE_SUM does in SUM; otherwise empty.
std::string_view NearestName(std::string_view given, const std::vector<std::string_view>& known);

// A remedy for a name that is none of `known`: the nearest of them, otherwise a list of them, cut short if
// long. `known` is in the order in which to list.
std::string SuggestName(std::string_view given, const std::vector<std::string_view>& known);

}  // namespace ras

#endif  // RAS_LIB_CODEC_SUGGESTION_H_
