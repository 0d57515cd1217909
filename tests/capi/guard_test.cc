// No exception crosses the C interface. The guard is tested from inside, with exceptions thrown on purpose:
// nothing in the library throws any but bad_alloc, which out_of_memory_test.cc provokes.
#include "capi/guard.h"

#include <gtest/gtest.h>

#include <new>
#include <stdexcept>
#include <string>

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
