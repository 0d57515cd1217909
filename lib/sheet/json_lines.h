// JSON Lines: the other form of a sheet, in which every line is one object.
#ifndef RAS_LIB_SHEET_JSON_LINES_H_
#define RAS_LIB_SHEET_JSON_LINES_H_

#include <google/protobuf/message.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/finding/finding_report.h"

namespace ras {

class JsonLines {
 public:
  // Whether a sheet is in this form: it begins with an opening brace, as no heading does.
  static bool IsFormOf(std::string_view bytes);

  // Reads the text that the field `path` holds and adds a message to the repeated field `list` of `request`
  // for each line that has anything in it: the JSON form of the list's message type (lib/codec). Reports
  // everything that is wrong with the lines as documents, with its line and character.
  JsonLines(std::string_view bytes, std::string_view path, const google::protobuf::FieldDescriptor& list,
            google::protobuf::Message* request, FindingReport* report);

  // Every line was read.
  bool is_whole() const { return is_whole_; }
  // A finding about "LIST[ITEM].FIELD" or "LIST[ITEM]" becomes one about the sheet, with its line; any other
  // stays as it is.
  void Place(v1::Finding* finding) const;

 private:
  std::string path_;
  std::string list_;
  bool is_whole_ = true;
  std::vector<uint32_t> lines_;  // Of each item.
};

}  // namespace ras

#endif  // RAS_LIB_SHEET_JSON_LINES_H_
