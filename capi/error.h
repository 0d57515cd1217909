// ras_error: what a failed call has to say. Findings are those of the documents, so that the text for people,
// the functions for code and the document form all tell the same.
#ifndef RAS_CAPI_ERROR_H_
#define RAS_CAPI_ERROR_H_

#include <cstdint>
#include <string>
#include <vector>

#include "ras.h"
#include "ras/v1/finding.pb.h"

namespace ras::capi {

struct ErrorDetails {
  std::vector<v1::Finding> findings;
  // All findings as text, one on a line.
  std::string message;
};

// Sets `*error`, unless `error` is NULL, and returns `status`. Takes what is an error among the findings and
// leaves out warnings and notes, which do not stand in anybody's way.
int32_t Fail(int32_t status, std::vector<v1::Finding> findings, ras_error** error);

// The same for one finding about the call itself. `argument` is the parameter's name in ras.h.
int32_t FailArgument(int32_t status, const char* argument, const char* message, const char* remedy,
                     ras_error** error);

// Sets `*error`, unless `error` is NULL, to an error that needs no memory. `status` is RAS_OUT_OF_MEMORY or
// RAS_INTERNAL_ERROR.
int32_t FailWithoutMemory(int32_t status, ras_error** error) noexcept;

}  // namespace ras::capi

// Without details it is one of two static objects, which live as long as the library and are never deleted.
struct ras_error {
  int32_t status;
  const ras::capi::ErrorDetails* details;
};

#endif  // RAS_CAPI_ERROR_H_
