// What people of a group have in common, in words.
#ifndef RAS_EXAMPLES_RAS_GROUP_NAMES_H_
#define RAS_EXAMPLES_RAS_GROUP_NAMES_H_

#include <string>

#include "json.h"

namespace ras::tool {

// The names of a group's figures: "older, home-care", with "not known" where that is so; "everyone" where
// there is none.
std::string NamesText(const Json& figures);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_GROUP_NAMES_H_
