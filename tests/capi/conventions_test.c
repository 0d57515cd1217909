/* The conventions at the head of ras.h: what holds for every function, whatever it does. */
#include <ras.h>

#include "check.h"
#include "fixture.h"

/* Any address will do to see that a function sets it to NULL. */
static char marker;

static void test_version(void) {
  CHECK_EQUAL(ras_abi_version(), RAS_ABI_VERSION);
  CHECK(strcmp(ras_version(), RAS_PROJECT_VERSION) == 0);
}

static void test_status_text(void) {
  const int32_t known[] = {RAS_OK,
                           RAS_INVALID_ARGUMENT,
                           RAS_UNKNOWN_FORMAT,
                           RAS_UNKNOWN_TABLE,
                           RAS_MALFORMED_DOCUMENT,
                           RAS_LIMIT_EXCEEDED,
                           RAS_INVALID_POLICY,
                           RAS_NO_FIGURE,
                           RAS_INVALID_REQUEST,
                           RAS_NOT_VERIFIED,
                           RAS_NO_ANSWER,
                           RAS_NO_ALLOCATION,
                           RAS_SCORE_REFUSED,
                           RAS_OUT_OF_RANGE,
                           RAS_OUT_OF_MEMORY,
                           RAS_INTERNAL_ERROR};
  size_t i;
  size_t j;
  for (i = 0; i < sizeof known / sizeof known[0]; ++i) {
    CHECK(strcmp(ras_status_text(known[i]), "unknown status") != 0);
    for (j = 0; j < i; ++j) CHECK(strcmp(ras_status_text(known[i]), ras_status_text(known[j])) != 0);
  }
  CHECK(strcmp(ras_status_text(-1), "unknown status") == 0);
  CHECK(strcmp(ras_status_text(INT32_MAX), "unknown status") == 0);
}

static void test_null_is_safe(void) {
  ras_buffer_free(NULL);
  ras_error_free(NULL);
  ras_options_free(NULL);
  ras_policy_free(NULL);
  CHECK(ras_buffer_data(NULL) == NULL);
  CHECK_EQUAL(ras_buffer_size(NULL), 0);
  CHECK_EQUAL(ras_error_status(NULL), RAS_OK);
  CHECK_EQUAL(ras_error_count(NULL), 0);
  CHECK(strcmp(ras_error_message(NULL), "") == 0);
  CHECK(strcmp(ras_error_code(NULL, 0), "") == 0);
  CHECK(strcmp(ras_error_path(NULL, 0), "") == 0);
  CHECK(strcmp(ras_error_value(NULL, 0), "") == 0);
  CHECK(strcmp(ras_error_text(NULL, 0), "") == 0);
  CHECK(strcmp(ras_error_remedy(NULL, 0), "") == 0);
  CHECK_EQUAL(ras_error_line(NULL, 0), 0);
  CHECK_EQUAL(ras_error_column(NULL, 0), 0);
  CHECK(strcmp(ras_policy_fingerprint(NULL), "") == 0);
  CHECK_EQUAL(ras_policy_table_count(NULL), 0);
  CHECK(ras_policy_table_at(NULL, 0) == NULL);
  CHECK(strcmp(ras_table_id(NULL), "") == 0);
  CHECK_EQUAL(ras_table_score_places(NULL), -1);
  CHECK_EQUAL(ras_guess_format(NULL, 7), 0);
  CHECK_EQUAL(ras_guess_format("", 0), 0);
}

/* Every output is set to NULL before anything else, also when the call is wrong. */
static void test_outputs_are_cleared(void) {
  ras_policy* policy = (ras_policy*)&marker;
  ras_buffer* response = (ras_buffer*)&marker;
  ras_error* error = (ras_error*)&marker;
  const ras_table* table = (const ras_table*)&marker;

  CHECK_EQUAL(ras_policy_load("x", 1, 99, NULL, &policy, &error), RAS_UNKNOWN_FORMAT);
  CHECK(policy == NULL);
  CHECK_EQUAL(ras_error_status(error), RAS_UNKNOWN_FORMAT);
  ras_error_free(error);

  error = (ras_error*)&marker;
  CHECK_EQUAL(ras_determine(NULL, kRequest, strlen(kRequest), RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL,
                            &response, &error),
              RAS_INVALID_ARGUMENT);
  CHECK(response == NULL);
  CHECK_EQUAL(ras_error_status(error), RAS_INVALID_ARGUMENT);
  CHECK_EQUAL(ras_error_count(error), 1);
  CHECK(strcmp(ras_error_path(error, 0), "policy") == 0);
  ras_error_free(error);

  response = (ras_buffer*)&marker;
  CHECK_EQUAL(ras_policy_document(NULL, RAS_FORMAT_JSON, &response), RAS_INVALID_ARGUMENT);
  CHECK(response == NULL);
  response = (ras_buffer*)&marker;
  CHECK_EQUAL(ras_error_document(NULL, RAS_FORMAT_JSON, &response), RAS_INVALID_ARGUMENT);
  CHECK(response == NULL);
  CHECK_EQUAL(ras_policy_table(NULL, "x", 1, &table), RAS_INVALID_ARGUMENT);
  CHECK(table == NULL);
}

/* A place for the policy is the one output that is needed. */
static void test_missing_outputs(void) {
  ras_error* error = NULL;
  CHECK_EQUAL(ras_policy_load("x", 1, RAS_FORMAT_TEXT, NULL, NULL, &error), RAS_INVALID_ARGUMENT);
  CHECK_EQUAL(ras_error_count(error), 1);
  ras_error_free(error);
  CHECK_EQUAL(ras_policy_load("x", 1, RAS_FORMAT_TEXT, NULL, NULL, NULL), RAS_INVALID_ARGUMENT);
  CHECK_EQUAL(ras_options_create(NULL), RAS_INVALID_ARGUMENT);
  CHECK_EQUAL(ras_policy_document(NULL, RAS_FORMAT_JSON, NULL), RAS_INVALID_ARGUMENT);
  CHECK_EQUAL(ras_error_document(NULL, RAS_FORMAT_JSON, NULL), RAS_INVALID_ARGUMENT);
  CHECK_EQUAL(ras_policy_table(NULL, NULL, 0, NULL), RAS_INVALID_ARGUMENT);
}

static void test_bytes_without_a_pointer(const ras_policy* policy) {
  ras_error* error = NULL;
  ras_policy* loaded = NULL;
  CHECK_EQUAL(ras_policy_load(NULL, 5, RAS_FORMAT_TEXT, NULL, &loaded, &error), RAS_INVALID_ARGUMENT);
  CHECK(loaded == NULL);
  ras_error_free(error);
  /* No bytes at all are an empty document, which lacks everything. */
  CHECK_EQUAL(ras_policy_load(NULL, 0, RAS_FORMAT_BINARY, NULL, &loaded, &error), RAS_INVALID_POLICY);
  CHECK(ras_error_count(error) > 5);
  ras_error_free(error);
  CHECK_EQUAL(ras_determine(policy, NULL, 9, RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, NULL, NULL),
              RAS_INVALID_ARGUMENT);
}

static void test_unknown_formats(const ras_policy* policy) {
  const int32_t wrong[] = {0, -1, 5, 1000, INT32_MAX, INT32_MIN};
  size_t i;
  for (i = 0; i < sizeof wrong / sizeof wrong[0]; ++i) {
    ras_buffer* response = NULL;
    ras_error* error = NULL;
    CHECK_EQUAL(
        ras_determine(policy, kRequest, strlen(kRequest), wrong[i], RAS_FORMAT_JSON, NULL, &response, &error),
        RAS_UNKNOWN_FORMAT);
    CHECK(response == NULL);
    CHECK(strlen(ras_error_remedy(error, 0)) > 0);
    ras_error_free(error);
    CHECK_EQUAL(
        ras_determine(policy, kRequest, strlen(kRequest), RAS_FORMAT_JSON, wrong[i], NULL, &response, &error),
        RAS_UNKNOWN_FORMAT);
    CHECK(response == NULL);
    ras_error_free(error);
    CHECK_EQUAL(ras_policy_document(policy, wrong[i], &response), RAS_UNKNOWN_FORMAT);
    CHECK(response == NULL);
    CHECK_EQUAL(ras_convert(RAS_DOCUMENT_POLICY, "", 0, RAS_FORMAT_BINARY, wrong[i], NULL, &response, NULL),
                RAS_UNKNOWN_FORMAT);
    CHECK_EQUAL(ras_convert(wrong[i], "", 0, RAS_FORMAT_BINARY, RAS_FORMAT_JSON, NULL, &response, NULL),
                wrong[i] == 5 ? RAS_OK : RAS_INVALID_ARGUMENT);
    ras_buffer_free(response);
  }
}

/* The parts of a finding, and the same findings as a document. */
static void test_errors(const ras_policy* policy) {
  const char broken[] = "{\"assessment\": {\n  \"reference\" 7}}";
  ras_buffer* response = NULL;
  ras_buffer* document = NULL;
  ras_error* error = NULL;
  const int32_t formats[] = {RAS_FORMAT_BINARY, RAS_FORMAT_JSON, RAS_FORMAT_TEXT, RAS_FORMAT_JSON_PRETTY};
  size_t i;
  CHECK_EQUAL(ras_determine(policy, broken, strlen(broken), RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, &response,
                            &error),
              RAS_MALFORMED_DOCUMENT);
  CHECK(response == NULL);
  CHECK_EQUAL(ras_error_status(error), RAS_MALFORMED_DOCUMENT);
  CHECK_EQUAL(ras_error_count(error), 1);
  CHECK_EQUAL(ras_error_line(error, 0), 2);
  CHECK(ras_error_column(error, 0) > 0);
  CHECK(strncmp(ras_error_message(error), "2:", 2) == 0);
  CHECK(strlen(ras_error_text(error, 0)) > 0);
  CHECK(strlen(ras_error_code(error, 0)) > 0);
  CHECK(strcmp(ras_error_text(error, 1), "") == 0);
  CHECK(strcmp(ras_error_text(error, SIZE_MAX), "") == 0);
  for (i = 0; i < sizeof formats / sizeof formats[0]; ++i) {
    CHECK_EQUAL(ras_error_document(error, formats[i], &document), RAS_OK);
    CHECK(ras_buffer_size(document) > 0);
    if (formats[i] != RAS_FORMAT_BINARY) {
      CHECK(strstr((const char*)ras_buffer_data(document), "SEVERITY_ERROR") != NULL);
    }
    /* The zero byte that is not counted. */
    CHECK_EQUAL(ras_buffer_data(document)[ras_buffer_size(document)], 0);
    ras_buffer_free(document);
  }
  CHECK_EQUAL(ras_error_document(error, 9, &document), RAS_UNKNOWN_FORMAT);
  CHECK(document == NULL);
  ras_error_free(error);
}

/* Setters take what lies within the bounds of ras.h, and nothing beside it. */
static void test_option_bounds(void) {
  ras_options* options = NULL;
  CHECK_EQUAL(ras_options_create(&options), RAS_OK);
  CHECK_EQUAL(ras_options_set_max_bytes(options, 1), RAS_OK);
  CHECK_EQUAL(ras_options_set_max_bytes(options, INT32_MAX), RAS_OK);
  CHECK_EQUAL(ras_options_set_max_bytes(options, 0), RAS_INVALID_ARGUMENT);
  CHECK_EQUAL(ras_options_set_max_bytes(options, (uint64_t)INT32_MAX + 1), RAS_INVALID_ARGUMENT);
  CHECK_EQUAL(ras_options_set_max_bytes(options, UINT64_MAX), RAS_INVALID_ARGUMENT);
  CHECK_EQUAL(ras_options_set_max_depth(options, 1), RAS_OK);
  CHECK_EQUAL(ras_options_set_max_depth(options, 100), RAS_OK);
  CHECK_EQUAL(ras_options_set_max_depth(options, 0), RAS_INVALID_ARGUMENT);
  CHECK_EQUAL(ras_options_set_max_depth(options, 101), RAS_INVALID_ARGUMENT);
  CHECK_EQUAL(ras_options_set_max_questions(options, 1), RAS_OK);
  CHECK_EQUAL(ras_options_set_max_questions(options, 1000000), RAS_OK);
  CHECK_EQUAL(ras_options_set_max_questions(options, 0), RAS_INVALID_ARGUMENT);
  CHECK_EQUAL(ras_options_set_max_questions(options, 1000001), RAS_INVALID_ARGUMENT);
  CHECK_EQUAL(ras_options_set_max_bytes(NULL, 1), RAS_INVALID_ARGUMENT);
  CHECK_EQUAL(ras_options_set_max_depth(NULL, 1), RAS_INVALID_ARGUMENT);
  CHECK_EQUAL(ras_options_set_max_questions(NULL, 1), RAS_INVALID_ARGUMENT);
  ras_options_free(options);
}

int main(void) {
  ras_policy* policy = load_starter();
  test_version();
  test_status_text();
  test_null_is_safe();
  test_outputs_are_cleared();
  test_missing_outputs();
  test_bytes_without_a_pointer(policy);
  test_unknown_formats(policy);
  test_errors(policy);
  test_option_bounds();
  ras_policy_free(policy);
  return exit_status();
}
