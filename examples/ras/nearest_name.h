// Which name a mistyped one was probably meant to be.
#ifndef RAS_EXAMPLES_RAS_NEAREST_NAME_H_
#define RAS_EXAMPLES_RAS_NEAREST_NAME_H_

#include <cstddef>
#include <string>
#include <vector>

namespace ras::tool {

// The index of the name that is spelt most like `word`, the first of several; the number of names if more
// than three letters or half of the word would have to be wrong. One may always be.
std::size_t NearestName(const std::string& word, const std::vector<std::string>& names);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_NEAREST_NAME_H_
