// The request for one person, put together as JSON text.
#ifndef RAS_EXAMPLES_RAS_DETERMINE_REQUEST_H_
#define RAS_EXAMPLES_RAS_DETERMINE_REQUEST_H_

#include <ras.hpp>
#include <string>
#include <string_view>

#include "json.h"

namespace ras::tool {

// A ras.v1.DetermineRequest for an assessment in the library's own JSON. Without `as_of`, today is taken to
// be the latest day that the assessment names (its own, that of the eligibility decision, those of its
// carers): what is written down has happened, so a decision made after the assessment stands in no future.
// The tool reads no clock, so that a case worked out again next year gives the same bytes.
std::string DetermineRequest(std::string_view assessment, const std::string& as_of);

// Everything that is wrong with an assessment of which capi::Convert found `refusal`: that, with its places,
// and then what the policy finds wrong with the parts that could be read. As ras.v1.Finding messages, whose
// paths begin at the assessment. A mistake in the syntax stands alone, and so does what is wrong with a
// binary document.
Json AssessmentErrors(const capi::Policy& policy, std::string_view bytes, capi::Format format,
                      const std::string& as_of, const capi::Error& refusal);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_DETERMINE_REQUEST_H_
