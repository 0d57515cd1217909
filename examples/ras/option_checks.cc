#include "option_checks.h"

#include <algorithm>
#include <utility>

#include "nearest_name.h"

namespace ras::tool {
namespace {

// Of more digits than these there is no bound that is told of.
constexpr std::size_t kMostDigits = 18;

bool AreDigits(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

bool IsBetween(const std::string& text, int64_t least, int64_t most) {
  if (!AreDigits(text) || text.size() > kMostDigits) return false;
  const int64_t number = std::stoll(text);
  return number >= least && number <= most;
}

// Whether "1" and "500" may have been one amount.
bool MayBeThousands(const std::string& first, const std::string& second, SmallAmounts small) {
  constexpr std::size_t kGroup = 3;  // Digits between two commas.
  if (!AreDigits(first) || !AreDigits(second) || first.size() > kGroup || second.size() != kGroup ||
      first.front() == '0') {
    return false;
  }
  const int64_t one = std::stoll(first), other = std::stoll(second);
  return small == SmallAmounts::kUnusual || second.front() == '0' || other <= one || other >= 10 * one;
}

}  // namespace

std::string FaultOfWord(const std::string& word, const std::vector<std::string>& words) {
  if (std::find(words.begin(), words.end(), word) != words.end()) return {};
  std::string fault = "there is no \"" + word + "\"";
  // One letter is as like any other.
  const std::size_t nearest = word.size() > 1 ? NearestName(word, words) : words.size();
  fault += nearest < words.size() ? ". Did you mean \"" + words[nearest] + "\"? Write " : " here; write ";
  return fault + ListOf(words, "or");
}

CLI::Validator OneOf(const std::vector<std::string>& words) {
  return {[words](const std::string& word) { return FaultOfWord(word, words); }, ""};
}

CLI::Validator Between(int64_t least, int64_t most) {
  const auto fault = [=](const std::string& text) -> std::string {
    if (IsBetween(text, least, most)) return {};
    return "\"" + text + "\" is no whole number from " + std::to_string(least) + " to " +
           std::to_string(most);
  };
  return {fault, ""};
}

CLI::Validator WholeNumber() {
  const auto fault = [](const std::string& text) -> std::string {
    return AreDigits(text) ? "" : "\"" + text + "\" is no whole number; write digits alone, such as 40";
  };
  return {fault, ""};
}

CLI::Validator InForm(const std::function<bool(const std::string&)>& is_good, const std::string& form,
                      const std::string& example) {
  const auto fault = [=](const std::string& text) -> std::string {
    if (is_good(text)) return {};
    return "\"" + text + "\" is not all of it; write " + form + ", such as " + example;
  };
  return {fault, ""};
}

bool IsPair(const std::string& text, char between) {
  const std::size_t at = text.find(between);
  return at != std::string::npos && at > 0 && at + 1 < text.size();
}

void CheckCommas(const char* option, const std::vector<std::string>& amounts, SmallAmounts small) {
  for (std::size_t i = 1; i < amounts.size(); ++i) {
    const std::string& first = amounts[i - 1];
    const std::string& second = amounts[i];
    if (!MayBeThousands(first, second, small)) continue;
    std::string fault = "\"" + first;
    fault.append(",").append(second).append("\" would be two amounts, ").append(first).append(" and ");
    fault.append(second).append(", since commas separate values; write ").append(first).append(second);
    fault.append(" for one, or ").append(first).append(".00,").append(std::to_string(std::stoll(second)));
    throw CLI::ValidationError(option, fault.append(".00 for two"));
  }
}

CLI::Validator RecordFile() {
  const auto fault = [](const std::string& name) -> std::string {
    return name == "-" ? "a record goes to a file, and never to standard output; name one" : "";
  };
  return {fault, ""};
}

CLI::Validator DocumentFile(NewDocument what) {
  std::vector<std::string> endings = {".json", ".txtpb", ".binpb"};
  if (what == NewDocument::kOrSheet) endings.emplace_back(".csv");
  const auto fault = [endings](const std::string& name) -> std::string {
    const auto ends = [&](const std::string& ending) { return name.ends_with(ending); };
    const bool other_name = ends(".textproto") || ends(".pbtxt") || ends(".pb");
    if (name == "-" || other_name || std::any_of(endings.begin(), endings.end(), ends)) return {};
    return "\"" + name + "\" does not tell in which form to write; end it in " + ListOf(endings, "or");
  };
  return {fault, ""};
}

std::string ListOf(const std::vector<std::string>& words, const char* last) {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) list += i + 1 == words.size() ? std::string(" ") + last + " " : ", ";
    list += words[i];
  }
  return list;
}

}  // namespace ras::tool
