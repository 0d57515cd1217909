// Documents in files: reading them, and telling which form they are in.
#ifndef RAS_EXAMPLES_RAS_FILES_H_
#define RAS_EXAMPLES_RAS_FILES_H_

#include <optional>
#include <ras.hpp>
#include <string>
#include <string_view>

namespace ras::tool {

struct File {
  // As the user named it; "standard input" for "-".
  std::string name;
  std::string bytes;
  capi::Format format;
};

// Reads a whole file, or standard input for "-". The format is told by the ending (.json; .txtpb, .textproto,
// .pbtxt; .binpb, .pb), else by the contents. Complains on standard error and gives nothing if it cannot be
// read.
std::optional<File> ReadFile(const std::string& name);

// The format that a file's ending tells, or else its contents.
capi::Format FormatOf(std::string_view name, std::string_view bytes);

// Complains on standard error, in the form "FILE: PROBLEM".
void Complain(const std::string& file, std::string_view problem);

// Prints bytes as they are. False, after a complaint, if standard output does not take them.
bool Print(std::string_view bytes);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_FILES_H_
