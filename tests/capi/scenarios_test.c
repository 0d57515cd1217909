/* Many ways to build a table, as a C host asks for them. */
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
  /* Half of both is lost. */
  expect(
      &ras_search_scenarios, BUILD ",\"grids\":{\"uplift_percents\":[\"0\",\"-50\"]}}", RAS_OK,
      "\"lose\":\"2\",\"within\":\"0\",\"gain\":\"0\",\"lost\":{\"pence\":\"30000\",\"decimal\":\"300.00\"}",
      NULL);
  expect(&ras_search_scenarios, BUILD ",\"grids\":{\"budgets\":[\"7\",\"7\"]}}", RAS_NO_ANSWER,
         "\"path\":\"grids.budgets[1]\"", "listed_twice");
  expect(&ras_search_scenarios, "{}", RAS_NO_ANSWER, "\"path\":\"build\"", "missing");
  expect(&ras_search_scenarios, "{\"people\":5}", RAS_MALFORMED_DOCUMENT, NULL, "unknown_field");
  expect(&ras_search_scenarios, "{", RAS_MALFORMED_DOCUMENT, NULL, "syntax_error");

  /* Formats and pointers are looked at before anything else. */
  CHECK_EQUAL(ras_search_scenarios("{}", 2, 9, RAS_FORMAT_JSON, NULL, NULL, NULL), RAS_UNKNOWN_FORMAT);
  CHECK_EQUAL(ras_search_scenarios("{}", 2, RAS_FORMAT_JSON, 9, NULL, NULL, NULL), RAS_UNKNOWN_FORMAT);
  CHECK_EQUAL(ras_search_scenarios(NULL, 5, RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, NULL, NULL),
              RAS_INVALID_ARGUMENT);
  return exit_status();
}
