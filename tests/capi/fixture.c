#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>

const char kRequest[] =
    "{\"assessment\":{\"reference\":\"c-1\",\"assessed_on\":\"2026-05-01\",\"care_group\":\"everyone\","
    "\"answers\":["
    "{\"question\":\"washing\",\"agreed\":{\"option\":\"some\"}},"
    "{\"question\":\"going-out\",\"agreed\":{\"level_and_frequency\":{\"level\":\"some\",\"frequency\":"
    "\"weekly\"}}}],"
    "\"eligibility\":{\"eligible\":true,\"criteria\":\"Care Act 2014\",\"decided_on\":\"2026-04-28\","
    "\"decided_by\":\"social worker\"},\"informal_support\":{\"overall\":{\"share\":\"none\"}}},"
    "\"as_of\":\"2026-05-02\"}";

void* allocate(size_t size) {
  void* block = malloc(size);
  if (block == NULL) exit(EXIT_FAILURE);
  return block;
}

Bytes read_source(const char* name) {
  char path[4096];
  Bytes bytes = {NULL, 0};
  const size_t limit = (size_t)1 << 22;
  FILE* file;
  snprintf(path, sizeof path, "%s/%s", RAS_SOURCE_DIR, name);
  file = fopen(path, "rb");
  bytes.data = allocate(limit);
  if (file == NULL) {
    fprintf(stderr, "%s cannot be read\n", path);
    exit(EXIT_FAILURE);
  }
  bytes.size = fread(bytes.data, 1, limit - 1, file);
  bytes.data[bytes.size] = '\0';
  fclose(file);
  return bytes;
}

void free_bytes(Bytes* bytes) {
  free(bytes->data);
  bytes->data = NULL;
  bytes->size = 0;
}

ras_policy* load_starter(void) {
  Bytes text = read_source("examples/policies/starter/policy.txtpb");
  ras_policy* policy = NULL;
  ras_error* error = NULL;
  if (ras_policy_load(text.data, text.size, RAS_FORMAT_TEXT, NULL, &policy, &error) != RAS_OK) {
    fprintf(stderr, "%s\n", ras_error_message(error));
    exit(EXIT_FAILURE);
  }
  free_bytes(&text);
  return policy;
}
