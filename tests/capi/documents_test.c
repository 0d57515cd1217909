/* The operations, in every form, with the answers yes and no. */
#include <ras.h>

#include "check.h"
#include "fixture.h"

static const int32_t kFormats[] = {RAS_FORMAT_BINARY, RAS_FORMAT_JSON, RAS_FORMAT_TEXT,
                                   RAS_FORMAT_JSON_PRETTY};

static const char* text_of(const ras_buffer* buffer) { return (const char*)ras_buffer_data(buffer); }

static int same_bytes(const ras_buffer* a, const ras_buffer* b) {
  return ras_buffer_size(a) == ras_buffer_size(b) &&
         memcmp(ras_buffer_data(a), ras_buffer_data(b), ras_buffer_size(a)) == 0;
}

/* One policy in its four forms has one fingerprint. */
static void test_policy_forms(const ras_policy* policy) {
  size_t i;
  CHECK_EQUAL(strlen(ras_policy_fingerprint(policy)), 64);
  for (i = 0; i < 4; ++i) {
    ras_buffer* document = NULL;
    ras_policy* again = NULL;
    ras_error* error = NULL;
    CHECK_EQUAL(ras_policy_document(policy, kFormats[i], &document), RAS_OK);
    CHECK_EQUAL(ras_policy_load(ras_buffer_data(document), ras_buffer_size(document), kFormats[i], NULL,
                                &again, &error),
                RAS_OK);
    CHECK(strcmp(ras_error_message(error), "") == 0);
    CHECK(strcmp(ras_policy_fingerprint(again), ras_policy_fingerprint(policy)) == 0);
    CHECK_EQUAL(ras_guess_format(ras_buffer_data(document), ras_buffer_size(document)),
                kFormats[i] == RAS_FORMAT_JSON_PRETTY ? RAS_FORMAT_JSON : kFormats[i]);
    ras_policy_free(again);
    ras_buffer_free(document);
  }
}

/* Every form in and every form out: the same determination, and the same bytes each time. */
static void test_determine_forms(const ras_policy* policy) {
  ras_buffer* json = NULL;
  size_t i;
  CHECK_EQUAL(
      ras_determine(policy, kRequest, strlen(kRequest), RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, &json, NULL),
      RAS_OK);
  CHECK(strstr(text_of(json), "\"decimal\":\"150.00\"") != NULL);
  CHECK(strstr(text_of(json), ras_policy_fingerprint(policy)) != NULL);
  for (i = 0; i < 4; ++i) {
    ras_buffer* once = NULL;
    ras_buffer* twice = NULL;
    CHECK_EQUAL(
        ras_determine(policy, kRequest, strlen(kRequest), RAS_FORMAT_JSON, kFormats[i], NULL, &once, NULL),
        RAS_OK);
    CHECK_EQUAL(
        ras_determine(policy, kRequest, strlen(kRequest), RAS_FORMAT_JSON, kFormats[i], NULL, &twice, NULL),
        RAS_OK);
    CHECK(same_bytes(once, twice));
    ras_buffer_free(once);
    ras_buffer_free(twice);
  }
  ras_buffer_free(json);
}

/* An incomplete assessment: a status, an error, and the response with the same findings. All questions at
 * once. */
static void test_no_figure(const ras_policy* policy) {
  const char request[] =
      "{\"assessment\":{\"reference\":\"c-2\",\"assessed_on\":\"2026-05-01\",\"care_group\":\"everyone\","
      "\"informal_support\":{\"overall\":{\"share\":\"none\"}}},\"as_of\":\"2026-05-02\"}";
  ras_buffer* response = NULL;
  ras_error* error = NULL;
  CHECK_EQUAL(ras_determine(policy, request, strlen(request), RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL,
                            &response, &error),
              RAS_NO_FIGURE);
  CHECK_EQUAL(ras_error_status(error), RAS_NO_FIGURE);
  CHECK_EQUAL(ras_error_count(error), 2);
  CHECK(strstr(ras_error_message(error), "to wash and dress? Answer it") != NULL);
  CHECK(strstr(ras_error_message(error), "Found") == NULL);
  CHECK(strstr(ras_error_message(error), "going-out") != NULL);
  CHECK(strstr(text_of(response), "\"errors\"") != NULL);
  CHECK(strstr(text_of(response), "determination") == NULL);
  ras_buffer_free(response);
  ras_error_free(error);
  /* Whoever wants neither still gets the status. */
  CHECK_EQUAL(
      ras_determine(policy, request, strlen(request), RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, NULL, NULL),
      RAS_NO_FIGURE);
}

/* A request that carries a policy of its own is refused: the loaded one counts. */
static void test_policy_in_request(const ras_policy* policy) {
  const char request[] = "{\"policy\":{\"id\":\"other\"},\"as_of\":\"2026-05-02\"}";
  ras_error* error = NULL;
  CHECK_EQUAL(
      ras_determine(policy, request, strlen(request), RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, NULL, &error),
      RAS_NO_FIGURE);
  CHECK(strstr(ras_error_message(error), "policy") != NULL);
  ras_error_free(error);
}

static void test_check_policy(const ras_policy* policy) {
  const char bad[] = "{\"policy\":{\"id\":\"p\",\"version\":\"1\"}}";
  ras_buffer* document = NULL;
  ras_buffer* response = NULL;
  ras_error* error = NULL;
  char* request;
  size_t size;
  CHECK_EQUAL(ras_check_policy(bad, strlen(bad), RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, &response, &error),
              RAS_INVALID_POLICY);
  CHECK(ras_error_count(error) > 3);
  CHECK(strstr(text_of(response), "\"findings\"") != NULL);
  CHECK(strstr(text_of(response), "fingerprint") == NULL);
  ras_buffer_free(response);
  ras_error_free(error);

  CHECK_EQUAL(ras_policy_document(policy, RAS_FORMAT_JSON, &document), RAS_OK);
  size = ras_buffer_size(document) + 32;
  request = allocate(size);
  snprintf(request, size, "{\"policy\":%s}", text_of(document));
  CHECK_EQUAL(
      ras_check_policy(request, strlen(request), RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, &response, &error),
      RAS_OK);
  CHECK(error == NULL);
  CHECK(strstr(text_of(response), ras_policy_fingerprint(policy)) != NULL);
  free(request);
  ras_buffer_free(response);
  ras_buffer_free(document);
}

/* Whether one of the errors has this code and path. */
static int has_error(const ras_error* error, const char* code, const char* path) {
  size_t i;
  for (i = 0; i < ras_error_count(error); ++i) {
    if (strcmp(ras_error_code(error, i), code) == 0 && strcmp(ras_error_path(error, i), path) == 0) return 1;
  }
  return 0;
}

/* Replaces a word of a text by one of the same length. */
static void change(char* text, const char* from, const char* to) {
  char* found = strstr(text, from);
  CHECK_EQUAL(strlen(from), strlen(to));
  CHECK(found != NULL);
  if (found != NULL) memcpy(found, to, strlen(to));
}

/* A field that nobody knows hides nothing else that is wrong, and neither policy nor figure comes of it. */
static void test_everything_at_once(const ras_policy* policy) {
  Bytes text = read_source("examples/policies/starter/policy.txtpb");
  const char request[] =
      "{\"assessment\":{\"reference\":\"c-1\",\"assessed_on\":\"2026-05-01\",\"care_group\":\"nobody\","
      "\"colour\":1,\"answers\":[{\"question\":\"washing\",\"agreed\":{\"option\":5}}],"
      "\"informal_support\":{\"overall\":{\"share\":\"none\"}}},\"as_of\":\"2026-05-02\"}";
  char* wrapped = allocate(text.size + 32);
  ras_policy* none = NULL;
  ras_buffer* response = NULL;
  ras_error* error = NULL;
  change(text.data, "sources: \"Questions", "sourced: \"Questions");
  change(text.data, "\"2027-10-01\"", "\"2027-02-30\"");
  change(text.data, "measure: \"need\"", "measure: \"want\"");
  change(text.data, "from: \"15\"", "from: \"17\"");
  CHECK_EQUAL(ras_policy_load(text.data, text.size, RAS_FORMAT_TEXT, NULL, &none, &error),
              RAS_MALFORMED_DOCUMENT);
  CHECK(none == NULL);
  CHECK_EQUAL(ras_error_count(error), 4);
  CHECK(has_error(error, "unknown_field", "sourced"));
  CHECK(ras_error_line(error, 0) > 0);
  CHECK(has_error(error, "not_a_date", "review_on"));
  CHECK(has_error(error, "unknown_reference", "components[0].measure"));
  CHECK(strstr(ras_error_message(error), "tables[0].bands.rows[") != NULL);
  ras_error_free(error);

  snprintf(wrapped, text.size + 32, "policy { %s }", text.data);
  CHECK_EQUAL(
      ras_check_policy(wrapped, strlen(wrapped), RAS_FORMAT_TEXT, RAS_FORMAT_JSON, NULL, &response, &error),
      RAS_MALFORMED_DOCUMENT);
  CHECK(response == NULL);
  CHECK_EQUAL(ras_error_count(error), 4);
  CHECK(has_error(error, "unknown_field", "policy.sourced"));
  CHECK(has_error(error, "unknown_reference", "policy.components[0].measure"));
  ras_error_free(error);
  free(wrapped);
  free_bytes(&text);

  CHECK_EQUAL(ras_determine(policy, request, strlen(request), RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL,
                            &response, &error),
              RAS_MALFORMED_DOCUMENT);
  CHECK(response == NULL);
  CHECK(has_error(error, "unknown_field", "assessment.colour"));
  CHECK(has_error(error, "wrong_type", "assessment.answers[0].agreed.option"));
  CHECK(has_error(error, "unknown_care_group", "assessment.care_group"));
  CHECK(has_error(error, "unanswered", "assessment.answers")); /* going-out; washing has an answer */
  CHECK_EQUAL(ras_error_count(error), 4);
  ras_error_free(error);
}

/* The text between `start` and the end of the response without its last brace: what is inside
 * {"determination": ... }. */
static char* wrap(const char* start, const ras_buffer* response, const char* from, const char* to) {
  const size_t size = ras_buffer_size(response) + 64;
  char* request = allocate(size);
  char* found;
  CHECK_EQUAL(strlen(from), strlen(to));
  snprintf(request, size, "%s%s", start, text_of(response));
  found = strstr(request, from);
  CHECK(found != NULL);
  if (found != NULL) memcpy(found, to, strlen(to));
  return request;
}

/* A DetermineResponse has the shape of the requests that follow it: {"determination": ...}. */
static void test_explain_and_verify(const ras_policy* policy) {
  size_t i, seals = 0;
  ras_buffer* figure = NULL;
  ras_buffer* response = NULL;
  ras_error* error = NULL;
  char* changed;
  CHECK_EQUAL(ras_determine(policy, kRequest, strlen(kRequest), RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL,
                            &figure, NULL),
              RAS_OK);

  CHECK_EQUAL(ras_explain(ras_buffer_data(figure), ras_buffer_size(figure), RAS_FORMAT_JSON, RAS_FORMAT_JSON,
                          NULL, &response, &error),
              RAS_OK);
  CHECK(strstr(text_of(response), "150") != NULL);
  ras_buffer_free(response);

  CHECK_EQUAL(ras_verify(policy, ras_buffer_data(figure), ras_buffer_size(figure), RAS_FORMAT_JSON,
                         RAS_FORMAT_JSON, NULL, &response, &error),
              RAS_OK);
  CHECK(error == NULL);
  CHECK(strstr(text_of(response), "\"verified\":true") != NULL);
  ras_buffer_free(response);

  changed = wrap("", figure, "\"decimal\":\"150.00\"", "\"decimal\":\"950.00\"");
  CHECK_EQUAL(
      ras_verify(policy, changed, strlen(changed), RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, &response, &error),
      RAS_NOT_VERIFIED);
  CHECK(strstr(text_of(response), "differences") != NULL);
  CHECK(strstr(text_of(response), "\"verified\":true") == NULL);
  CHECK(strstr(ras_error_message(error), "950.00") != NULL);
  CHECK(strstr(ras_error_message(error), "150.00") != NULL);
  CHECK(strstr(ras_error_message(error), "seal") != NULL);
  /* The seal is broken once, and said so once. */
  for (i = 0; i < ras_error_count(error); ++i) {
    if (strcmp(ras_error_path(error, i), "determination.seal") == 0) ++seals;
  }
  CHECK_EQUAL(seals, 1);
  CHECK(strstr(ras_error_message(error), "This is \"950.00\", and the policy gives \"150.00\".") != NULL);
  free(changed);
  ras_buffer_free(response);
  ras_error_free(error);

  /* Another reference: the policy has no part in the fingerprint of an assessment. */
  changed = wrap("", figure, "\"reference\":\"c-1\"", "\"reference\":\"c-9\"");
  CHECK_EQUAL(
      ras_verify(policy, changed, strlen(changed), RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, &response, &error),
      RAS_NOT_VERIFIED);
  CHECK(strstr(ras_error_message(error), "is not the fingerprint of the assessment stored here") != NULL);
  free(changed);
  ras_buffer_free(response);
  ras_error_free(error);

  /* A field that is not there any more. */
  changed = wrap("", figure, "\"currency\":\"GBP\",", "                 ");
  CHECK_EQUAL(
      ras_verify(policy, changed, strlen(changed), RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, &response, &error),
      RAS_NOT_VERIFIED);
  CHECK(strstr(ras_error_message(error), "This is not there, and the policy gives \"GBP\".") != NULL);
  free(changed);
  ras_buffer_free(response);
  ras_error_free(error);

  ras_buffer_free(figure);
}

/* A catalogue that lacks messages: no explanation, and an error that says which. */
static void test_explain_without_words(const ras_policy* policy) {
  const char catalogue[] =
      "{\"catalogue\":{\"id\":\"short\",\"language\":\"cy\",\"messages\":[{\"id\":\"a\",\"text\":\"b\"}]},";
  ras_buffer* figure = NULL;
  ras_buffer* response = NULL;
  ras_error* error = NULL;
  char* request;
  size_t size;
  CHECK_EQUAL(ras_determine(policy, kRequest, strlen(kRequest), RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL,
                            &figure, NULL),
              RAS_OK);
  size = ras_buffer_size(figure) + sizeof catalogue;
  request = allocate(size);
  snprintf(request, size, "%s%s", catalogue, text_of(figure) + 1);
  CHECK_EQUAL(
      ras_explain(request, strlen(request), RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, &response, &error),
      RAS_INVALID_REQUEST);
  CHECK(response == NULL);
  CHECK(ras_error_count(error) >= 1);
  free(request);
  ras_error_free(error);
  ras_buffer_free(figure);
}

/* Every beginning of a document is refused or means something; none crashes, none is taken for the whole. */
static void test_cut_off(const ras_policy* policy) {
  size_t form;
  for (form = 0; form < 3; ++form) {
    ras_buffer* whole = NULL;
    size_t size;
    size_t step;
    CHECK_EQUAL(ras_policy_document(policy, kFormats[form], &whole), RAS_OK);
    step = ras_buffer_size(whole) / 50 + 1;
    for (size = 0; size < ras_buffer_size(whole); size += step) {
      ras_policy* loaded = NULL;
      ras_error* error = NULL;
      const int32_t status =
          ras_policy_load(ras_buffer_data(whole), size, kFormats[form], NULL, &loaded, &error);
      CHECK(status == RAS_MALFORMED_DOCUMENT || status == RAS_INVALID_POLICY);
      CHECK(loaded == NULL);
      CHECK(ras_error_count(error) >= 1);
      ras_error_free(error);
    }
    ras_buffer_free(whole);
  }
}

static void test_convert(void) {
  const char text[] = "reference: \"c-3\" assessed_on: \"2026-05-01\" age_months: 480";
  ras_buffer* json = NULL;
  ras_buffer* back = NULL;
  ras_error* error = NULL;
  CHECK_EQUAL(ras_convert(RAS_DOCUMENT_ASSESSMENT, text, strlen(text), RAS_FORMAT_TEXT, RAS_FORMAT_JSON, NULL,
                          &json, &error),
              RAS_OK);
  CHECK(strcmp(text_of(json), "{\"reference\":\"c-3\",\"assessed_on\":\"2026-05-01\",\"age_months\":480}") ==
        0);
  CHECK_EQUAL(ras_convert(RAS_DOCUMENT_ASSESSMENT, ras_buffer_data(json), ras_buffer_size(json),
                          RAS_FORMAT_JSON, RAS_FORMAT_BINARY, NULL, &back, &error),
              RAS_OK);
  CHECK_EQUAL(ras_buffer_size(back), 2 + 3 + 2 + 10 + 3);
  ras_buffer_free(json);
  ras_buffer_free(back);
  CHECK_EQUAL(ras_convert(RAS_DOCUMENT_ASSESSMENT, "answers {", 9, RAS_FORMAT_TEXT, RAS_FORMAT_JSON, NULL,
                          &json, &error),
              RAS_MALFORMED_DOCUMENT);
  CHECK(json == NULL);
  CHECK(ras_error_line(error, 0) > 0);
  ras_error_free(error);
}

int main(void) {
  ras_policy* policy = load_starter();
  test_policy_forms(policy);
  test_determine_forms(policy);
  test_no_figure(policy);
  test_policy_in_request(policy);
  test_check_policy(policy);
  test_everything_at_once(policy);
  test_explain_and_verify(policy);
  test_explain_without_words(policy);
  test_cut_off(policy);
  test_convert();
  ras_policy_free(policy);
  return exit_status();
}
