// Groups of people as the command line names them: "older=700", "older/home-care=450", "older=700:248".
#ifndef RAS_EXAMPLES_RAS_GROUP_ARGUMENT_H_
#define RAS_EXAMPLES_RAS_GROUP_ARGUMENT_H_

#include <optional>
#include <string>

namespace ras::tool {

struct GroupArgument {
  std::string group;    // "everyone" if only a number was given.
  std::string service;  // Empty if none was given.
  std::string people;
  std::string sampled;  // Empty if none was given.
};

// Takes a text apart, and leaves it to the library whether names and numbers are good ones, but for a number
// that has other characters than digits: then complains, and gives nothing.
std::optional<GroupArgument> ReadGroup(const std::string& text);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_GROUP_ARGUMENT_H_
