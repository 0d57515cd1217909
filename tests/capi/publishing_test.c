/* The operations of the council's side that publish a table, as a C host calls them. */
#include <ras.h>

#include "check.h"
#include "expect.h"
#include "fixture.h"

static const char* const kUplift =
    "{\"table\":{\"id\":\"a\",\"title\":\"A\",\"period\":\"PERIOD_WEEK\",\"basis\":\"TABLE_BASIS_GROSS_OF_"
    "INFORMAL_"
    "SUPPORT\",\"points\":{\"rows\":[{\"from\":\"8\",\"amount\":\"61.85\"}]}},\"rate_percent\":\"10.1\","
    "\"rounding\":{\"mode\":\"ROUNDING_MODE_HALF_UP\",\"increment_pence\":\"5\"},\"effective_from\":\"2023-"
    "04-10\","
    "\"authority\":\"Order 2023\"}";

static void test_uplift(void) {
  expect(ras_uplift_table, kUplift, RAS_OK, "\"after\":\"68.10\"", NULL);
  expect(ras_uplift_table, "{}", RAS_NO_ANSWER, "\"path\":\"rate_percent\"", "missing");
  expect(ras_uplift_table, "{\"rate\":\"5\"}", RAS_MALFORMED_DOCUMENT, NULL, "unknown_field");
  CHECK_EQUAL(ras_uplift_table("{}", 2, RAS_FORMAT_JSON, 9, NULL, NULL, NULL), RAS_UNKNOWN_FORMAT);
  CHECK_EQUAL(ras_uplift_table(NULL, 5, RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, NULL, NULL),
              RAS_INVALID_ARGUMENT);
}

static void test_assemble(void) {
  Bytes text = read_source("examples/policies/starter/policy.txtpb");
  char* request = allocate(text.size + 16);
  ras_buffer* response = NULL;
  ras_error* error = NULL;
  /* A policy that is complete is assembled of itself. */
  const int length = snprintf(request, text.size + 16, "parts {\n%s}\n", text.data);
  CHECK_EQUAL(
      ras_assemble_policy(request, (size_t)length, RAS_FORMAT_TEXT, RAS_FORMAT_JSON, NULL, &response, &error),
      RAS_OK);
  CHECK(response != NULL && strstr((const char*)ras_buffer_data(response), "\"id\":\"my-council\"") != NULL);
  ras_buffer_free(response);
  ras_error_free(error);
  free(request);
  free_bytes(&text);
  expect(ras_assemble_policy, "{}", RAS_NO_ANSWER, "\"path\":\"parts.id\"", "missing");
  expect(ras_assemble_policy, "{\"part\":{}}", RAS_MALFORMED_DOCUMENT, NULL, "unknown_field");
  CHECK_EQUAL(ras_assemble_policy("{}", 2, 9, RAS_FORMAT_JSON, NULL, NULL, NULL), RAS_UNKNOWN_FORMAT);
}

/* A table by itself is a document. */
static void test_convert_table(void) {
  const char* text = "id: \"a\" price_per_point { rate: \"1.5\" }";
  ras_buffer* json = NULL;
  CHECK_EQUAL(ras_convert(RAS_DOCUMENT_TABLE, text, strlen(text), RAS_FORMAT_TEXT, RAS_FORMAT_JSON, NULL,
                          &json, NULL),
              RAS_OK);
  CHECK(json != NULL && strcmp((const char*)ras_buffer_data(json),
                               "{\"id\":\"a\",\"price_per_point\":{\"rate\":\"1.5\"}}") == 0);
  ras_buffer_free(json);
}

int main(void) {
  test_uplift();
  test_assemble();
  test_convert_table();
  return exit_status();
}
