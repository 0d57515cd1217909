// Comma-separated values as RFC 4180 has them: the form in which spreadsheets give their data away.
#ifndef RAS_LIB_SHEET_CSV_READER_H_
#define RAS_LIB_SHEET_CSV_READER_H_

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/finding/finding_report.h"

namespace ras {

// Where something stands in a text: line and character, from 1.
struct TextPlace {
  uint32_t line = 0;
  uint32_t column = 0;

  friend auto operator<=>(const TextPlace& a, const TextPlace& b) = default;
};

struct SheetCell {
  std::string text;
  TextPlace place;
};

using SheetRow = std::vector<SheetCell>;

// Where a row begins, and how many cells it has: all that is kept of a row while nobody looks at it, so that
// millions of them fit in memory.
struct RowMark {
  std::size_t offset = 0;
  uint32_t line = 0;
  uint32_t cells = 0;
};

// All rows, the heading first. Cells are separated by commas; one with a comma, a quote or a line end in it
// stands in quotes, in which a quote is doubled and a line end is a line feed. Lines end in LF or CRLF; the
// last one need not. A byte order mark at the start is passed over, and so are lines with nothing in them, or
// nothing but commas, such as spreadsheets leave behind. Text is UTF-8.
//
// Everything that is not so is reported, at `path` with its line and column, and the rest is read on: a quote
// inside a cell without quotes, text after a closing quote, a quote that is never closed, a carriage return
// by itself, a zero or another control character, bytes that are no UTF-8.
std::vector<RowMark> MarkRows(std::string_view bytes, std::string_view path, FindingReport* report);

// A row of the same bytes, into `row`, in which whatever was there before makes room. Reports nothing.
void ReadRow(std::string_view bytes, const RowMark& mark, SheetRow* row);

// Reports something wrong at a place of the text that the field `path` holds.
void ReportAt(TextPlace place, Says says, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_SHEET_CSV_READER_H_
