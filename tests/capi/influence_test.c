/* A table without each of its people, as a C host asks for it. */
#include <ras.h>

#include "expect.h"
#include "fixture.h"

#define BUILD                                                                                               \
  "{\"build\":{\"sheet\":\"id,score,cost\\na,1,100\\nb,2,500\\n\",\"plan\":{\"id\":\"t\",\"title\":\"T\","  \
  "\"period\":\"PERIOD_WEEK\",\"basis\":\"TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT\",\"kind\":\"TABLE_KIND_"   \
  "POINTS\","                                                                                               \
  "\"from\":\"1\",\"to\":\"2\"},\"method\":{\"rank_alignment\":{}},\"rounding\":{\"mode\":\"ROUNDING_MODE_" \
  "HALF_UP\"}}"

int main(void) {
  /* Without b both rows have a's cost. */
  expect(&ras_measure_influence, BUILD "}", RAS_OK,
         "\"largest_change\":{\"pence\":\"-40000\",\"decimal\":\"-400.00\"},\"at_score\":\"2\"", NULL);
  expect(&ras_measure_influence, BUILD ",\"sets\":[{\"name\":\"s\",\"ids\":[\"c\"]}]}", RAS_NO_ANSWER,
         "\"path\":\"sets[0].ids[0]\"", "unknown_case");
  expect(&ras_measure_influence, "{}", RAS_NO_ANSWER, "\"path\":\"build\"", "missing");
  expect(&ras_measure_influence, "{\"people\":5}", RAS_MALFORMED_DOCUMENT, NULL, "unknown_field");
  expect(&ras_measure_influence, "{", RAS_MALFORMED_DOCUMENT, NULL, "syntax_error");

  /* Formats and pointers are looked at before anything else. */
  CHECK_EQUAL(ras_measure_influence("{}", 2, 9, RAS_FORMAT_JSON, NULL, NULL, NULL), RAS_UNKNOWN_FORMAT);
  CHECK_EQUAL(ras_measure_influence("{}", 2, RAS_FORMAT_JSON, 9, NULL, NULL, NULL), RAS_UNKNOWN_FORMAT);
  CHECK_EQUAL(ras_measure_influence(NULL, 5, RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, NULL, NULL),
              RAS_INVALID_ARGUMENT);
  return exit_status();
}
