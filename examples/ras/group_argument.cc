#include "group_argument.h"

#include "files.h"

namespace ras::tool {
namespace {

bool IsNumber(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

std::optional<GroupArgument> ReadGroup(const std::string& text) {
  GroupArgument read;
  std::string numbers = text;
  if (const std::size_t equals = text.rfind('='); equals != std::string::npos) {
    const std::string names = text.substr(0, equals);
    numbers = text.substr(equals + 1);
    const std::size_t slash = names.find('/');
    read.group = names.substr(0, slash);
    if (slash != std::string::npos) read.service = names.substr(slash + 1);
  } else {
    read.group = "everyone";
  }
  const std::size_t colon = numbers.find(':');
  read.people = numbers.substr(0, colon);
  if (colon != std::string::npos) read.sampled = numbers.substr(colon + 1);
  if (IsNumber(read.people) && (colon == std::string::npos || IsNumber(read.sampled))) return read;
  Complain("ras", "\"" + text + "\" is not a number of people, such as 700 or older=700.");
  return std::nullopt;
}

}  // namespace ras::tool
