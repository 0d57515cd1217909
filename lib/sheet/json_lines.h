// JSON Lines: the other form of a sheet, in which every line is one object.
#ifndef RAS_LIB_SHEET_JSON_LINES_H_
#define RAS_LIB_SHEET_JSON_LINES_H_

#include <google/protobuf/message.h>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "lib/finding/finding_report.h"

namespace ras {

class JsonLines {
 public:
  // Whether a sheet is in this form: it begins with an opening brace, as no heading does.
  static bool IsFormOf(std::string_view bytes);
  // The lines that have anything in them.
  static std::size_t CountLines(std::string_view bytes);

  // Reads the text that the field `path` holds and adds a message to the repeated field `list` of `request`
  // for each line that has anything in it: the JSON form of the list's message type (lib/codec). Reports
  // everything that is wrong with the lines as documents, with its line and character.
  JsonLines(std::string_view bytes, std::string_view path, const google::protobuf::FieldDescriptor& list,
            google::protobuf::Message* request, FindingReport* report);

  // Every line was read.
  bool is_whole() const { return is_whole_; }
  // The items that were added, and on which line each stands.
  std::size_t size() const { return lines_.size(); }
  uint32_t LineOf(std::size_t item) const { return lines_[item]; }

 private:
  bool is_whole_ = true;
  std::vector<uint32_t> lines_;  // Of each item.
};

}  // namespace ras

#endif  // RAS_LIB_SHEET_JSON_LINES_H_
