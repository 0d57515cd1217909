/* Costs against allocations, as a C host asks for them. */
#include <ras.h>

#include "expect.h"
#include "fixture.h"

#define SHEET "\"sheet\":\"id,actual,allocated\\na,100,110\\nb,200,180\\n\""

int main(void) {
  expect(&ras_analyse_variance, "{" SHEET ",\"period\":\"PERIOD_WEEK\"}", RAS_OK,
         "\"difference\":{\"pence\":\"-1000\",\"decimal\":\"-10.00\"},\"gain\":\"1\",\"lose\":\"1\"", NULL);
  expect(&ras_analyse_variance, "{" SHEET "}", RAS_NO_ANSWER, "\"path\":\"period\"", "missing");
  expect(&ras_analyse_variance, "{\"period\":\"PERIOD_WEEK\"}", RAS_NO_ANSWER, "\"path\":\"cases\"",
         "missing");
  expect(&ras_analyse_variance, "{\"people\":5}", RAS_MALFORMED_DOCUMENT, NULL, "unknown_field");
  expect(&ras_analyse_variance, "{", RAS_MALFORMED_DOCUMENT, NULL, "syntax_error");
  expect(&ras_sum_variance, "{\"people\":{" SHEET ",\"period\":\"PERIOD_WEEK\"}}", RAS_OK,
         "\"people\":\"2\",\"actual\":\"30000\",\"allocated\":\"29000\"", NULL);
  expect(&ras_sum_variance, "{}", RAS_NO_ANSWER, "\"path\":\"people\"", "missing");
  expect(&ras_sum_variance, "{", RAS_MALFORMED_DOCUMENT, NULL, "syntax_error");

  /* Formats and pointers are looked at before anything else. */
  CHECK_EQUAL(ras_analyse_variance("{}", 2, 9, RAS_FORMAT_JSON, NULL, NULL, NULL), RAS_UNKNOWN_FORMAT);
  CHECK_EQUAL(ras_analyse_variance("{}", 2, RAS_FORMAT_JSON, 9, NULL, NULL, NULL), RAS_UNKNOWN_FORMAT);
  CHECK_EQUAL(ras_analyse_variance(NULL, 5, RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, NULL, NULL),
              RAS_INVALID_ARGUMENT);
  CHECK_EQUAL(ras_sum_variance(NULL, 5, RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, NULL, NULL),
              RAS_INVALID_ARGUMENT);
  return exit_status();
}
