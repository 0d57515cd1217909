/* Collating a sample, as a C host calls it. */
#include <ras.h>

#include "expect.h"
#include "fixture.h"

int main(void) {
  /* 300 a week, of which informal support leaves three fifths of the need: 500 for all of it. */
  expect(&ras_collate_sample,
         "{\"people_sheet\":\"id,score,cost,cost_period,met_informally_percent\\na,50,300,week,40\\n\","
         "\"basis\":\"COLLATE_BASIS_GROSS_COSTS_UP\",\"period\":\"PERIOD_WEEK\","
         "\"rounding\":{\"mode\":\"ROUNDING_MODE_HALF_UP\"}}",
         RAS_OK, "\"cost\":\"500.00\"", NULL);
  expect(&ras_collate_sample,
         "{\"people_sheet\":\"id,score,cost,cost_period\\na,50,300,week\\n\","
         "\"basis\":\"COLLATE_BASIS_GROSS_COSTS_UP\",\"period\":\"PERIOD_WEEK\","
         "\"rounding\":{\"mode\":\"ROUNDING_MODE_HALF_UP\"}}",
         RAS_NO_ANSWER, "\"line\":2", "share_not_known");
  /* Answers in the place of a score: 2 points. */
  expect(&ras_collate_sample,
         "{\"scoring\":{\"questionnaire\":{\"domains\":[{\"id\":\"d\",\"title\":\"D\",\"questions\":[{\"id\":"
         "\"q\","
         "\"text\":\"Q?\",\"single_choice\":{\"options\":[{\"id\":\"no\",\"label\":\"No\",\"points\":\"0\"},"
         "{\"id\":\"yes\",\"label\":\"Yes\",\"points\":\"2\"}]}}]}]},\"measures\":[{\"id\":\"m\",\"title\":"
         "\"M\","
         "\"combine\":\"COMBINE_SUM\",\"terms\":[{\"domain\":\"d\"}]}]},"
         "\"people_sheet\":\"id,answer:q,cost,cost_period\\na,yes,300,week\\n\","
         "\"basis\":\"COLLATE_BASIS_AS_SCORED\",\"period\":\"PERIOD_WEEK\","
         "\"rounding\":{\"mode\":\"ROUNDING_MODE_HALF_UP\"}}",
         RAS_OK, "\"score\":\"2\"", NULL);
  expect(&ras_collate_sample, "{}", RAS_NO_ANSWER, "\"code\":\"missing\"", "missing");
  expect(&ras_collate_sample, "{\"person\":5}", RAS_MALFORMED_DOCUMENT, NULL, "unknown_field");
  expect(&ras_collate_sample, "{", RAS_MALFORMED_DOCUMENT, NULL, "syntax_error");

  /* Formats and pointers are looked at before anything else. */
  CHECK_EQUAL(ras_collate_sample("{}", 2, 9, RAS_FORMAT_JSON, NULL, NULL, NULL), RAS_UNKNOWN_FORMAT);
  CHECK_EQUAL(ras_collate_sample("{}", 2, RAS_FORMAT_JSON, 9, NULL, NULL, NULL), RAS_UNKNOWN_FORMAT);
  CHECK_EQUAL(ras_collate_sample(NULL, 5, RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, NULL, NULL),
              RAS_INVALID_ARGUMENT);
  return exit_status();
}
