// What options take: checked before anything is read, so that a wrong one is a mistake of the command line.
#ifndef RAS_EXAMPLES_RAS_OPTION_CHECKS_H_
#define RAS_EXAMPLES_RAS_OPTION_CHECKS_H_

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <CLI/Validators.hpp>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace ras::tool {

// What is wrong with a word that has to be one of these, with the one that is spelt most like it; nothing if
// it is one.
std::string FaultOfWord(const std::string& word, const std::vector<std::string>& words);

// Takes one of these words.
CLI::Validator OneOf(const std::vector<std::string>& words);

// Takes a whole number from `least` to `most`.
CLI::Validator Between(int64_t least, int64_t most);

// Takes a whole number, 0 or more, of any size.
CLI::Validator WholeNumber();

// Takes a text of several parts, such as SCORE=AMOUNT: one in which `is_good`.
CLI::Validator InForm(const std::function<bool(const std::string&)>& is_good, const std::string& form,
                      const std::string& example);

// Whether a text is two parts around this character, neither of them empty.
bool IsPair(const std::string& text, char between);

// Throws CLI::ValidationError, which the parser tells, for a list of amounts in which a comma may have been
// meant as that of thousands: 1,500 would silently be 1 and 500. That is one to three digits before three,
// which are not the next step of a list (100,200); or any such, where nobody means amounts below a thousand.
enum class SmallAmounts { kUsual, kUnusual };
void CheckCommas(const char* option, const std::vector<std::string>& amounts, SmallAmounts small);

// Takes the name of a file for a record, which never goes to standard output.
CLI::Validator RecordFile();

// Takes the name of a new file for a document, with an ending that tells its form, or "-" for standard
// output. A table may also be written as a sheet.
enum class NewDocument { kDocument, kOrSheet };
CLI::Validator DocumentFile(NewDocument what);

// "a", "a and b" or "a, b and c", or with another word in the place of "and".
std::string ListOf(const std::vector<std::string>& words, const char* last = "and");

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_OPTION_CHECKS_H_
