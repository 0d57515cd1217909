/* One call of an operation that needs nothing beside its request, in JSON, and what must come of it. */
#ifndef RAS_TESTS_CAPI_EXPECT_H_
#define RAS_TESTS_CAPI_EXPECT_H_

#include <ras.h>

#include "check.h"

typedef int32_t (*operation)(const void*, size_t, int32_t, int32_t, const ras_options*, ras_buffer**,
                             ras_error**);

/* The status; a part of the response, unless there is to be none; and the code of the first finding, unless
 * it is NULL. */
static void expect(operation call, const char* request, int32_t status, const char* in_response,
                   const char* code) {
  ras_buffer* response = NULL;
  ras_error* error = NULL;
  CHECK_EQUAL(call(request, strlen(request), RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, &response, &error),
              status);
  CHECK_EQUAL(ras_error_status(error), status);
  /* Of a document that cannot be read there is no response. */
  CHECK((response != NULL) == (status != RAS_MALFORMED_DOCUMENT));
  if (response != NULL) CHECK(strstr((const char*)ras_buffer_data(response), in_response) != NULL);
  if (code != NULL) CHECK(strcmp(ras_error_code(error, 0), code) == 0);
  ras_buffer_free(response);
  ras_error_free(error);
}

#endif /* RAS_TESTS_CAPI_EXPECT_H_ */
