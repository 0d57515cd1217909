// How names, lists and numbers appear in findings.
#ifndef RAS_LIB_FINDING_WORDING_H_
#define RAS_LIB_FINDING_WORDING_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ras {

// The text in double quotes, cut to a readable length at a whole UTF-8 character.
std::string Quote(std::string_view text);

// The text cut to a readable length at a whole UTF-8 character.
std::string Shorten(std::string_view text);

// How many items a list shows.
inline constexpr std::size_t kShownItems = 10;

// "a, b and c", or "a, b and 8 more": at most kShownItems, as they stand. `total` is how many there are
// altogether, if `items` holds only the first of them.
std::string List(const std::vector<std::string>& items, std::string_view last_word = "and",
                 std::size_t total = 0);

// "a, b and c": all of them, however many. For lists that the library itself makes, of which somebody is to
// choose or to give every one: the words of a field, the columns of a sheet.
std::string WholeList(const std::vector<std::string>& items, std::string_view last_word = "and");

// "1 row", "2 rows".
std::string Count(std::size_t number, std::string_view one, std::string_view many);

// "path.field[3]".
std::string At(std::string_view path, std::string_view field, int index);

// "path.field".
std::string In(std::string_view path, std::string_view field);

}  // namespace ras

#endif  // RAS_LIB_FINDING_WORDING_H_
