// --format and --json: in which form a document is printed, if not as text for people.
#ifndef RAS_EXAMPLES_RAS_OUTPUT_FORMAT_H_
#define RAS_EXAMPLES_RAS_OUTPUT_FORMAT_H_

#include <CLI/App.hpp>
#include <ras.hpp>
#include <string>
#include <string_view>

namespace ras::tool {

class OutputFormat {
 public:
  // Adds the two options to a command. `message` is the document's name in the help.
  void AddTo(CLI::App* command, const std::string& message);

  // Whether a document was asked for at all.
  bool asked_for() const { return json_ || !name_.empty(); }
  bool is_json() const { return json_ || name_ == "json" || name_ == "json-pretty"; }
  capi::Format format() const;

  // Prints a document of format() on standard output, with a line feed at the end of JSON. False, after a
  // complaint, if it cannot be printed.
  bool Print(std::string_view document) const;

 private:
  std::string name_;
  bool json_ = false;
};

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_OUTPUT_FORMAT_H_
