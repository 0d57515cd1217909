/* The report by which members agree a table, as a C host asks for it. */
#include <ras.h>

#include "check.h"
#include "fixture.h"

#define BUILD                                                                                         \
  "{\"plan\":{\"id\":\"t\",\"title\":\"T\",\"period\":\"PERIOD_WEEK\","                               \
  "\"basis\":\"TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT\",\"kind\":\"TABLE_KIND_POINTS\",\"to\":\"2\"}," \
  "\"method\":{\"rank_alignment\":{}},\"rounding\":{\"mode\":\"ROUNDING_MODE_HALF_UP\"},"             \
  "\"sheet\":\"id,score,cost\\na,0,5\\nb,2,50\\n\"}"
#define ANSWERS                                                                             \
  "{\"authority\":\"Testshire\",\"agreed_on\":\"2026-12-01\",\"review_on\":\"2028-01-01\"," \
  "\"as_of\":\"2026-11-29\"}"

int main(void) {
  char request[8192];
  ras_buffer* built = NULL;
  ras_buffer* response = NULL;
  ras_error* error = NULL;
  CHECK_EQUAL(ras_build_table(BUILD, strlen(BUILD), RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, &built, NULL),
              RAS_OK);
  CHECK(snprintf(request, sizeof request, "{\"build\":%s,\"built\":%s,\"answers\":%s}", BUILD,
                 (const char*)ras_buffer_data(built), ANSWERS) < (int)sizeof request);
  CHECK_EQUAL(ras_report_sign_off(request, strlen(request), RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, &response,
                                  &error),
              RAS_OK);
  CHECK(error == NULL);
  CHECK(strstr((const char*)ras_buffer_data(response), "\"review_begins_from\":\"2027-04-01\"") != NULL);
  CHECK(strstr((const char*)ras_buffer_data(response), "\"code\":\"question_open\"") != NULL);
  ras_buffer_free(response);

  /* Another table than the build gives. */
  CHECK(snprintf(request, sizeof request, "{\"build\":%s,\"built\":{},\"answers\":%s}", BUILD, ANSWERS) <
        (int)sizeof request);
  CHECK_EQUAL(ras_report_sign_off(request, strlen(request), RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, &response,
                                  &error),
              RAS_NO_ANSWER);
  CHECK(strcmp(ras_error_code(error, 0), "build_differs") == 0);
  ras_buffer_free(response);
  ras_error_free(error);
  ras_buffer_free(built);

  CHECK_EQUAL(ras_report_sign_off("{", 1, RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, &response, &error),
              RAS_MALFORMED_DOCUMENT);
  CHECK(response == NULL);
  ras_error_free(error);
  CHECK_EQUAL(ras_report_sign_off("{}", 2, 9, RAS_FORMAT_JSON, NULL, NULL, NULL), RAS_UNKNOWN_FORMAT);
  CHECK_EQUAL(ras_report_sign_off(NULL, 5, RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, NULL, NULL),
              RAS_INVALID_ARGUMENT);
  return exit_status();
}
