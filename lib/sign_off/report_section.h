// The sections of a report for members.
#ifndef RAS_LIB_SIGN_OFF_REPORT_SECTION_H_
#define RAS_LIB_SIGN_OFF_REPORT_SECTION_H_

#include <algorithm>
#include <initializer_list>
#include <string>

#include "lib/sheet/sheet_word.h"
#include "ras/v1/period.pb.h"
#include "ras/v1/sign_off.pb.h"

namespace ras {

inline v1::Section* AddSection(const char* id, const char* heading, v1::SignOffResponse* response) {
  v1::Section* section = response->mutable_report()->add_sections();
  section->set_id(id);
  section->set_heading(heading);
  return section;
}

inline void AddRow(std::initializer_list<std::string> cells, v1::Section* section) {
  v1::TextRow* row = section->add_rows();
  for (const std::string& cell : cells) row->add_cells(cell);
}

// "half-up", from ROUNDING_MODE_HALF_UP.
template <class Enum>
std::string Word(const google::protobuf::EnumDescriptor& type, Enum value) {
  const google::protobuf::EnumValueDescriptor* const found = type.FindValueByNumber(value);
  return found == nullptr || value == 0 ? "" : SheetWord(*found);
}

// "four weeks".
inline std::string PeriodWord(v1::Period period) {
  std::string word = Word(*v1::Period_descriptor(), period);
  std::replace(word.begin(), word.end(), '-', ' ');
  return word;
}

}  // namespace ras

#endif  // RAS_LIB_SIGN_OFF_REPORT_SECTION_H_
