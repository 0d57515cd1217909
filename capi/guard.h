// Keeps exceptions inside: the one way into C++ for every function of ras.h that allocates.
#ifndef RAS_CAPI_GUARD_H_
#define RAS_CAPI_GUARD_H_

#include <cstdint>
#include <new>
#include <utility>

#include "capi/error.h"

namespace ras::capi {

// Runs `call`, which returns a status. Our own code throws nothing, but memory can run out anywhere below,
// and neither that nor a mistake in a library we use may reach a host that knows no exceptions.
template <class Call>
int32_t Guarded(ras_error** error, Call&& call) noexcept {
  try {
    return std::forward<Call>(call)();
  } catch (const std::bad_alloc&) {
    return FailWithoutMemory(RAS_OUT_OF_MEMORY, error);
  } catch (...) {
    return FailWithoutMemory(RAS_INTERNAL_ERROR, error);
  }
}

}  // namespace ras::capi

#endif  // RAS_CAPI_GUARD_H_
