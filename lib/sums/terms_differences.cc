#include "lib/sums/terms_differences.h"

namespace ras {
namespace {

std::string Together(const std::vector<std::string>& texts) {
  std::string text;
  for (const std::string& one : texts) text += (text.empty() ? "" : ", ") + one;
  return text;
}

}  // namespace

void TermsDifferences::Compare(std::string_view field, std::string_view name, const std::string& there,
                               const std::string& here) {
  if (there != here) Add({std::string(field), std::string(name), there, here});
}

void TermsDifferences::Compare(std::string_view field, std::string_view name,
                               const std::vector<std::string>& there, const std::vector<std::string>& here) {
  if (there != here) Add({std::string(field), std::string(name), Together(there), Together(here)});
}

void TermsDifferences::CompareUntold(std::string_view field, std::string_view name, bool is_same) {
  if (!is_same) Add({std::string(field), std::string(name)});
}

void TermsDifferences::Add(TermsDifference difference) { differences_.push_back(std::move(difference)); }

std::string ToleranceText(const std::string& percent, const std::string& amount) {
  return percent + "%, or " + amount;
}

}  // namespace ras
