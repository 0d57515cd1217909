// From the text of a cell to the value of a field.
#ifndef RAS_LIB_SHEET_SHEET_WORD_H_
#define RAS_LIB_SHEET_SHEET_WORD_H_

#include <google/protobuf/message.h>

#include <string>
#include <string_view>

#include "lib/finding/finding_report.h"
#include "lib/sheet/csv_reader.h"

namespace ras {

// Whether a cell can hold a value of the field: one text, whole number, yes or no, or value of an enum; or
// several texts, with semicolons between them.
bool FitsACell(const google::protobuf::FieldDescriptor& field);

// How a sheet spells a value of an enum: its name without the enum's own, in small letters with hyphens.
// MONOTONE_REPAIR_RAISE is "raise".
std::string SheetWord(const google::protobuf::EnumValueDescriptor& value);

// Sets a field that fits a cell to what the cell says; an empty cell leaves it absent. Gives false, and
// leaves it absent, after a report at `path` and the cell's place: of a number that is none or has no room in
// the field (wrong_type), a word other than yes and no (wrong_type), and one that is no value of the enum
// (unknown_enum_value).
bool SetFromCell(const SheetCell& cell, std::string_view path, const google::protobuf::FieldDescriptor& field,
                 google::protobuf::Message* message, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_SHEET_SHEET_WORD_H_
