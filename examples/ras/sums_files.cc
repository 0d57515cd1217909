#include "sums_files.h"

#include <string_view>
#include <utility>

#include "files.h"

namespace ras::tool {

PartWords::PartWords(std::span<const OptionWord> options, const std::vector<FileWord>& files)
    : options_(options.begin(), options.end()) {
  const auto within = [&](std::string_view field) -> std::string_view {
    return fields_.emplace_back("people." + std::string(field));
  };
  // What is asked of an analysis is asked of the people here.
  for (const OptionWord& word : options) {
    if (word.field.back() != '_') options_.push_back({within(word.field), word.option});
  }
  if (!files.empty()) files_.push_back({"people", "people", files.front().file});
  for (const FileWord& file : files) {
    FileWord of_people = file;
    of_people.field = within(file.field);
    of_people.root = of_people.field;
    files_.push_back(std::move(of_people));
  }
}

bool PartWords::ReadSums(const std::vector<std::string>& names, const char* command,
                         std::span<const char* const> fields, Json* request) {
  for (const std::string& name : names) {
    const auto file = ReadFile(name);
    if (!file) return false;
    Json sums = Parse(file->bytes);
    for (const char* field : fields) {
      if (!Part(sums, field).is_null()) continue;
      Complain(file->name, std::string("these are no sums, such as ") + command + " --sums writes");
      return false;
    }
    fields_.push_back("sums[" + std::to_string((*request)["sums"].size()) + "]");
    const std::string_view field = fields_.back();
    files_.push_back({field, field, name});
    // What is said of one file may name another.
    options_.push_back({field, fields_.emplace_back(name)});
    (*request)["sums"].push_back(std::move(sums));
  }
  return true;
}

}  // namespace ras::tool
