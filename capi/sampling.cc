// The images of SizeSample, MarginOfSample, AllocateSample, DrawSample and CheckSample in service.proto.
#include "lib/sampling/sampling.h"

#include "capi/operation.h"

using ras::capi::Ask;

int32_t ras_size_sample(const void* request, size_t request_size, int32_t request_format,
                        int32_t response_format, const ras_options* options, ras_buffer** response,
                        ras_error** error) {
  return Ask<ras::v1::SampleSizeRequest, ras::v1::SampleSizeResponse>(
      &ras::SizeSample, {{request, request_size, request_format}, response_format, options, response, error});
}

int32_t ras_margin_of_sample(const void* request, size_t request_size, int32_t request_format,
                             int32_t response_format, const ras_options* options, ras_buffer** response,
                             ras_error** error) {
  return Ask<ras::v1::SampleMarginRequest, ras::v1::SampleSizeResponse>(
      &ras::MarginOfSample,
      {{request, request_size, request_format}, response_format, options, response, error});
}

int32_t ras_allocate_sample(const void* request, size_t request_size, int32_t request_format,
                            int32_t response_format, const ras_options* options, ras_buffer** response,
                            ras_error** error) {
  return Ask<ras::v1::AllocateSampleRequest, ras::v1::AllocateSampleResponse>(
      &ras::AllocateSample,
      {{request, request_size, request_format}, response_format, options, response, error});
}

int32_t ras_draw_sample(const void* request, size_t request_size, int32_t request_format,
                        int32_t response_format, const ras_options* options, ras_buffer** response,
                        ras_error** error) {
  return Ask<ras::v1::DrawSampleRequest, ras::v1::DrawSampleResponse>(
      &ras::DrawSample, {{request, request_size, request_format}, response_format, options, response, error});
}

int32_t ras_check_sample(const void* request, size_t request_size, int32_t request_format,
                         int32_t response_format, const ras_options* options, ras_buffer** response,
                         ras_error** error) {
  return Ask<ras::v1::CheckSampleRequest, ras::v1::CheckSampleResponse>(
      &ras::CheckSample,
      {{request, request_size, request_format}, response_format, options, response, error});
}
