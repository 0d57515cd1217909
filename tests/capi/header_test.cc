// ras.hpp alone, first and twice, as C++17 under every warning there is; and beside a kernel of the same
// house.
#include <ras.hpp>

#include "ras/result.h"

// A name that both have, each in its own namespace.
static_assert(sizeof(ras::capi::Result<int>) > 0 && sizeof(ras::Result<int>) > 0);
