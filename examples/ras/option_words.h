// What the library says of a request, in the words of the command line that made it.
#ifndef RAS_EXAMPLES_RAS_OPTION_WORDS_H_
#define RAS_EXAMPLES_RAS_OPTION_WORDS_H_

#include <span>
#include <string_view>

#include "json.h"

namespace ras::tool {

// A field of the request, and the option it came from.
struct OptionWord {
  std::string_view field;
  std::string_view option;
};

// The findings of a list with options in the place of fields: as a path, of whose beginnings the first that
// fits counts, and wherever a field or value of more than one word stands in a text. From other paths `root`
// is taken away: what stands before them in the request and not in the user's file.
Json InOptions(const Json& findings, std::string_view root, std::span<const OptionWord> words);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_OPTION_WORDS_H_
