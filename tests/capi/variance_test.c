/* Costs against allocations, as a C host asks for them. */
#include <ras.h>

#include "check.h"
#include "fixture.h"

#define SHEET "\"sheet\":\"id,actual,allocated\\na,100,110\\nb,200,180\\n\""

static void expect(const char* request, int32_t status, const char* in_response, const char* code) {
  ras_buffer* response = NULL;
  ras_error* error = NULL;
  CHECK_EQUAL(ras_analyse_variance(request, strlen(request), RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL,
                                   &response, &error),
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
  expect("{" SHEET ",\"period\":\"PERIOD_WEEK\"}", RAS_OK,
         "\"difference\":{\"pence\":\"-1000\",\"decimal\":\"-10.00\"},\"gain\":\"1\",\"lose\":\"1\"", NULL);
  expect("{" SHEET "}", RAS_NO_ANSWER, "\"path\":\"period\"", "missing");
  expect("{\"period\":\"PERIOD_WEEK\"}", RAS_NO_ANSWER, "\"path\":\"cases\"", "missing");
  expect("{\"people\":5}", RAS_MALFORMED_DOCUMENT, NULL, "unknown_field");
  expect("{", RAS_MALFORMED_DOCUMENT, NULL, "syntax_error");

  /* Formats and pointers are looked at before anything else. */
  CHECK_EQUAL(ras_analyse_variance("{}", 2, 9, RAS_FORMAT_JSON, NULL, NULL, NULL), RAS_UNKNOWN_FORMAT);
  CHECK_EQUAL(ras_analyse_variance("{}", 2, RAS_FORMAT_JSON, 9, NULL, NULL, NULL), RAS_UNKNOWN_FORMAT);
  CHECK_EQUAL(ras_analyse_variance(NULL, 5, RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, NULL, NULL),
              RAS_INVALID_ARGUMENT);
  return exit_status();
}
