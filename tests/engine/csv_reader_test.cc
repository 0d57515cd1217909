// Sheets of comma-separated values (RFC 4180), and their rows as messages.
#include "lib/sheet/csv_reader.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "codec_test.pb.h"
#include "lib/sheet/sheet_cases.h"
#include "ras/v1/table_build.pb.h"

namespace ras {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// What was read, a line a row with its cells in brackets; and what was found, "code line:column".
struct Read {
  std::vector<std::string> rows;
  std::vector<std::string> found;
};

std::vector<std::string> Lines(FindingReport* report) {
  std::vector<v1::Finding> findings;
  report->Finish(&findings);
  std::vector<std::string> lines;
  for (const v1::Finding& finding : findings) {
    EXPECT_FALSE(finding.message().empty());
    EXPECT_FALSE(finding.remedy().empty());
    lines.push_back(finding.code() + " " + std::to_string(finding.line()) + ":" +
                    std::to_string(finding.column()));
  }
  return lines;
}

std::vector<SheetRow> Rows(std::string_view bytes, FindingReport* report) {
  std::vector<SheetRow> rows;
  SheetRow row;
  for (const RowMark& mark : MarkRows(bytes, "sheet", report)) {
    ReadRow(bytes, mark, &row);
    EXPECT_EQ(row.size(), mark.cells);
    rows.push_back(row);
  }
  return rows;
}

Read Of(const std::string& bytes) {
  FindingReport report;
  Read read;
  for (const SheetRow& row : Rows(bytes, &report)) {
    std::string line;
    for (const SheetCell& cell : row) line += "[" + cell.text + "]";
    read.rows.push_back(line);
  }
  read.found = Lines(&report);
  return read;
}

TEST(MarkRows, CellsAreSeparatedByCommas) {
  const Read read = Of("a,b,c\n1,,3\n,,\n");
  EXPECT_THAT(read.rows, ElementsAre("[a][b][c]", "[1][][3]"));
  EXPECT_THAT(read.found, IsEmpty());
}

TEST(MarkRows, PassesOverRowsOfNothingButCommas) {
  const Read read = Of("a,b\n,\n1,2\n,,,,\n\n,\n");
  EXPECT_THAT(read.rows, ElementsAre("[a][b]", "[1][2]"));
  EXPECT_THAT(read.found, IsEmpty());
  // Whoever quotes nothing means it.
  EXPECT_THAT(Of("a,b\n\"\",\n").rows, ElementsAre("[a][b]", "[][]"));
}

TEST(MarkRows, ALineEndInQuotesIsALineFeed) {
  const Read read = Of("a,b\r\n1,\"moved\r\naway\nfor good\"\r\n2,\"\r\n\"\r\n");
  EXPECT_THAT(read.rows, ElementsAre("[a][b]", "[1][moved\naway\nfor good]", "[2][\n]"));
  EXPECT_THAT(read.found, IsEmpty());
}

TEST(MarkRows, LinesEndInEitherWayAndTheLastNeedNot) {
  EXPECT_THAT(Of("a,b\r\n1,2\r\n").rows, ElementsAre("[a][b]", "[1][2]"));
  EXPECT_THAT(Of("a,b\n1,2").rows, ElementsAre("[a][b]", "[1][2]"));
  EXPECT_THAT(Of("a,b\n1,").rows, ElementsAre("[a][b]", "[1][]"));
  EXPECT_THAT(Of("").rows, IsEmpty());
}

TEST(MarkRows, QuotesProtectCommasQuotesAndLineEnds) {
  const Read read = Of("\"a,b\",\"say \"\"yes\"\"\",\"two\r\nlines\"\n\"\",x\n");
  EXPECT_THAT(read.rows, ElementsAre("[a,b][say \"yes\"][two\nlines]", "[][x]"));
  EXPECT_THAT(read.found, IsEmpty());
}

TEST(MarkRows, PassesOverAByteOrderMarkAndLinesWithNothingInThem) {
  const Read read =
      Of("\xEF\xBB\xBF"
         "a,b\n\n1,2\n\r\n\n");
  EXPECT_THAT(read.rows, ElementsAre("[a][b]", "[1][2]"));
  EXPECT_THAT(read.found, IsEmpty());
  // A cell in quotes is something.
  EXPECT_THAT(Of("a\n\"\"\n").rows, ElementsAre("[a]", "[]"));
}

TEST(MarkRows, TellsEveryMistakeWithItsPlaceAndReadsOn) {
  const Read read = Of("a,b\nx\"y,\"z\"w\n\xC3\xA9\xC3\xA9,\x01\n\xFF,1\r2\n1,\"no end\n2,3\n");
  EXPECT_THAT(read.found, ElementsAre("quote_inside 2:2", "text_after_quote 2:8", "control_character 3:4",
                                      "not_utf8 4:1", "control_character 4:4", "quote_not_closed 5:3"));
  EXPECT_THAT(read.rows, ::testing::SizeIs(5));
  // One cell's quotes say nothing of the next.
  EXPECT_THAT(Of("\"a\",b\"c\n").found, ElementsAre("quote_inside 1:6"));
}

TEST(MarkRows, CountsCharactersAndNotBytes) {
  FindingReport report;
  const std::vector<SheetRow> rows = Rows("\xC3\xA9t\xC3\xA9,b\n", &report);
  EXPECT_EQ(rows[0][1].place.column, 5U);
}

TEST(MarkRows, APlaceAfterLineEndsInQuotesIsThatOfTheText) {
  FindingReport report;
  const std::vector<SheetRow> rows = Rows("\"a\nb\",c\nd,e\n", &report);
  EXPECT_EQ(rows[0][1].place.line, 2U);
  EXPECT_EQ(rows[0][1].place.column, 4U);
  EXPECT_EQ(rows[1][0].place.line, 3U);
}

// The found lines of a sheet of sample cases, and how many rows it has.
std::vector<std::string> CasesFound(const std::string& bytes, std::size_t rows, bool heading_is_good) {
  FindingReport report;
  const SheetCases cases(bytes, "sheet", *v1::SampleCase::descriptor(), &report, {"score", "cost"});
  EXPECT_EQ(cases.size(), rows);
  EXPECT_EQ(cases.heading_is_good(), heading_is_good);
  return Lines(&report);
}

TEST(SheetCases, ColumnsAreFieldsByNameInAnyOrder) {
  FindingReport report;
  const SheetCases cases("cost,id,score\n5.00,p1,10\n", "sheet", *v1::SampleCase::descriptor(), &report);
  v1::SampleCase person;
  cases.Fill(0, &person, &report);
  EXPECT_EQ(person.ShortDebugString(), "id: \"p1\" score: \"10\" cost: \"5.00\"");
  EXPECT_THAT(Lines(&report), IsEmpty());
}

// A row of a sheet of one column as a message of the codec's own tests, and what was found.
struct Filled {
  std::string message;
  std::vector<std::string> found;
};

Filled Cell(const std::string& column, const std::string& cell) {
  FindingReport report;
  const std::string bytes = "id," + column + "\nx," + cell + "\n";
  const SheetCases sheet(bytes, "sheet", *codec_test::Sample::descriptor(), &report);
  codec_test::Sample message;
  if (sheet.heading_is_good()) sheet.Fill(0, &message, &report);
  message.clear_id();
  return {message.ShortDebugString(), Lines(&report)};
}

TEST(SheetCases, CellsHoldTextsNumbersYesAndNoAndWords) {
  EXPECT_EQ(Cell("title", "Jo Smith").message, "title: \"Jo Smith\"");
  EXPECT_EQ(Cell("people", "18446744073709551615").message, "people: 18446744073709551615");
  EXPECT_EQ(Cell("count", "4294967295").message, "count: 4294967295");
  EXPECT_EQ(Cell("pence", "-5").message, "pence: -5");
  EXPECT_EQ(Cell("ratified", "yes").message, "ratified: true");
  EXPECT_EQ(Cell("ratified", "no").message, "");
  EXPECT_EQ(Cell("colour", "green").message, "colour: COLOUR_GREEN");
  EXPECT_EQ(Cell("tags", "a").message, "tags: \"a\"");
  EXPECT_EQ(Cell("tags", " a b ;c;; ").message, "tags: \"a b\" tags: \"c\" tags: \"\" tags: \"\"");
  for (const char* column : {"title", "people", "ratified", "colour", "tags"}) {
    EXPECT_EQ(Cell(column, "").message, "");
    EXPECT_THAT(Cell(column, "").found, IsEmpty());
  }
}

TEST(SheetCases, TellWhatIsNoValueOfTheField) {
  for (const char* number : {"-1", "1.5", "1e3", " 1", "1 ", "four", "18446744073709551616"}) {
    EXPECT_THAT(Cell("people", number).found, ElementsAre("wrong_type 2:3")) << number;
    EXPECT_EQ(Cell("people", number).message, "");
  }
  EXPECT_THAT(Cell("count", "4294967296").found, ElementsAre("wrong_type 2:3"));
  EXPECT_THAT(Cell("ratified", "Yes").found, ElementsAre("wrong_type 2:3"));
  EXPECT_THAT(Cell("colour", "COLOUR_RED").found, ElementsAre("unknown_enum_value 2:3"));
  EXPECT_THAT(Cell("colour", "unspecified").found, ElementsAre("unknown_enum_value 2:3"));
}

TEST(SheetCases, FieldsThatNoCellCanHoldAreNoColumns) {
  for (const char* column : {"item", "small_number"}) {
    EXPECT_THAT(Cell(column, "1").found, ElementsAre("unknown_column 1:4")) << column;
  }
}

TEST(SheetCases, TellsWhatIsWrongWithTheHeading) {
  EXPECT_THAT(
      CasesFound("id,points,id\n1,2,3\n", 1, false),
      ElementsAre("unknown_column 1:4", "column_twice 1:11", "column_missing 1:1", "column_missing 1:1"));
}

TEST(SheetCases, TellsOfRowsThatAreTooShortOrTooLong) {
  EXPECT_THAT(CasesFound("id,score,cost\na,1\nb,1,2\nc,1,2,3\n", 1, true),
              ElementsAre("wrong_number_of_cells 2:3", "wrong_number_of_cells 4:7"));
}

TEST(SheetCases, ASheetWithoutRowsIsEmpty) {
  EXPECT_THAT(CasesFound("", 0, true), ElementsAre("sheet_empty 1:1"));
  EXPECT_THAT(CasesFound("id,score,cost\n", 0, true), ElementsAre("sheet_empty 1:1"));
}

}  // namespace
}  // namespace ras
