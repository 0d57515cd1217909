#include "capi/options.h"

#include <algorithm>
#include <cstddef>

#include "capi/guard.h"

namespace ras::capi {

const ras_options& OptionsOrDefault(const ras_options* options) {
  static const ras_options kDefaults;
  return options == nullptr ? kDefaults : *options;
}

namespace {

// Sets `*limit` if the caller's value lies between 1 and `greatest`.
template <class Limit>
int32_t SetLimit(Limit* limit, uint64_t value, uint64_t greatest) {
  if (value < 1 || value > greatest) return RAS_INVALID_ARGUMENT;
  *limit = static_cast<Limit>(value);
  return RAS_OK;
}

}  // namespace
}  // namespace ras::capi

int32_t ras_options_create(ras_options** options) {
  if (options == nullptr) return RAS_INVALID_ARGUMENT;
  *options = nullptr;
  return ras::capi::Guarded(nullptr, [&] {
    *options = new ras_options();
    return RAS_OK;
  });
}

void ras_options_free(ras_options* options) { delete options; }

int32_t ras_options_set_max_bytes(ras_options* options, uint64_t bytes) {
  if (options == nullptr) return RAS_INVALID_ARGUMENT;
  const ras::Limits defaults;
  // Protocol Buffers counts sizes in int32.
  const int32_t status = ras::capi::SetLimit(&options->limits.max_bytes, bytes, INT32_MAX);
  if (status != RAS_OK) return status;
  // Whoever lets in larger documents lets in as many more values, and as much more memory for them.
  const size_t times = std::max<size_t>(1, (options->limits.max_bytes - 1) / defaults.max_bytes + 1);
  options->limits.max_values = defaults.max_values * times;
  options->limits.max_memory_bytes = defaults.max_memory_bytes * times;
  // A large document is large for the sheet that it holds.
  options->limits.max_string_bytes = times == 1 ? defaults.max_string_bytes : options->limits.max_bytes;
  return RAS_OK;
}

int32_t ras_options_set_max_depth(ras_options* options, uint32_t depth) {
  if (options == nullptr) return RAS_INVALID_ARGUMENT;
  return ras::capi::SetLimit(&options->limits.max_depth, depth, 100);
}

int32_t ras_options_set_max_questions(ras_options* options, uint32_t questions) {
  if (options == nullptr) return RAS_INVALID_ARGUMENT;
  return ras::capi::SetLimit(&options->max_questions, questions, 1'000'000);
}
