/* What the C tests share: files of the tree, and the starter policy with one person. */
#ifndef RAS_TESTS_CAPI_FIXTURE_H_
#define RAS_TESTS_CAPI_FIXTURE_H_

#include <ras.h>
#include <stddef.h>

typedef struct Bytes {
  char* data; /* Ends with a zero byte that is not counted. */
  size_t size;
} Bytes;

/* A file below the root of the source tree. Ends the program if it cannot be read. Freed by free_bytes. */
Bytes read_source(const char* name);
void free_bytes(Bytes* bytes);

/* Memory, freed by free(). Ends the program if there is none. */
void* allocate(size_t size);

/* The starter policy (examples/policies/starter), loaded. Ends the program if it cannot be. */
ras_policy* load_starter(void);

/* A DetermineRequest for it in JSON, of one person who scores 15 points. */
extern const char kRequest[];

#endif /* RAS_TESTS_CAPI_FIXTURE_H_ */
