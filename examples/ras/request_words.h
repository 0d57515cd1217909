// What the library says of a request, in the words of the command line and of the files that it was made of.
#ifndef RAS_EXAMPLES_RAS_REQUEST_WORDS_H_
#define RAS_EXAMPLES_RAS_REQUEST_WORDS_H_

#include <ras.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exit_code.h"
#include "json.h"

namespace ras::tool {

// A part of the request, and the option it came from. A name that ends in "_" is what all values of an enum
// begin with, and the value's word follows the option: "ABOVE_RULE_" and "--above " make "--above last-row".
struct OptionWord {
  std::string_view field;
  std::string_view option;
};

// A part of the request, and the file it came from as the user named it; "" if none was named. `root` is what
// stands before paths in the request and not in the file.
struct FileWord {
  std::string_view field;
  std::string_view root;
  std::string file;
  // The file is no sheet and has sheets in it: lines and columns are those of a sheet, not of the file.
  bool holds_sheets = false;
};

// Of the options and files whose fields a path begins with, the one with the longest field counts; of an
// option and a file with the same field, the file, if there is one.
class RequestWords {
 public:
  explicit RequestWords(std::span<const OptionWord> options, std::vector<FileWord> files = {});

  // A finding with options in the place of fields: as its path, with which of several it is, and wherever a
  // field of more than one word or a value of an enum stands in a text, but not within quotes.
  Json Reworded(Json finding) const;

  // Warnings and notes so, each with its place in a file, if it has one, before its path.
  Json Remarks(const Json& findings) const;

  // Complains of all that is wrong with the request, file by file, and last of the command line, which is
  // called "ras". What goes `before` each line is the part of the work that it is about, if there are
  // several.
  ExitCode Complain(const capi::Error& error, const std::string& before = {}) const;

 private:
  const OptionWord* OptionOf(std::string_view path) const;
  // The number of the file that a path is about; that after the last if it is about none.
  std::size_t FileOf(std::string_view path) const;
  // Takes a line and a column away that are not of this file, and tells those of a sheet within it.
  void PlaceWithin(std::size_t file, Json* finding) const;

  std::span<const OptionWord> options_;
  std::vector<FileWord> files_;
};

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_REQUEST_WORDS_H_
