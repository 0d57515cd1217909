/* A test program in C: CHECK says what failed and where, and the program's exit status counts. */
#ifndef RAS_TESTS_CAPI_CHECK_H_
#define RAS_TESTS_CAPI_CHECK_H_

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failed_checks = 0;

#define CHECK(condition)                                                      \
  do {                                                                        \
    if (!(condition)) {                                                       \
      fprintf(stderr, "%s:%d: failed: %s\n", __FILE__, __LINE__, #condition); \
      ++failed_checks;                                                        \
    }                                                                         \
  } while (0)

/* Two numbers that must be equal; prints both if they are not. */
#define CHECK_EQUAL(actual, expected)                                                             \
  do {                                                                                            \
    const long long actual_value = (long long)(actual);                                           \
    const long long expected_value = (long long)(expected);                                       \
    if (actual_value != expected_value) {                                                         \
      fprintf(stderr, "%s:%d: %s is %lld, not %lld\n", __FILE__, __LINE__, #actual, actual_value, \
              expected_value);                                                                    \
      ++failed_checks;                                                                            \
    }                                                                                             \
  } while (0)

/* What main returns. */
static int exit_status(void) { return failed_checks == 0 ? EXIT_SUCCESS : EXIT_FAILURE; }

#endif /* RAS_TESTS_CAPI_CHECK_H_ */
