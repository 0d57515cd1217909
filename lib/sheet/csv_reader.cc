#include "lib/sheet/csv_reader.h"

#include <algorithm>
#include <utility>

#include "lib/codec/utf8.h"
#include "lib/finding/wording.h"

namespace ras {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

class CsvReader {
 public:
  CsvReader(std::string_view bytes, std::string_view path, FindingReport* report)
      : rest_(bytes), path_(path), report_(*report) {
    if (rest_.substr(0, kByteOrderMark.size()) == kByteOrderMark) rest_.remove_prefix(kByteOrderMark.size());
  }

  std::vector<SheetRow> Run() {
    std::vector<SheetRow> rows;
    while (!rest_.empty()) {
      SheetRow row = ReadRow();
      const auto is_empty = [](const SheetCell& cell) { return cell.text.empty(); };
      if (quoted_ || !std::all_of(row.begin(), row.end(), is_empty)) rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  void Complain(TextPlace place, const char* code, std::string_view value, const char* message,
                const char* remedy) {
    ReportAt(place,
             {.code = code, .path = path_, .value = std::string(value), .message = message, .remedy = remedy},
             &report_);
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

  SheetRow ReadRow() {
    SheetRow row;
    quoted_ = false;
    while (true) {
      row.push_back(ReadCell());
      if (AtLineEnd()) break;
      Take();  // The comma.
    }
    if (!rest_.empty() && rest_.front() == '\r') Take();
    if (!rest_.empty()) Take();
    return row;
  }

  SheetCell ReadCell() {
    SheetCell cell{{}, at_};
    const bool in_quotes = !rest_.empty() && rest_.front() == '"';
    if (in_quotes) {
      ReadQuoted(&cell);
      if (AtLineEnd() || rest_.front() == ',') return cell;
      Complain(at_, "text_after_quote", Shorten(rest_.substr(0, rest_.find_first_of(",\r\n"))),
               "Text follows the closing quote of a cell.", "Double every quote inside a cell in quotes.");
    }
    while (!AtLineEnd() && rest_.front() != ',') {
      if (rest_.front() == '"' && !in_quotes) {
        Complain(at_, "quote_inside", "\"", "A quote stands inside a cell that does not begin with one.",
                 "Put the whole cell in quotes and double the quote.");
      }
      if (rest_.front() == '\r') {
        Complain(at_, "control_character", "", "A carriage return stands by itself.",
                 "End lines in a line feed, with or without a carriage return before it.");
      }
      cell.text += Take();
    }
    return cell;
  }

  // From the opening quote to behind the closing one.
  void ReadQuoted(SheetCell* cell) {
    const TextPlace start = at_;
    quoted_ = true;
    Take();
    while (!rest_.empty()) {
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

  std::string_view rest_;
  std::string path_;
  FindingReport& report_;
  TextPlace at_{1, 1};
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

std::vector<SheetRow> ReadCsv(std::string_view bytes, std::string_view path, FindingReport* report) {
  return CsvReader(bytes, path, report).Run();
}

}  // namespace ras
