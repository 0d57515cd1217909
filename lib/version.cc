#include "lib/version.h"

namespace ras {

const char* Version() noexcept { return RAS_VERSION; }

}  // namespace ras
