/* A host of ABI 0: built against the header that is kept beside this file, run with the library as it is now.
 * It uses every kind of thing a host can: a handle, a document, an error, a lookup, a batch. Exits with 0 if
 * all is as it was.
 *
 *     host POLICY.txtpb REQUEST.json */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ras.h"

static char* read_file(const char* name, size_t* size) {
  const size_t limit = (size_t)1 << 22;
  char* bytes = malloc(limit);
  FILE* file = fopen(name, "rb");
  *size = bytes != NULL && file != NULL ? fread(bytes, 1, limit, file) : 0;
  if (file != NULL) fclose(file);
  return bytes;
}

/* Says what is not as it was; gives how many things are not. */
static int expect(int holds, const char* what) {
  if (!holds) fprintf(stderr, "not as it was: %s\n", what);
  return !holds;
}

static int look_up(const ras_policy* policy) {
  const ras_table* table = ras_policy_table_at(policy, 0);
  int64_t scores[2];
  int64_t pence[2];
  uint8_t statuses[2];
  int64_t one = 0;
  int32_t place;
  ras_lookup_columns columns = {0};
  int wrong = 0;
  scores[0] = 0;
  scores[1] = 20;
  for (place = 0; place < ras_table_score_places(table); ++place) scores[1] *= 10;
  columns.struct_size = sizeof columns;
  columns.count = 2;
  columns.scores = scores;
  columns.from_pence = pence;
  columns.statuses = statuses;
  wrong += expect(ras_table_lookup_batch(table, &columns) == RAS_OK, "a batch of lookups");
  wrong += expect(RAS_LOOKUP_OUTCOME(statuses[0]) == RAS_OUTCOME_NO_ALLOCATION, "no allocation in a batch");
  wrong += expect(RAS_LOOKUP_OUTCOME(statuses[1]) == RAS_OUTCOME_AMOUNT && pence[1] == 15000,
                  "an amount in a batch");
  wrong += expect(ras_table_lookup(table, scores[1], &one, NULL, NULL, NULL) == RAS_OK && one == 15000,
                  "one lookup");
  return wrong;
}

int main(int argc, char** argv) {
  size_t policy_size = 0;
  size_t request_size = 0;
  char* policy_text = argc == 3 ? read_file(argv[1], &policy_size) : NULL;
  char* request = argc == 3 ? read_file(argv[2], &request_size) : NULL;
  ras_policy* policy = NULL;
  ras_buffer* response = NULL;
  ras_error* error = NULL;
  int wrong = expect(ras_abi_version() == 0, "the ABI's number");

  wrong += expect(ras_policy_load(policy_text, policy_size, RAS_FORMAT_TEXT, NULL, &policy, &error) == RAS_OK,
                  "loading a policy");
  wrong += expect(ras_determine(policy, request, request_size, RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL,
                                &response, &error) == RAS_OK,
                  "a determination");
  if (response != NULL) {
    wrong += expect(strstr((const char*)ras_buffer_data(response), "\"150.00\"") != NULL, "its amount");
    wrong += expect(ras_verify(policy, ras_buffer_data(response), ras_buffer_size(response), RAS_FORMAT_JSON,
                               RAS_FORMAT_JSON, NULL, NULL, NULL) == RAS_OK,
                    "its verification");
  }
  ras_buffer_free(response);
  wrong += look_up(policy);

  wrong += expect(ras_determine(policy, "{", 1, RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, &response, &error) ==
                      RAS_MALFORMED_DOCUMENT,
                  "the status of a malformed document");
  wrong +=
      expect(response == NULL && ras_error_count(error) == 1 && ras_error_line(error, 0) == 1, "its error");
  ras_error_free(error);
  ras_policy_free(policy);
  free(policy_text);
  free(request);
  return wrong == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
