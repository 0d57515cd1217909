// The help of every command, laid out like a manual page.
#ifndef RAS_EXAMPLES_RAS_MANUAL_H_
#define RAS_EXAMPLES_RAS_MANUAL_H_

#include <CLI/App.hpp>
#include <CLI/FormatterFwd.hpp>
#include <string>

namespace ras::tool {

// The whole command line that leads to a command: "ras policy check".
std::string FullName(const CLI::App* command);

// Makes the page from what the command line is parsed by, so that the two cannot drift apart. The first line
// of a command's description is its title and stands in lists of commands; the rest is the description. An
// option's option_text names its value; a command's footer follows as it is.
class Manual : public CLI::FormatterBase {
 public:
  std::string make_help(const CLI::App* command, std::string name, CLI::AppFormatMode mode) const override;
};

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_MANUAL_H_
