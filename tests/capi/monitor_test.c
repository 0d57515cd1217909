/* A system in use, as a C host asks about it. */
#include <ras.h>

#include "expect.h"
#include "fixture.h"

#define SHEET "\"sheet\":\"id,indicative,final_budget\\na,100,110\\nb,200,180\\n\""
#define DAY "\"as_of\":\"2026-11-30\""

int main(void) {
  expect(&ras_monitor_allocations, "{" SHEET ",\"period\":\"PERIOD_WEEK\"," DAY "}", RAS_OK,
         "\"people\":\"2\",\"sufficient\":\"1\",\"enhanced\":\"1\",\"reduced\":\"1\"", NULL);
  expect(&ras_monitor_allocations, "{" SHEET "," DAY "}", RAS_NO_ANSWER, "\"path\":\"period\"", "missing");
  expect(&ras_monitor_allocations, "{\"period\":\"PERIOD_WEEK\"," DAY "}", RAS_NO_ANSWER,
         "\"path\":\"cases\"", "missing");
  expect(&ras_monitor_allocations, "{\"people\":5}", RAS_MALFORMED_DOCUMENT, NULL, "unknown_field");
  expect(&ras_monitor_allocations, "{", RAS_MALFORMED_DOCUMENT, NULL, "syntax_error");
  expect(&ras_sum_monitoring, "{\"people\":{" SHEET ",\"period\":\"PERIOD_WEEK\"," DAY "}}", RAS_OK,
         "\"everyone\":{\"enhanced\":\"1\",\"reduced\":\"1\",\"indicative\":\"30000\"", NULL);
  expect(&ras_sum_monitoring, "{}", RAS_NO_ANSWER, "\"path\":\"people\"", "missing");
  expect(&ras_sum_monitoring, "{", RAS_MALFORMED_DOCUMENT, NULL, "syntax_error");

  /* Formats and pointers are looked at before anything else. */
  CHECK_EQUAL(ras_monitor_allocations("{}", 2, 9, RAS_FORMAT_JSON, NULL, NULL, NULL), RAS_UNKNOWN_FORMAT);
  CHECK_EQUAL(ras_monitor_allocations("{}", 2, RAS_FORMAT_JSON, 9, NULL, NULL, NULL), RAS_UNKNOWN_FORMAT);
  CHECK_EQUAL(ras_monitor_allocations(NULL, 5, RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, NULL, NULL),
              RAS_INVALID_ARGUMENT);
  CHECK_EQUAL(ras_sum_monitoring(NULL, 5, RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, NULL, NULL),
              RAS_INVALID_ARGUMENT);
  return exit_status();
}
