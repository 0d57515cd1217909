/* One indicative allocation through the C interface.
 *
 *     determine POLICY.txtpb REQUEST.json
 *
 * Prints the response, a ras.v1.DetermineResponse, as JSON. Exits with 0 if there is a figure. */
#include <ras.h>
#include <stdio.h>
#include <stdlib.h>

/* The whole of a file; its size, or 0 and a message if it cannot be read. The caller frees it. */
static size_t read_file(const char* name, char** bytes) {
  const size_t limit = (size_t)1 << 24;
  size_t size = 0;
  FILE* file = fopen(name, "rb");
  *bytes = malloc(limit);
  if (file != NULL && *bytes != NULL) size = fread(*bytes, 1, limit, file);
  if (size == 0) fprintf(stderr, "%s: cannot be read\n", name);
  if (file != NULL) fclose(file);
  return size;
}

static int determine(const char* policy_bytes, size_t policy_size, const char* request, size_t request_size) {
  ras_policy* policy = NULL;
  ras_buffer* response = NULL;
  ras_error* error = NULL;

  int32_t status = ras_policy_load(policy_bytes, policy_size, RAS_FORMAT_TEXT, NULL, &policy, &error);
  if (status == RAS_OK) {
    status = ras_determine(policy, request, request_size, RAS_FORMAT_JSON, RAS_FORMAT_JSON_PRETTY, NULL,
                           &response, &error);
  }
  if (status == RAS_OK) {
    fwrite(ras_buffer_data(response), 1, ras_buffer_size(response), stdout);
  } else {
    fprintf(stderr, "%s\n", ras_error_message(error));
  }

  ras_error_free(error);
  ras_buffer_free(response);
  ras_policy_free(policy);
  return status == RAS_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int argc, char** argv) {
  char* policy = NULL;
  char* request = NULL;
  size_t policy_size = 0;
  size_t request_size = 0;
  int result = EXIT_FAILURE;

  if (argc != 3) {
    fprintf(stderr, "usage: determine POLICY.txtpb REQUEST.json\n");
    return EXIT_FAILURE;
  }
  policy_size = read_file(argv[1], &policy);
  request_size = read_file(argv[2], &request);
  if (policy_size != 0 && request_size != 0) result = determine(policy, policy_size, request, request_size);
  free(policy);
  free(request);
  return result;
}
