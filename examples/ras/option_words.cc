#include "option_words.h"

#include <string>

namespace ras::tool {
namespace {

std::string InPath(const std::string& path, std::string_view root, std::span<const OptionWord> words) {
  for (const auto& [field, option] : words) {
    if (path.starts_with(field)) return std::string(option);
  }
  return path.starts_with(root) ? path.substr(root.size()) : path;
}

std::string InText(std::string text, std::span<const OptionWord> words) {
  for (const auto& [field, option] : words) {
    // A name of one word may be meant as the word it is.
    if (field.find_first_of("_.") == std::string_view::npos) continue;
    for (std::size_t at = text.find(field); at != std::string::npos; at = text.find(field, at)) {
      text.replace(at, field.size(), option);
      at += option.size();
    }
  }
  return text;
}

}  // namespace

Json InOptions(const Json& findings, std::string_view root, std::span<const OptionWord> words) {
  Json reworded = Json::array();
  for (Json finding : findings) {
    if (finding.contains("path")) finding["path"] = InPath(Text(finding, "path"), root, words);
    for (const char* const field : {"message", "remedy"}) {
      if (finding.contains(field)) finding[field] = InText(Text(finding, field), words);
    }
    reworded.push_back(std::move(finding));
  }
  return reworded;
}

}  // namespace ras::tool
