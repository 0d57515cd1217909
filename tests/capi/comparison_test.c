/* Two policies over one population, as a C host asks for them. */
#include <ras.h>

#include "expect.h"
#include "fixture.h"

#define SHEET "\"sheet\":\"id,before,after,is:gender\\na,100,110,woman\\nb,200,180,man\\n\""

int main(void) {
  expect(&ras_compare_policies, "{" SHEET ",\"period\":\"PERIOD_WEEK\"}", RAS_OK,
         "\"change\":{\"pence\":\"-1000\",\"decimal\":\"-10.00\"},\"change_percent\":\"-3.33\"", NULL);
  expect(&ras_compare_policies, "{" SHEET "}", RAS_NO_ANSWER, "\"path\":\"period\"", "missing");
  expect(&ras_compare_policies, "{\"period\":\"PERIOD_WEEK\"}", RAS_NO_ANSWER, "\"path\":\"people\"",
         "missing");
  expect(&ras_compare_policies, "{\"cases\":5}", RAS_MALFORMED_DOCUMENT, NULL, "unknown_field");
  expect(&ras_compare_policies, "{", RAS_MALFORMED_DOCUMENT, NULL, "syntax_error");
  expect(&ras_sum_comparison, "{\"people\":{" SHEET ",\"period\":\"PERIOD_WEEK\"}}", RAS_OK,
         "\"comparisons\":[{\"from\":\"30000\",\"to\":\"29000\"", NULL);
  expect(&ras_sum_comparison, "{}", RAS_NO_ANSWER, "\"path\":\"people\"", "missing");
  expect(&ras_sum_comparison, "{", RAS_MALFORMED_DOCUMENT, NULL, "syntax_error");

  /* Formats and pointers are looked at before anything else. */
  CHECK_EQUAL(ras_compare_policies("{}", 2, 9, RAS_FORMAT_JSON, NULL, NULL, NULL), RAS_UNKNOWN_FORMAT);
  CHECK_EQUAL(ras_compare_policies("{}", 2, RAS_FORMAT_JSON, 9, NULL, NULL, NULL), RAS_UNKNOWN_FORMAT);
  CHECK_EQUAL(ras_compare_policies(NULL, 5, RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, NULL, NULL),
              RAS_INVALID_ARGUMENT);
  CHECK_EQUAL(ras_sum_comparison(NULL, 5, RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, NULL, NULL),
              RAS_INVALID_ARGUMENT);
  return exit_status();
}
