// By what two parts of a population differ that were to be added up: their terms, held to each other.
#ifndef RAS_LIB_SUMS_TERMS_DIFFERENCES_H_
#define RAS_LIB_SUMS_TERMS_DIFFERENCES_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ras {

struct TermsDifference {
  // The field of the sums, and what people call it.
  std::string field;
  std::string name;
  // What it is in the part that came first, and in this one. Empty where it is not told.
  std::string there = {};
  std::string here = {};
};

// The differences of two parts, in the order in which they are compared.
class TermsDifferences {
 public:
  // Two texts that people can read.
  void Compare(std::string_view field, std::string_view name, const std::string& there,
               const std::string& here);
  void Compare(std::string_view field, std::string_view name, const std::vector<std::string>& there,
               const std::vector<std::string>& here);
  // What is too much to be told, or no text.
  void CompareUntold(std::string_view field, std::string_view name, bool is_same);
  void Add(TermsDifference difference);

  std::vector<TermsDifference> Take() { return std::move(differences_); }

 private:
  std::vector<TermsDifference> differences_;
};

// "5%, or 2.00".
std::string ToleranceText(const std::string& percent, const std::string& amount);

}  // namespace ras

#endif  // RAS_LIB_SUMS_TERMS_DIFFERENCES_H_
