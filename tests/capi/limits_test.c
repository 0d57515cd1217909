/* Documents from outside are hostile until checked: what is too large, too deep or too long is refused. */
#include <ras.h>

#include "check.h"
#include "fixture.h"

static int32_t load(const char* bytes, size_t size, int32_t format, const ras_options* options,
                    ras_error** error) {
  ras_policy* policy = NULL;
  const int32_t status = ras_policy_load(bytes, size, format, options, &policy, error);
  CHECK((policy != NULL) == (status == RAS_OK));
  ras_policy_free(policy);
  return status;
}

/* A limit of exactly the size does; one byte less does not. The default is 16 MiB. */
static void test_max_bytes(const Bytes* starter) {
  ras_options* options = NULL;
  ras_error* error = NULL;
  const size_t limit = (size_t)16 << 20;
  char* large = allocate(limit + 1);
  CHECK_EQUAL(ras_options_create(&options), RAS_OK);
  CHECK_EQUAL(ras_options_set_max_bytes(options, starter->size), RAS_OK);
  CHECK_EQUAL(load(starter->data, starter->size, RAS_FORMAT_TEXT, options, &error), RAS_OK);
  CHECK_EQUAL(ras_options_set_max_bytes(options, starter->size - 1), RAS_OK);
  CHECK_EQUAL(load(starter->data, starter->size, RAS_FORMAT_TEXT, options, &error), RAS_LIMIT_EXCEEDED);
  CHECK_EQUAL(ras_error_status(error), RAS_LIMIT_EXCEEDED);
  ras_error_free(error);
  ras_options_free(options);

  memset(large, ' ', limit + 1);
  memcpy(large, starter->data, starter->size);
  CHECK_EQUAL(load(large, limit, RAS_FORMAT_TEXT, NULL, &error), RAS_OK);
  CHECK_EQUAL(load(large, limit + 1, RAS_FORMAT_TEXT, NULL, &error), RAS_LIMIT_EXCEEDED);
  ras_error_free(error);
  free(large);
}

/* A sheet is a string of 1 MiB at most, or as long as the document where the host lets larger ones in. */
static void test_sheet(void) {
  const char begin[] = "{\"places\":\"1\",\"seed\":\"s\",\"sheet\":\"id,care_group\\n";
  const size_t people = 60000;
  char* request = allocate(sizeof begin + people * 24);
  char* end = request + sprintf(request, "%s", begin);
  ras_options* options = NULL;
  ras_buffer* response = NULL;
  ras_error* error = NULL;
  size_t i;
  for (i = 0; i < people; ++i) end += sprintf(end, "person-%06u,older\\n", (unsigned)i);
  end += sprintf(end, "\"}");
  CHECK_EQUAL(ras_draw_sample(request, (size_t)(end - request), RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL,
                              &response, &error),
              RAS_LIMIT_EXCEEDED);
  CHECK(response == NULL);
  CHECK_EQUAL(ras_error_count(error), 1);
  CHECK(strcmp(ras_error_code(error, 0), "string_too_long") == 0);
  CHECK(strcmp(ras_error_path(error, 0), "sheet") == 0);
  CHECK(strstr(ras_error_text(error, 0), "1048576") != NULL);
  CHECK(strstr(ras_error_remedy(error, 0), "ras_options_set_max_bytes") != NULL);
  ras_error_free(error);
  error = NULL;

  CHECK_EQUAL(ras_options_create(&options), RAS_OK);
  CHECK_EQUAL(ras_options_set_max_bytes(options, ((size_t)16 << 20) + 1), RAS_OK);
  CHECK_EQUAL(ras_draw_sample(request, (size_t)(end - request), RAS_FORMAT_JSON, RAS_FORMAT_JSON, options,
                              &response, &error),
              RAS_OK);
  CHECK(strstr((const char*)ras_buffer_data(response), "\"people\":\"60000\"") != NULL);
  ras_buffer_free(response);
  /* Whoever lowers the limit again has the usual length of a string again. */
  CHECK_EQUAL(ras_options_set_max_bytes(options, (size_t)16 << 20), RAS_OK);
  CHECK_EQUAL(ras_draw_sample(request, (size_t)(end - request), RAS_FORMAT_JSON, RAS_FORMAT_JSON, options,
                              NULL, NULL),
              RAS_LIMIT_EXCEEDED);
  ras_options_free(options);
  free(request);
}

/* Conditions inside one another are the one part of a policy that can be nested at will. */
static void test_max_depth(void) {
  const char open[] = "not{";
  const size_t levels = 200;
  const size_t size = levels * (sizeof open - 1 + 1) + 64;
  char* deep = allocate(size);
  char* end = deep;
  ras_options* options = NULL;
  ras_error* error = NULL;
  size_t i;
  end += sprintf(end, "components{when{");
  for (i = 0; i < levels; ++i) end += sprintf(end, "%s", open);
  for (i = 0; i < levels + 2; ++i) *end++ = '}';
  CHECK_EQUAL(load(deep, (size_t)(end - deep), RAS_FORMAT_TEXT, NULL, &error), RAS_LIMIT_EXCEEDED);
  ras_error_free(error);
  error = NULL;

  /* components, when, age: three messages inside the policy. */
  CHECK_EQUAL(ras_options_create(&options), RAS_OK);
  CHECK_EQUAL(ras_options_set_max_depth(options, 2), RAS_OK);
  end = deep + sprintf(deep, "components{when{age{from_months:1}}}");
  CHECK_EQUAL(load(deep, (size_t)(end - deep), RAS_FORMAT_TEXT, options, &error), RAS_LIMIT_EXCEEDED);
  ras_error_free(error);
  error = NULL;
  CHECK_EQUAL(ras_options_set_max_depth(options, 10), RAS_OK);
  CHECK_EQUAL(load(deep, (size_t)(end - deep), RAS_FORMAT_TEXT, options, &error), RAS_INVALID_POLICY);
  ras_error_free(error);
  ras_options_free(options);
  free(deep);
}

/* A request that holds a determination in JSON is refused for what is said to be at fault, by `limit` answers
 * or fewer. */
static void check_stored(const ras_policy* policy, const char* request, size_t size, uint32_t limit,
                         const char* at_fault) {
  ras_options* options = NULL;
  ras_error* error = NULL;
  CHECK_EQUAL(ras_options_create(&options), RAS_OK);
  CHECK_EQUAL(ras_options_set_max_questions(options, limit), RAS_OK);
  CHECK_EQUAL(ras_explain(request, size, RAS_FORMAT_JSON, RAS_FORMAT_JSON, options, NULL, &error),
              RAS_LIMIT_EXCEEDED);
  CHECK(strcmp(ras_error_code(error, 0), "too_many_questions") == 0);
  CHECK(strcmp(ras_error_path(error, 0), at_fault) == 0);
  ras_error_free(error);
  CHECK_EQUAL(ras_verify(policy, request, size, RAS_FORMAT_JSON, RAS_FORMAT_JSON, options, NULL, &error),
              RAS_LIMIT_EXCEEDED);
  CHECK(strcmp(ras_error_code(error, 0), "too_many_questions") == 0);
  CHECK(strcmp(ras_error_path(error, 0), at_fault) == 0);
  ras_error_free(error);
  ras_options_free(options);
}

/* Stored determinations, which have their answers twice. */
static void test_max_questions_of_determinations(void) {
  ras_policy* policy = load_starter();
  ras_buffer* figure = NULL;
  const char scored_alone[] = "{\"determination\":{\"answers\":[{},{},{}]}}";
  CHECK_EQUAL(ras_determine(policy, kRequest, strlen(kRequest), RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL,
                            &figure, NULL),
              RAS_OK);
  check_stored(policy, (const char*)ras_buffer_data(figure), ras_buffer_size(figure), 1,
               "determination.assessment.answers");
  check_stored(policy, scored_alone, strlen(scored_alone), 2, "determination.answers");
  ras_buffer_free(figure);
  ras_policy_free(policy);
}

/* The starter policy has three questions. */
static void test_max_questions(const Bytes* starter) {
  ras_options* options = NULL;
  ras_error* error = NULL;
  ras_policy* policy = NULL;
  CHECK_EQUAL(ras_options_create(&options), RAS_OK);
  CHECK_EQUAL(ras_options_set_max_questions(options, 3), RAS_OK);
  CHECK_EQUAL(load(starter->data, starter->size, RAS_FORMAT_TEXT, options, &error), RAS_OK);
  CHECK_EQUAL(ras_options_set_max_questions(options, 2), RAS_OK);
  CHECK_EQUAL(load(starter->data, starter->size, RAS_FORMAT_TEXT, options, &error), RAS_LIMIT_EXCEEDED);
  CHECK(strstr(ras_error_message(error), "questions") != NULL);
  ras_error_free(error);
  error = NULL;

  /* An assessment's answers likewise. */
  policy = load_starter();
  CHECK_EQUAL(ras_determine(policy, kRequest, strlen(kRequest), RAS_FORMAT_JSON, RAS_FORMAT_JSON, options,
                            NULL, &error),
              RAS_OK);
  CHECK_EQUAL(ras_options_set_max_questions(options, 1), RAS_OK);
  CHECK_EQUAL(ras_determine(policy, kRequest, strlen(kRequest), RAS_FORMAT_JSON, RAS_FORMAT_JSON, options,
                            NULL, &error),
              RAS_LIMIT_EXCEEDED);
  CHECK(strstr(ras_error_message(error), "assessment.answers") != NULL);
  ras_error_free(error);
  ras_policy_free(policy);
  ras_options_free(options);
}

/* Wherever a policy or an assessment stands in a request, its questions are counted. */
static void test_max_questions_of_every_request(void) {
  static const char check[] =
      "{\"policy\":{\"questionnaire\":{\"domains\":[{\"questions\":[{},{}]},{\"questions\":[{}]}]}}}";
  static const char verify[] = "{\"determination\":{\"assessment\":{\"answers\":[{},{},{}]}}}";
  ras_options* options = NULL;
  ras_error* error = NULL;
  ras_policy* policy = load_starter();
  CHECK_EQUAL(ras_options_create(&options), RAS_OK);
  CHECK_EQUAL(ras_options_set_max_questions(options, 2), RAS_OK);
  CHECK_EQUAL(ras_check_policy(check, strlen(check), RAS_FORMAT_JSON, RAS_FORMAT_JSON, options, NULL, &error),
              RAS_LIMIT_EXCEEDED);
  CHECK(strcmp(ras_error_path(error, 0), "policy.questionnaire") == 0);
  ras_error_free(error);
  error = NULL;
  CHECK_EQUAL(
      ras_verify(policy, verify, strlen(verify), RAS_FORMAT_JSON, RAS_FORMAT_JSON, options, NULL, &error),
      RAS_LIMIT_EXCEEDED);
  CHECK(strcmp(ras_error_path(error, 0), "determination.assessment.answers") == 0);
  ras_error_free(error);
  ras_policy_free(policy);
  ras_options_free(options);
}

/* A string of more than a MiB is over a limit, and no mistake in the document. Whoever lets in more bytes
 * lets in as many more values: 600,000 are too many until 32 MiB are allowed. */
static void test_what_counts_as_a_limit(void) {
  const size_t room = (size_t)4 << 20;
  const size_t values = 600000;
  char* document = allocate(room);
  ras_options* options = NULL;
  ras_error* error = NULL;
  char* end;
  size_t i;
  memset(document, 'x', room);
  memcpy(document, "title:\"", 7);
  document[((size_t)1 << 20) + 8] = '"';
  CHECK_EQUAL(load(document, ((size_t)1 << 20) + 9, RAS_FORMAT_TEXT, NULL, &error), RAS_LIMIT_EXCEEDED);
  CHECK(strcmp(ras_error_code(error, 0), "string_too_long") == 0);
  ras_error_free(error);
  error = NULL;

  end = document + sprintf(document, "{\"care_groups\":[");
  for (i = 0; i < values; ++i) end += sprintf(end, "{},");
  end += sprintf(end, "{}]}");
  CHECK_EQUAL(load(document, (size_t)(end - document), RAS_FORMAT_JSON, NULL, &error), RAS_LIMIT_EXCEEDED);
  ras_error_free(error);
  error = NULL;
  CHECK_EQUAL(ras_options_create(&options), RAS_OK);
  CHECK_EQUAL(ras_options_set_max_bytes(options, (uint64_t)64 << 20), RAS_OK);
  CHECK_EQUAL(load(document, (size_t)(end - document), RAS_FORMAT_JSON, options, &error), RAS_INVALID_POLICY);
  ras_error_free(error);
  ras_options_free(options);
  free(document);
}

int main(void) {
  Bytes starter = read_source("examples/policies/starter/policy.txtpb");
  test_max_bytes(&starter);
  test_sheet();
  test_max_depth();
  test_max_questions(&starter);
  test_max_questions_of_determinations();
  test_max_questions_of_every_request();
  test_what_counts_as_a_limit();
  free_bytes(&starter);
  return exit_status();
}
