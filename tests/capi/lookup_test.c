/* The values layer: one score, many scores, and what has no amount. */
#include <ras.h>

#include "check.h"
#include "fixture.h"

enum { kScores = 60 };

static const ras_table* find_table(const ras_policy* policy, const char* name) {
  const ras_table* table = NULL;
  CHECK_EQUAL(ras_policy_table(policy, name, strlen(name), &table), RAS_OK);
  return table;
}

/* Names are those of tables, and of components with one table. */
static void test_names(const ras_policy* policy) {
  const ras_table* table = find_table(policy, "allocation");
  const ras_table* none = NULL;
  CHECK_EQUAL(ras_policy_table_count(policy), 1);
  CHECK(ras_policy_table_at(policy, 0) == table);
  CHECK(ras_policy_table_at(policy, 1) == NULL);
  CHECK(find_table(policy, "support") == table);
  CHECK(strcmp(ras_table_id(table), "allocation") == 0);
  CHECK(ras_table_score_places(table) >= 0);
  CHECK_EQUAL(ras_policy_table(policy, "allocations", 11, &none), RAS_UNKNOWN_TABLE);
  CHECK(none == NULL);
  /* A name is as long as its size says. */
  CHECK_EQUAL(ras_policy_table(policy, "allocations", 10, &none), RAS_OK);
  CHECK_EQUAL(ras_policy_table(policy, "", 0, &none), RAS_UNKNOWN_TABLE);
  CHECK_EQUAL(ras_policy_table(policy, NULL, 0, &none), RAS_UNKNOWN_TABLE);
  CHECK_EQUAL(ras_policy_table(policy, NULL, 3, &none), RAS_INVALID_ARGUMENT);
}

/* A whole score at the table's own scale. */
static int64_t scaled(const ras_table* table, int64_t score) {
  int32_t place;
  for (place = 0; place < ras_table_score_places(table); ++place) score *= 10;
  return score;
}

static void expect(const ras_table* table, int64_t score, int32_t status, int64_t pence, int32_t row,
                   int32_t place) {
  int64_t from_pence = -7;
  int64_t to_pence = -7;
  int32_t found_row = -7;
  int32_t found_place = -7;
  CHECK_EQUAL(ras_table_lookup(table, scaled(table, score), &from_pence, &to_pence, &found_row, &found_place),
              status);
  CHECK_EQUAL(from_pence, pence);
  CHECK_EQUAL(to_pence, pence);
  CHECK_EQUAL(found_row, row);
  CHECK_EQUAL(found_place, place);
}

static void test_one(const ras_policy* policy) {
  const ras_table* table = find_table(policy, "allocation");
  expect(table, 0, RAS_NO_ALLOCATION, 0, 0, RAS_PLACE_ROW);
  expect(table, 4, RAS_NO_ALLOCATION, 0, 0, RAS_PLACE_ROW);
  expect(table, 5, RAS_OK, 6000, 1, RAS_PLACE_ROW);
  expect(table, 29, RAS_OK, 15000, 2, RAS_PLACE_ROW);
  expect(table, 30, RAS_OK, 32000, 3, RAS_PLACE_ROW);
  expect(table, 1000000, RAS_OK, 32000, 3, RAS_PLACE_ROW);
  expect(table, -1, RAS_SCORE_REFUSED, 0, -1, RAS_PLACE_BELOW_FIRST_ROW);
  CHECK_EQUAL(ras_table_lookup(table, INT64_MAX, NULL, NULL, NULL, NULL), RAS_OUT_OF_RANGE);
  CHECK_EQUAL(ras_table_lookup(table, INT64_MIN, NULL, NULL, NULL, NULL), RAS_OUT_OF_RANGE);
  CHECK_EQUAL(ras_table_lookup(table, scaled(table, 20), NULL, NULL, NULL, NULL), RAS_OK);
  expect(NULL, 20, RAS_INVALID_ARGUMENT, 0, -1, RAS_PLACE_NONE);
}

static int32_t status_of(uint8_t status) {
  switch (RAS_LOOKUP_OUTCOME(status)) {
    case RAS_OUTCOME_AMOUNT:
      return RAS_OK;
    case RAS_OUTCOME_NO_ALLOCATION:
      return RAS_NO_ALLOCATION;
    case RAS_OUTCOME_REFUSED:
      return RAS_SCORE_REFUSED;
    default:
      return RAS_OUT_OF_RANGE;
  }
}

/* A batch gives for every score what one lookup gives, in every table of a policy. */
static void test_batch(const ras_policy* policy) {
  int64_t scores[kScores];
  int64_t from_pence[kScores];
  int64_t to_pence[kScores];
  int32_t rows[kScores];
  uint8_t statuses[kScores];
  size_t t;
  CHECK(ras_policy_table_count(policy) > 0);
  for (t = 0; t < ras_policy_table_count(policy); ++t) {
    const ras_table* table = ras_policy_table_at(policy, t);
    ras_lookup_columns columns = {0};
    size_t i;
    columns.struct_size = sizeof columns;
    columns.count = kScores;
    columns.scores = scores;
    columns.from_pence = from_pence;
    columns.to_pence = to_pence;
    columns.rows = rows;
    columns.statuses = statuses;
    for (i = 0; i < kScores; ++i) scores[i] = scaled(table, (int64_t)i * 7 - 5);
    scores[kScores - 2] = INT64_MAX;
    scores[kScores - 1] = INT64_MIN;
    CHECK_EQUAL(ras_table_lookup_batch(table, &columns), RAS_OK);
    for (i = 0; i < kScores; ++i) {
      int64_t from = -7;
      int64_t to = -7;
      int32_t row = -7;
      int32_t place = -7;
      CHECK_EQUAL(ras_table_lookup(table, scores[i], &from, &to, &row, &place), status_of(statuses[i]));
      CHECK_EQUAL(from_pence[i], from);
      CHECK_EQUAL(to_pence[i], to);
      CHECK_EQUAL(rows[i], row);
      CHECK_EQUAL(RAS_LOOKUP_PLACE(statuses[i]), place);
    }
  }
}

static void test_optional_columns(const ras_policy* policy) {
  int64_t scores[] = {20};
  int64_t from_pence[] = {-7};
  uint8_t statuses[] = {77};
  ras_lookup_columns columns = {0};
  const ras_table* table = find_table(policy, "allocation");
  scores[0] = scaled(table, 20);
  columns.struct_size = sizeof columns;
  columns.count = 1;
  columns.scores = scores;
  columns.from_pence = from_pence;
  columns.statuses = statuses;
  CHECK_EQUAL(ras_table_lookup_batch(table, &columns), RAS_OK);
  CHECK_EQUAL(RAS_LOOKUP_OUTCOME(statuses[0]), RAS_OUTCOME_AMOUNT);

  statuses[0] = 77;
  columns.from_pence = NULL;
  CHECK_EQUAL(ras_table_lookup_batch(table, &columns), RAS_INVALID_ARGUMENT);
  columns.from_pence = from_pence;
  columns.scores = NULL;
  CHECK_EQUAL(ras_table_lookup_batch(table, &columns), RAS_INVALID_ARGUMENT);
  columns.scores = scores;
  columns.statuses = NULL;
  CHECK_EQUAL(ras_table_lookup_batch(table, &columns), RAS_INVALID_ARGUMENT);
  columns.statuses = statuses;
  CHECK_EQUAL(ras_table_lookup_batch(NULL, &columns), RAS_INVALID_ARGUMENT);
  CHECK_EQUAL(ras_table_lookup_batch(table, NULL), RAS_INVALID_ARGUMENT);
  CHECK_EQUAL(statuses[0], 77);
  /* No scores at all are fine, with or without columns. */
  memset(&columns, 0, sizeof columns);
  columns.struct_size = sizeof columns;
  CHECK_EQUAL(ras_table_lookup_batch(table, &columns), RAS_OK);
}

/* A host built for a later header brings a larger struct, an impossible one a smaller. */
static void test_struct_size(const ras_policy* policy) {
  struct {
    ras_lookup_columns known;
    void* later;
  } columns;
  const int64_t scores[] = {20};
  int64_t from_pence[] = {-7};
  uint8_t statuses[] = {77};
  const ras_table* table = find_table(policy, "allocation");
  memset(&columns, 0, sizeof columns);
  columns.known.struct_size = sizeof columns;
  columns.known.count = 1;
  columns.known.scores = scores;
  columns.known.from_pence = from_pence;
  columns.known.statuses = statuses;
  CHECK_EQUAL(ras_table_lookup_batch(table, &columns.known), RAS_OK);
  columns.later = from_pence;
  CHECK_EQUAL(ras_table_lookup_batch(table, &columns.known), RAS_INVALID_ARGUMENT);
  columns.known.struct_size = sizeof columns.known - 1;
  CHECK_EQUAL(ras_table_lookup_batch(table, &columns.known), RAS_INVALID_ARGUMENT);
  columns.known.struct_size = 0;
  CHECK_EQUAL(ras_table_lookup_batch(table, &columns.known), RAS_INVALID_ARGUMENT);
}

static ras_policy* load(const char* name) {
  Bytes text = read_source(name);
  ras_policy* policy = NULL;
  ras_error* error = NULL;
  CHECK_EQUAL(ras_policy_load(text.data, text.size, RAS_FORMAT_TEXT, NULL, &policy, &error), RAS_OK);
  if (error != NULL) fprintf(stderr, "%s: %s\n", name, ras_error_message(error));
  ras_error_free(error);
  free_bytes(&text);
  return policy;
}

/* A price list is not looked up by a score. */
static void test_price_list(void) {
  ras_policy* policy = load("examples/policies/support-and-nights/policy.txtpb");
  Bytes text = read_source("examples/policies/support-and-nights/policy.txtpb");
  CHECK(strstr(text.data, "price_list {") != NULL);
  CHECK(ras_policy_table_count(policy) >= 1);
  test_batch(policy);
  free_bytes(&text);
  ras_policy_free(policy);
}

/* What is looked up is the score rounded by the table: half up to 1 where it says nothing else. */
static void test_round_score(const ras_policy* policy) {
  const ras_table* table = find_table(policy, "allocation");
  const int64_t one = scaled(table, 1);
  CHECK(one > 1);
  CHECK_EQUAL(ras_table_round_score(table, 14 * one + one / 2), 15 * one);
  CHECK_EQUAL(ras_table_round_score(table, 14 * one + one / 2 - 1), 14 * one);
  CHECK_EQUAL(ras_table_round_score(table, 14 * one), 14 * one);
  CHECK_EQUAL(ras_table_round_score(table, INT64_MAX), INT64_MAX);
  CHECK_EQUAL(ras_table_round_score(table, INT64_MIN), INT64_MIN);
  CHECK_EQUAL(ras_table_round_score(NULL, 37), 37);
}

int main(void) {
  ras_policy* policy = load_starter();
  ras_policy* skeleton = load("examples/policies/in-control-children/policy.txtpb");
  test_names(policy);
  test_one(policy);
  test_round_score(policy);
  test_batch(policy);
  test_batch(skeleton);
  test_optional_columns(policy);
  test_struct_size(policy);
  test_price_list();
  ras_policy_free(skeleton);
  ras_policy_free(policy);
  return exit_status();
}
