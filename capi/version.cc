// Which library this is.
#include "lib/version.h"

#include "ras.h"

const char* ras_version(void) { return ras::Version(); }

int32_t ras_abi_version(void) { return RAS_ABI_VERSION; }
