// How sure and how near a sample is to be, as a request says it, in the terms of the kernel.
#ifndef RAS_LIB_SAMPLING_PRECISION_H_
#define RAS_LIB_SAMPLING_PRECISION_H_

#include "lib/finding/finding_report.h"
#include "ras/sample_size.h"
#include "ras/v1/sample_size.pb.h"

namespace ras {

// The spec that a precision stands for. What is absent is filled in, in `*precision` too, so that an answer
// can say what was computed with. Every field of `*precision` has passed its own rule (lib/shape); what they
// say together is reported, and then the spec is not to be used.
SampleSizeSpec ToKernel(v1::Precision* precision, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_SAMPLING_PRECISION_H_
