// JSON Lines: the other form of a sheet, in which every line is one object.
#ifndef RAS_LIB_SHEET_JSON_LINES_H_
#define RAS_LIB_SHEET_JSON_LINES_H_

#include <google/protobuf/message.h>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "lib/finding/finding_report.h"
#include "lib/sheet/csv_reader.h"

namespace ras {

class JsonLines {
 public:
  // Whether a sheet is in this form: it begins with an opening brace, as no heading does.
  static bool IsFormOf(std::string_view bytes);
  // The lines that have anything in them.
  static std::size_t CountLines(std::string_view bytes);

  // Reads the text that the field `path` holds and adds a message to the repeated field `list` of `request`
  // for each line that is the JSON form of the list's message type (lib/codec). Reports everything that is
  // wrong with the others as documents, with its line and character. The bytes stay where they are as long as
  // this lives.
  JsonLines(std::string_view bytes, std::string_view path, const google::protobuf::FieldDescriptor& list,
            google::protobuf::Message* request, FindingReport* report);

  // The items that were added.
  std::size_t size() const { return lines_.size(); }
  // Where an item stands; or, if its object has the member that `field` names or begins with
  // ("answers[1].agreed"), where the member's value does.
  TextPlace PlaceOf(std::size_t item, std::string_view field) const;

 private:
  struct Line {
    uint32_t number = 0;
    std::string_view text;
  };
  std::vector<Line> lines_;  // Of each item.
};

}  // namespace ras

#endif  // RAS_LIB_SHEET_JSON_LINES_H_
