/* The library in a host that loads it late, by name, as FFI does: every function that ras.h names is found,
 * nothing of the engine or of Protocol Buffers' messages is, and closing it is harmless. */
#include <dlfcn.h>
#include <stdint.h>

#include "check.h"

typedef int32_t (*abi_version_function)(void);

int main(int argc, char** argv) {
  static const char* const kHidden[] = {
      "_ZN3ras9DetermineERKNS_6PolicyERKNS_2v116DetermineRequestEPNS2_17DetermineResponseE",
      "_ZN3ras7VersionEv", "descriptor_table_ras_2fv1_2fpolicy_2eproto"};
  char name[256];
  FILE* names;
  int round;
  size_t i;
  if (argc != 3) {
    fprintf(stderr, "usage: load_test LIBRARY NAMES\n");
    return EXIT_FAILURE;
  }
  for (round = 0; round < 3; ++round) {
    void* library = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
    union {
      void* address;
      abi_version_function call;
    } abi_version;
    int found = 0;
    if (library == NULL) {
      fprintf(stderr, "%s\n", dlerror());
      return EXIT_FAILURE;
    }
    names = fopen(argv[2], "r");
    CHECK(names != NULL);
    while (names != NULL && fscanf(names, "%255s", name) == 1) {
      /* "T ras_version@@RAS_0": the kind, the name, its version. */
      if (strncmp(name, "ras_", 4) != 0) continue;
      name[strcspn(name, "@")] = '\0';
      ++found;
      if (dlsym(library, name) == NULL) fprintf(stderr, "%s is not there\n", name);
      CHECK(dlsym(library, name) != NULL);
    }
    if (names != NULL) fclose(names);
    CHECK(found > 30);
    for (i = 0; i < sizeof kHidden / sizeof kHidden[0]; ++i) CHECK(dlsym(library, kHidden[i]) == NULL);
    abi_version.address = dlsym(library, "ras_abi_version");
    CHECK_EQUAL(abi_version.call(), 0);
    CHECK_EQUAL(dlclose(library), 0);
  }
  return exit_status();
}
