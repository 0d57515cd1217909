// Which of a policy's tables a command line means.
#ifndef RAS_EXAMPLES_RAS_CHOOSE_TABLE_H_
#define RAS_EXAMPLES_RAS_CHOOSE_TABLE_H_

#include <ras.hpp>
#include <string>

#include "json.h"

namespace ras::tool {

// The table that `name` means for people of `care_group`: a table's id; or a component's, which has one table
// for everyone or one for each care group. With a care group, a component comes before a table of the same
// name. Without a name: the only table of the policy, or with a care group what its only component has for
// that group. `document` is the policy as JSON; `file` is its name in complaints. Complains, with the names
// to choose from, and gives no table if none is meant, several are, or it is a price list, which has no
// score.
capi::Table ChooseTable(const capi::Policy& policy, const Json& document, const std::string& file,
                        const std::string& name, const std::string& care_group);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_CHOOSE_TABLE_H_
