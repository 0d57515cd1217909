/* Collating a sample, as a C host calls it. */
#include <ras.h>

#include "check.h"
#include "fixture.h"

static void expect(const char* request, int32_t status, const char* in_response, const char* code) {
  ras_buffer* response = NULL;
  ras_error* error = NULL;
  CHECK_EQUAL(
      ras_collate_sample(request, strlen(request), RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, &response, &error),
      status);
  CHECK_EQUAL(ras_error_status(error), status);
  /* Of a document that cannot be read there is no response. */
  CHECK((response != NULL) == (status != RAS_MALFORMED_DOCUMENT));
  if (response != NULL) CHECK(strstr((const char*)ras_buffer_data(response), in_response) != NULL);
  if (code != NULL) CHECK(strcmp(ras_error_code(error, 0), code) == 0);
  ras_buffer_free(response);
  ras_error_free(error);
}

int main(void) {
  /* 300 a week, of which informal support leaves three fifths of the need: 500 for all of it. */
  expect(
      "{\"people_sheet\":\"id,score,cost,cost_period,met_informally_percent\\na,50,300,week,40\\n\","
      "\"basis\":\"COLLATE_BASIS_GROSS_COSTS_UP\",\"period\":\"PERIOD_WEEK\","
      "\"rounding\":{\"mode\":\"ROUNDING_MODE_HALF_UP\"}}",
      RAS_OK, "\"cost\":\"500.00\"", NULL);
  expect(
      "{\"people_sheet\":\"id,score,cost,cost_period\\na,50,300,week\\n\","
      "\"basis\":\"COLLATE_BASIS_GROSS_COSTS_UP\",\"period\":\"PERIOD_WEEK\","
      "\"rounding\":{\"mode\":\"ROUNDING_MODE_HALF_UP\"}}",
      RAS_NO_ANSWER, "\"line\":2", "share_not_known");
  /* Answers in the place of a score: 2 points. */
  expect(
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
  expect("{}", RAS_NO_ANSWER, "\"code\":\"missing\"", "missing");
  expect("{\"person\":5}", RAS_MALFORMED_DOCUMENT, NULL, "unknown_field");
  expect("{", RAS_MALFORMED_DOCUMENT, NULL, "syntax_error");

  /* Formats and pointers are looked at before anything else. */
  CHECK_EQUAL(ras_collate_sample("{}", 2, 9, RAS_FORMAT_JSON, NULL, NULL, NULL), RAS_UNKNOWN_FORMAT);
  CHECK_EQUAL(ras_collate_sample("{}", 2, RAS_FORMAT_JSON, 9, NULL, NULL, NULL), RAS_UNKNOWN_FORMAT);
  CHECK_EQUAL(ras_collate_sample(NULL, 5, RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, NULL, NULL),
              RAS_INVALID_ARGUMENT);
  return exit_status();
}
