// No exception crosses the C interface. The guard is tested from inside, with exceptions thrown on purpose:
// nothing in the library throws any but bad_alloc, which out_of_memory_test.cc provokes.
#include "capi/guard.h"

#include <gtest/gtest.h>

#include <new>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace ras::capi {
namespace {

TEST(GuardTest, GivesTheStatusOfACallThatReturns) {
  ras_error* error = nullptr;
  EXPECT_EQ(Guarded(&error, [] { return RAS_NO_FIGURE; }), RAS_NO_FIGURE);
  EXPECT_EQ(error, nullptr);
}

TEST(GuardTest, TurnsBadAllocIntoAStatusAndAnErrorThatNeedsNoMemory) {
  ras_error* error = nullptr;
  EXPECT_EQ(Guarded(&error, []() -> int32_t { throw std::bad_alloc(); }), RAS_OUT_OF_MEMORY);
  ASSERT_NE(error, nullptr);
  EXPECT_EQ(ras_error_status(error), RAS_OUT_OF_MEMORY);
  EXPECT_STREQ(ras_error_message(error), "out of memory");
  EXPECT_EQ(ras_error_count(error), 1U);
  EXPECT_STREQ(ras_error_code(error, 0), "out_of_memory");
  EXPECT_STREQ(ras_error_text(error, 0), "out of memory");
  EXPECT_STREQ(ras_error_text(error, 1), "");
  ras_buffer* document = nullptr;
  EXPECT_EQ(ras_error_document(error, RAS_FORMAT_TEXT, &document), RAS_OK);
  const std::string text(reinterpret_cast<const char*>(ras_buffer_data(document)));
  EXPECT_NE(text.find("out_of_memory"), std::string::npos);
  EXPECT_NE(text.find("SEVERITY_ERROR"), std::string::npos);
  ras_buffer_free(document);
  // It is one static object: freeing it does nothing, any number of times.
  ras_error_free(error);
  ras_error_free(error);
}

TEST(GuardTest, TurnsAnyOtherExceptionIntoAnInternalError) {
  for (const bool with_place : {true, false}) {
    ras_error* error = nullptr;
    ras_error** place = with_place ? &error : nullptr;
    EXPECT_EQ(Guarded(place, []() -> int32_t { throw std::runtime_error("x"); }), RAS_INTERNAL_ERROR);
    EXPECT_EQ(Guarded(place, []() -> int32_t { throw 7; }), RAS_INTERNAL_ERROR);
    EXPECT_EQ(ras_error_status(error), with_place ? RAS_INTERNAL_ERROR : RAS_OK);
  }
}

// One line of an error message.
std::string LineOf(const char* message, const char* value, const char* remedy) {
  std::vector<v1::Finding> findings(1);
  findings[0].set_severity(v1::SEVERITY_ERROR);
  findings[0].set_message(message);
  findings[0].set_value(value);
  findings[0].set_remedy(remedy);
  ras_error* error = nullptr;
  Fail(RAS_NO_FIGURE, std::move(findings), &error);
  std::string line = ras_error_message(error);
  ras_error_free(error);
  return line;
}

TEST(FailTest, SaysWhatWasFoundUnlessTheMessageShowsIt) {
  EXPECT_EQ(LineOf("Numbers go from 0 to 15.", "5", ""), "Numbers go from 0 to 15. Found \"5\".");
  EXPECT_EQ(LineOf("The value is below 5.5.", "5", ""), "The value is below 5.5. Found \"5\".");
  EXPECT_EQ(LineOf("This is not an id.", "an", ""), "This is not an id. Found \"an\".");
  EXPECT_EQ(LineOf("The review is before 2026-04-01.", "2026-04", ""),
            "The review is before 2026-04-01. Found \"2026-04\".");
  EXPECT_EQ(LineOf("5 is outside the bounds.", "5", ""), "5 is outside the bounds.");
  EXPECT_EQ(LineOf("The row gives 100.00, less than 165.00.", "100.00", ""),
            "The row gives 100.00, less than 165.00.");
  EXPECT_EQ(LineOf("The day is 2026-04-01.", "2026-04-01", ""), "The day is 2026-04-01.");
  EXPECT_EQ(LineOf("There is no option \"full\".", "full", ""), "There is no option \"full\".");
}

TEST(FailTest, EndsEachSentenceOnce) {
  EXPECT_EQ(LineOf("Can I cook?", "", "Answer it"), "Can I cook? Answer it.");
  EXPECT_EQ(LineOf("It is unknown.", "", "Did you mean \"a\"?"), "It is unknown. Did you mean \"a\"?");
  EXPECT_EQ(LineOf("The question is \"Can I cook?\"", "", ""), "The question is \"Can I cook?\"");
  EXPECT_EQ(LineOf("It is not", "", "Write \"a\""), "It is not. Write \"a\".");
}

TEST(FailTest, TakesErrorsAndLeavesOutWarnings) {
  std::vector<v1::Finding> findings(3);
  findings[0].set_severity(v1::SEVERITY_ERROR);
  findings[0].set_path("tables[0].title");
  findings[0].set_message("is missing");
  findings[0].set_remedy("Give the table a title.");
  findings[1].set_severity(v1::SEVERITY_WARNING);
  findings[1].set_message("no review date");
  findings[2].set_severity(v1::SEVERITY_ERROR);
  findings[2].set_message("is no date");
  findings[2].set_value("soon");
  findings[2].set_line(3);
  findings[2].set_column(14);
  ras_error* error = nullptr;
  EXPECT_EQ(Fail(RAS_INVALID_POLICY, findings, &error), RAS_INVALID_POLICY);
  EXPECT_EQ(ras_error_count(error), 2U);
  EXPECT_STREQ(ras_error_message(error),
               "tables[0].title: is missing. Give the table a title.\n3:14: is no date. Found \"soon\".");
  EXPECT_STREQ(ras_error_value(error, 1), "soon");
  ras_error_free(error);
}

}  // namespace
}  // namespace ras::capi
