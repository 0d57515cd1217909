// The operations of sampling (docs/sampling.md). Each clears its response first, and gives
// an answer, with warnings and notes, or findings of which at least one is an error; never both. Thread safe.
#ifndef RAS_LIB_SAMPLING_SAMPLING_H_
#define RAS_LIB_SAMPLING_SAMPLING_H_

#include "ras/v1/sample_check.pb.h"
#include "ras/v1/sample_draw.pb.h"
#include "ras/v1/sample_plan.pb.h"
#include "ras/v1/sample_size.pb.h"

namespace ras {

// How many people a sample needs.
void SizeSample(const v1::SampleSizeRequest& request, v1::SampleSizeResponse* response);

// How sure a sample of a given size lets one be.
void MarginOfSample(const v1::SampleMarginRequest& request, v1::SampleSizeResponse* response);

// How many people of each group a sample takes.
void AllocateSample(const v1::AllocateSampleRequest& request, v1::AllocateSampleResponse* response);

// Who is in the sample.
void DrawSample(const v1::DrawSampleRequest& request, v1::DrawSampleResponse* response);

// Whether a sample represents its population.
void CheckSample(const v1::CheckSampleRequest& request, v1::CheckSampleResponse* response);

}  // namespace ras

#endif  // RAS_LIB_SAMPLING_SAMPLING_H_
