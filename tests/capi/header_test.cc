// ras.hpp alone, first and twice, as C++17 under every warning there is; and beside a kernel of the same
// house.
#include <ras.hpp>
#include <type_traits>

#include "ras/result.h"

// A name that both have, each in its own namespace.
static_assert(!std::is_same_v<ras::capi::Result<int>, ras::Result<int>>);
