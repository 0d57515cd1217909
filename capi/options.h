// ras_options: limits for documents from outside.
#ifndef RAS_CAPI_OPTIONS_H_
#define RAS_CAPI_OPTIONS_H_

#include <cstdint>

#include "lib/codec/limits.h"
#include "ras.h"

struct ras_options {
  ras::Limits limits;
  uint32_t max_questions = 10'000;
};

namespace ras::capi {

// The caller's options, or the defaults for NULL.
const ras_options& OptionsOrDefault(const ras_options* options);

}  // namespace ras::capi

#endif  // RAS_CAPI_OPTIONS_H_
