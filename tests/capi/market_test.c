/* What a table buys at local prices, as a C host asks it. */
#include <ras.h>

#include "expect.h"
#include "fixture.h"

#define TABLE                                                           \
  "\"table\":{\"id\":\"t\",\"title\":\"T\",\"period\":\"PERIOD_WEEK\"," \
  "\"basis\":\"TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT\","                \
  "\"points\":{\"rows\":[{\"from\":\"0\",\"amount\":\"20\"},{\"from\":\"1\",\"amount\":\"358.50\"}]}}"
#define SHEET \
  "\"sheet\":\"id,title,unit,amount,date,source\\nhome,Home care,hour,21.50,2026-04-01,survey\\n\""

int main(void) {
  expect(&ras_test_market, "{" TABLE "," SHEET ",\"as_of\":\"2026-11-29\"}", RAS_OK,
         "\"whole_units\":\"16\",\"left\":{\"pence\":\"1450\",\"decimal\":\"14.50\"},\"units\":\"16.67\"",
         NULL);
  expect(&ras_test_market, "{" TABLE "," SHEET ",\"as_of\":\"2026-11-29\"}", RAS_OK,
         "\"code\":\"below_cheapest\"", NULL);
  expect(&ras_test_market, "{" TABLE "," SHEET "}", RAS_NO_ANSWER, "\"path\":\"as_of\"", "missing");
  expect(&ras_test_market, "{" TABLE ",\"as_of\":\"2026-11-29\"}", RAS_NO_ANSWER, "\"path\":\"prices\"",
         "missing");
  expect(&ras_test_market, "{\"price\":5}", RAS_MALFORMED_DOCUMENT, NULL, "unknown_field");
  expect(&ras_test_market, "{", RAS_MALFORMED_DOCUMENT, NULL, "syntax_error");

  /* Formats and pointers are looked at before anything else. */
  CHECK_EQUAL(ras_test_market("{}", 2, 9, RAS_FORMAT_JSON, NULL, NULL, NULL), RAS_UNKNOWN_FORMAT);
  CHECK_EQUAL(ras_test_market("{}", 2, RAS_FORMAT_JSON, 9, NULL, NULL, NULL), RAS_UNKNOWN_FORMAT);
  CHECK_EQUAL(ras_test_market(NULL, 5, RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, NULL, NULL),
              RAS_INVALID_ARGUMENT);
  return exit_status();
}
