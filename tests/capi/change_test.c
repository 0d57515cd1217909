/* Why a figure is another than before, as a C host asks: here, what is refused. */
#include <ras.h>

#include "expect.h"
#include "fixture.h"

int main(void) {
  expect(&ras_explain_change, "{}", RAS_NO_ANSWER, "\"path\":\"policy_before\"", "missing");
  expect(&ras_explain_change, "{\"people\":5}", RAS_MALFORMED_DOCUMENT, NULL, "unknown_field");
  expect(&ras_explain_change, "{", RAS_MALFORMED_DOCUMENT, NULL, "syntax_error");

  /* Formats and pointers are looked at before anything else. */
  CHECK_EQUAL(ras_explain_change("{}", 2, 9, RAS_FORMAT_JSON, NULL, NULL, NULL), RAS_UNKNOWN_FORMAT);
  CHECK_EQUAL(ras_explain_change("{}", 2, RAS_FORMAT_JSON, 9, NULL, NULL, NULL), RAS_UNKNOWN_FORMAT);
  CHECK_EQUAL(ras_explain_change(NULL, 5, RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, NULL, NULL),
              RAS_INVALID_ARGUMENT);
  return exit_status();
}
