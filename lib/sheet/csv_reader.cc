#include "lib/sheet/csv_reader.h"

#include <algorithm>
#include <utility>

#include "lib/codec/utf8.h"
#include "lib/finding/wording.h"

namespace ras {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The bytes at the start of a text that stand for themselves in any cell, each a character.
std::size_t PlainLength(std::string_view text) {
  const auto is_plain = [](char c) { return c >= ' ' && c < 0x7F && c != ',' && c != '"'; };
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_plain) - text.begin());
}

class CsvReader {
 public:
  // From a row on. Without a report nothing is reported.
  CsvReader(std::string_view bytes, const RowMark& mark, std::string_view path, FindingReport* report)
      : bytes_(bytes), rest_(bytes.substr(mark.offset)), path_(path), report_(report), at_{mark.line, 1} {}

  // Reads a row into `row`, and tells where it was. False at the end of the text.
  bool Next(SheetRow* row, RowMark* mark) {
    do {
      if (rest_.empty()) return false;
      mark->offset = bytes_.size() - rest_.size();
      mark->line = at_.line;
      Read(row);
    } while (!quoted_ && IsEmpty(*row));
    mark->cells = static_cast<uint32_t>(row->size());
    return true;
  }

 private:
  static bool IsEmpty(const SheetRow& row) {
    return std::all_of(row.begin(), row.end(), [](const SheetCell& cell) { return cell.text.empty(); });
  }

  void Complain(TextPlace place, const char* code, std::string_view value, const char* message,
                const char* remedy) {
    if (report_ == nullptr) return;
    ReportAt(place,
             {.code = code,
              .path = std::string(path_),
              .value = std::string(value),
              .message = message,
              .remedy = remedy},
             report_);
  }

  // Takes one character, however many bytes it has, and counts it.
  std::string_view Take() {
    const std::size_t size = Utf8Length(rest_);
    const std::string_view character = rest_.substr(0, size == 0 ? 1 : size);
    const auto byte = static_cast<unsigned char>(character.front());
    if (size == 0) {
      Complain(at_, "not_utf8", "", "This is no UTF-8.", "Save the sheet as UTF-8.");
    } else if ((byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F) {
      Complain(at_, "control_character", "", "A control character is in the way.", "Take it out.");
    }
    rest_.remove_prefix(character.size());
    if (byte == '\n') {
      ++at_.line;
      at_.column = 1;
    } else {
      ++at_.column;
    }
    return character;
  }

  bool AtLineEnd() const { return rest_.empty() || rest_.front() == '\n' || rest_.substr(0, 2) == "\r\n"; }

  void Read(SheetRow* row) {
    std::size_t cells = 0;
    quoted_ = false;
    while (true) {
      // A cell of the row before has memory for the next.
      if (cells == row->size()) row->emplace_back();
      ReadCell(&(*row)[cells++]);
      if (AtLineEnd()) break;
      Take();  // The comma.
    }
    row->resize(cells);
    if (!rest_.empty() && rest_.front() == '\r') Take();
    if (!rest_.empty()) Take();
  }

  void TakePlain(std::string* text) {
    const std::size_t size = PlainLength(rest_);
    text->append(rest_.substr(0, size));
    rest_.remove_prefix(size);
    at_.column += static_cast<uint32_t>(size);
  }

  void ReadCell(SheetCell* cell) {
    cell->text.clear();
    cell->place = at_;
    const bool in_quotes = !rest_.empty() && rest_.front() == '"';
    if (in_quotes) {
      ReadQuoted(cell);
      if (AtLineEnd() || rest_.front() == ',') return;
      Complain(at_, "text_after_quote", Shorten(rest_.substr(0, rest_.find_first_of(",\r\n"))),
               "Text follows the closing quote of a cell.", "Double every quote inside a cell in quotes.");
    }
    while (TakePlain(&cell->text), !AtLineEnd() && rest_.front() != ',') {
      if (rest_.front() == '"' && !in_quotes) {
        Complain(at_, "quote_inside", "\"", "A quote stands inside a cell that does not begin with one.",
                 "Put the whole cell in quotes and double the quote.");
      }
      if (rest_.front() == '\r') {
        Complain(at_, "control_character", "", "A carriage return stands by itself.",
                 "End lines in a line feed, with or without a carriage return before it.");
      }
      cell->text += Take();
    }
  }

  // From the opening quote to behind the closing one.
  void ReadQuoted(SheetCell* cell) {
    const TextPlace start = at_;
    quoted_ = true;
    Take();
    while (TakePlain(&cell->text), !rest_.empty()) {
      if (rest_.substr(0, 2) == "\r\n") Take();
      if (rest_.front() != '"') {
        cell->text += Take();
        continue;
      }
      Take();
      if (rest_.empty() || rest_.front() != '"') return;
      cell->text += Take();
    }
    Complain(start, "quote_not_closed", Shorten(cell->text), "This quote is never closed.",
             "Close it, or double it if it belongs to the text.");
  }

  std::string_view bytes_;
  std::string_view rest_;
  std::string_view path_;
  FindingReport* report_;
  TextPlace at_;
  bool quoted_ = false;
};

}  // namespace

void ReportAt(TextPlace place, Says says, FindingReport* report) {
  v1::Finding finding;
  finding.set_severity(v1::SEVERITY_ERROR);
  finding.set_code(std::string(says.code));
  finding.set_path(std::move(says.path));
  finding.set_value(Shorten(says.value));
  finding.set_message(std::move(says.message));
  finding.set_remedy(std::move(says.remedy));
  finding.set_line(place.line);
  finding.set_column(place.column);
  report->Keep(std::move(finding));
}

std::vector<RowMark> MarkRows(std::string_view bytes, std::string_view path, FindingReport* report) {
  RowMark mark{.offset = bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0, .line = 1};
  CsvReader reader(bytes, mark, path, report);
  std::vector<RowMark> marks;
  SheetRow row;
  while (reader.Next(&row, &mark)) marks.push_back(mark);
  return marks;
}

void ReadRow(std::string_view bytes, const RowMark& mark, SheetRow* row) {
  RowMark same;
  static_cast<void>(CsvReader(bytes, mark, {}, nullptr).Next(row, &same));
}

}  // namespace ras
