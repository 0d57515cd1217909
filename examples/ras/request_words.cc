#include "request_words.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "named_value.h"
#include "print_findings.h"

namespace ras::tool {
namespace {

// Whether the path is of this field or of something in it.
bool IsIn(std::string_view path, std::string_view field) {
  if (!path.starts_with(field)) return false;
  return path.size() == field.size() || path[field.size()] == '.' || path[field.size()] == '[';
}

bool IsPartOfName(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool IsEnum(std::string_view field) { return field.ends_with('_'); }

// How much of the text, which begins with a name, this word stands for; 0 if the name is another.
std::size_t SizeOf(std::string_view text, const OptionWord& word) {
  if (!text.starts_with(word.field)) return 0;
  std::size_t end = word.field.size();
  if (IsEnum(word.field)) {
    while (end < text.size() && IsPartOfName(text[end])) ++end;
    return end;
  }
  return end < text.size() && IsPartOfName(text[end]) ? 0 : end;
}

std::string Told(std::string_view name, const OptionWord& word) {
  std::string told(word.option);
  if (IsEnum(word.field)) told += ValueWord(std::string(word.field), std::string(name));
  return told;
}

// A name of one word may be meant as the word it is.
bool IsOneWord(std::string_view field) { return field.find_first_of("_. [") == std::string_view::npos; }

std::string InText(std::string_view text, std::span<const OptionWord> words) {
  std::string told;
  bool in_quotes = false;
  while (!text.empty()) {
    const bool begins = told.empty() || !(IsPartOfName(told.back()) || told.back() == '.');
    const OptionWord* longest = nullptr;
    std::size_t size = 0;
    for (const OptionWord& word : words) {
      if (in_quotes || !begins || IsOneWord(word.field)) continue;
      if (const std::size_t found = SizeOf(text, word);
          found > 0 && (longest == nullptr || word.field.size() > longest->field.size())) {
        longest = &word;
        size = found;
      }
    }
    if (longest != nullptr) {
      told += Told(text.substr(0, size), *longest);
      text.remove_prefix(size);
      continue;
    }
    if (text.front() == '"') in_quotes = !in_quotes;
    told += text.front();
    text.remove_prefix(1);
  }
  return told;
}

// A value of an enum, which no user writes; all else is the user's own.
std::string InValue(std::string value, std::span<const OptionWord> words) {
  for (const OptionWord& word : words) {
    if (std::isupper(static_cast<unsigned char>(word.field.front())) == 0) continue;
    if (value == word.field || (IsEnum(word.field) && value.starts_with(word.field))) {
      return Told(value, word);
    }
  }
  return value;
}

// "2nd".
std::string Ordinal(std::size_t number) {
  const std::size_t tens = number % 100 / 10;
  const char* const endings[] = {"th", "st", "nd", "rd"};
  const std::size_t units = number % 10;
  return std::to_string(number) + endings[tens != 1 && units < 4 ? units : 0];
}

// The option; of one that is given several times or has a list, which of them: "--category (2nd)".
std::string OptionAt(std::string_view path, const OptionWord& word) {
  path.remove_prefix(word.field.size());
  std::string option(word.option);
  const std::size_t bracket = path.find('[');
  if (bracket == std::string_view::npos || option.empty()) return option;
  std::size_t index = 0;
  for (const char c : path.substr(bracket + 1)) {
    if (std::isdigit(static_cast<unsigned char>(c)) == 0) break;
    index = index * 10 + static_cast<std::size_t>(c - '0');
  }
  return option.append(" (").append(Ordinal(index + 1)).append(")");
}

// An option is no field. Of one that is missing altogether, its name says what to add.
void TellOfOption(std::string_view path, const OptionWord& word, Json* finding) {
  (*finding)["path"] = OptionAt(path, word);
  if (Text(*finding, "code") != "missing" || !Text(*finding, "remedy").starts_with("Add `")) return;
  (*finding)["message"] = "This is required and is not there.";
  if (path == word.field) finding->erase("remedy");
}

std::string Below(std::string_view path, std::string_view root) {
  if (!root.empty() && IsIn(path, root)) path.remove_prefix(root.size());
  if (path.starts_with('.')) path.remove_prefix(1);
  return std::string(path);
}

}  // namespace

RequestWords::RequestWords(std::span<const OptionWord> options, std::vector<FileWord> files)
    : options_(options), files_(std::move(files)) {}

const OptionWord* RequestWords::OptionOf(std::string_view path) const {
  const OptionWord* longest = nullptr;
  for (const OptionWord& word : options_) {
    if (IsIn(path, word.field) && (longest == nullptr || word.field.size() > longest->field.size())) {
      longest = &word;
    }
  }
  return longest;
}

std::size_t RequestWords::FileOf(std::string_view path) const {
  const OptionWord* const option = OptionOf(path);
  std::size_t longest = option == nullptr ? 0 : option->field.size();
  std::size_t found = files_.size();
  for (std::size_t i = 0; i < files_.size(); ++i) {
    const FileWord& word = files_[i];
    if (word.file.empty() || !IsIn(path, word.field) || word.field.size() < longest) continue;
    longest = word.field.size();
    found = i;
  }
  return found;
}

Json RequestWords::Reworded(Json finding) const {
  if (const std::string path = Text(finding, "path"); !path.empty()) {
    const std::size_t file = FileOf(path);
    const OptionWord* const option = OptionOf(path);
    if (file < files_.size()) {
      finding["path"] = Below(path, files_[file].root);
    } else if (option != nullptr) {
      TellOfOption(path, *option, &finding);
    }
    PlaceWithin(file, &finding);
  }
  for (const char* const field : {"message", "remedy"}) {
    if (finding.contains(field)) finding[field] = InText(Text(finding, field), options_);
  }
  if (finding.contains("value")) finding["value"] = InValue(Text(finding, "value"), options_);
  return finding;
}

void RequestWords::PlaceWithin(std::size_t file, Json* finding) const {
  if (file < files_.size() && !files_[file].holds_sheets) return;
  if (const auto line = finding->value("line", 0U); file < files_.size() && line != 0) {
    (*finding)["path"] = Text(*finding, "path") + ", line " + std::to_string(line) + ", column " +
                         std::to_string(finding->value("column", 0U));
  }
  // Where something stands in the request is where it stands in no file.
  finding->erase("line");
  finding->erase("column");
}

Json RequestWords::Remarks(const Json& findings) const {
  Json remarks = Json::array();
  for (const Json& finding : findings) {
    Json remark = Reworded(finding);
    const std::size_t file = FileOf(Text(finding, "path"));
    const auto line = remark.value("line", 0U);
    if (file < files_.size() && line != 0) {
      const std::string path = Text(remark, "path");
      std::string place =
          files_[file].file + ":" + std::to_string(line) + ":" + std::to_string(finding.value("column", 0U));
      if (!path.empty()) place.append(": ").append(path);
      remark["path"] = std::move(place);
    }
    remarks.push_back(std::move(remark));
  }
  return remarks;
}

ExitCode RequestWords::Complain(const capi::Error& error, const std::string& before) const {
  const Json findings = Findings(error);
  if (findings.empty()) return ComplainOf("ras", error);  // All is well, or memory ran out.
  std::vector<std::pair<std::string, Json>> by_file;
  by_file.reserve(files_.size() + 1);
  for (const FileWord& word : files_) by_file.emplace_back(word.file, Json::array());
  by_file.emplace_back("ras", Json::array());
  // Of a request that could not be read, lines are its own, which nobody has seen.
  const bool was_read = ExitCodeOf(error.status()) != kUnreadable;
  for (Json finding : findings) {
    if (!was_read) {
      finding.erase("line");
      finding.erase("column");
    }
    by_file[FileOf(Text(finding, "path"))].second.push_back(Reworded(finding));
  }
  const std::string beginning = before.empty() ? before : before + ": ";
  for (const auto& [file, list] : by_file) {
    RefuseFindings(beginning + file, error.status(), list, /*as_json=*/false);
  }
  return ExitCodeOf(error.status());
}

}  // namespace ras::tool
