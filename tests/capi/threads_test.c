/* One policy, eight threads: every thread gets the same bytes, without a lock of the host's. Run under the
 * thread sanitizer, this is the test that a policy is immutable. */
#include <pthread.h>
#include <ras.h>

#include "check.h"
#include "fixture.h"

enum { kThreads = 8, kRounds = 50 };

typedef struct Work {
  const ras_policy* policy;
  const ras_buffer* expected;
  int differences;
} Work;

static void* determine_and_look_up(void* argument) {
  Work* work = argument;
  int round;
  for (round = 0; round < kRounds; ++round) {
    ras_buffer* response = NULL;
    ras_error* error = NULL;
    const ras_table* table = NULL;
    int64_t pence = 0;
    if (ras_determine(work->policy, kRequest, strlen(kRequest), RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL,
                      &response, &error) != RAS_OK ||
        ras_buffer_size(response) != ras_buffer_size(work->expected) ||
        memcmp(ras_buffer_data(response), ras_buffer_data(work->expected), ras_buffer_size(response)) != 0) {
      ++work->differences;
    }
    if (ras_policy_table(work->policy, "allocation", 10, &table) != RAS_OK ||
        ras_table_lookup(table, 0, &pence, NULL, NULL, NULL) != RAS_NO_ALLOCATION) {
      ++work->differences;
    }
    ras_error_free(error);
    ras_buffer_free(response);
    /* Failures too: they must not meet in anything shared. */
    if (ras_determine(work->policy, "{", 1, RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, &response, &error) !=
        RAS_MALFORMED_DOCUMENT) {
      ++work->differences;
    }
    ras_error_free(error);
  }
  return NULL;
}

int main(void) {
  ras_policy* policy = load_starter();
  ras_buffer* expected = NULL;
  pthread_t threads[kThreads];
  Work work[kThreads];
  int i;
  CHECK_EQUAL(ras_determine(policy, kRequest, strlen(kRequest), RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL,
                            &expected, NULL),
              RAS_OK);
  for (i = 0; i < kThreads; ++i) {
    work[i].policy = policy;
    work[i].expected = expected;
    work[i].differences = 0;
    CHECK_EQUAL(pthread_create(&threads[i], NULL, determine_and_look_up, &work[i]), 0);
  }
  for (i = 0; i < kThreads; ++i) {
    CHECK_EQUAL(pthread_join(threads[i], NULL), 0);
    CHECK_EQUAL(work[i].differences, 0);
  }
  ras_buffer_free(expected);
  ras_policy_free(policy);
  return exit_status();
}
