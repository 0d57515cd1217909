// What the library says of a request to build a table, in the words of the command line that made it.
#ifndef RAS_EXAMPLES_RAS_TABLE_BUILD_WORDS_H_
#define RAS_EXAMPLES_RAS_TABLE_BUILD_WORDS_H_

#include "json.h"

namespace ras::tool {

// A finding whose path and texts name options and columns in the place of the request's fields, which nobody
// who typed a command has seen.
Json InWordsOfOptions(Json finding);

// All findings of a list so.
Json AllInWordsOfOptions(const Json& findings);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_TABLE_BUILD_WORDS_H_
