// What it costs to get one person's answers in and checked: an assessment of 20 answers in each form, and the
// steps of the binary one. Aim: the scan, the parser and the check of the shape in about 3 microseconds.
#include <benchmark/benchmark.h>
#include <google/protobuf/arena.h>

#include <cstdint>
#include <string>
#include <vector>

#include "lib/codec/decode.h"
#include "lib/codec/encode.h"
#include "lib/codec/wire_scan.h"
#include "lib/shape/check_shape.h"
#include "lib/shape/document_reader.h"
#include "ras/v1/determine.pb.h"

namespace ras {
namespace {

v1::DetermineRequest TwentyAnswers() {
  v1::DetermineRequest request;
  request.set_as_of("2026-04-01");
  v1::Assessment& assessment = *request.mutable_assessment();
  assessment.set_reference("case-0001");
  assessment.set_policy_id("a-council");
  assessment.set_policy_version("2026.1");
  assessment.set_assessed_on("2026-03-15");
  assessment.set_care_group("older-people");
  for (int i = 0; i < 20; ++i) {
    v1::Answer& answer = *assessment.add_answers();
    answer.set_question("question-" + std::to_string(i));
    if (i % 4 == 3) {
      answer.mutable_agreed()->mutable_level_and_frequency()->set_level("some");
      answer.mutable_agreed()->mutable_level_and_frequency()->set_frequency("daily");
    } else {
      answer.mutable_agreed()->set_option("some-support");
    }
  }
  v1::EligibilityDecision& eligibility = *assessment.mutable_eligibility();
  eligibility.set_eligible(true);
  eligibility.set_criteria("Care Act 2014");
  eligibility.set_decided_on("2026-03-15");
  eligibility.set_decided_by("social worker");
  assessment.mutable_informal_support()->mutable_overall()->set_share("half");
  assessment.mutable_informal_support()->mutable_overall()->set_impact("some");
  return request;
}

std::string Encoded(Format format) {
  std::string bytes;
  Encode(TwentyAnswers(), format, &bytes);
  return bytes;
}

void ScanBinary(benchmark::State& state) {
  const Schema schema((v1::DetermineRequest()));
  const std::string bytes = Encoded(Format::kBinary);
  for (auto _ : state) {
    ViolationLog log(nullptr);
    benchmark::DoNotOptimize(WireScan(schema, bytes, {}, &log));
  }
}
BENCHMARK(ScanBinary);

void ParseBinary(benchmark::State& state) {
  const std::string bytes = Encoded(Format::kBinary);
  for (auto _ : state) {
    v1::DetermineRequest request;
    benchmark::DoNotOptimize(request.ParseFromString(bytes));
  }
}
BENCHMARK(ParseBinary);

void ParseBinaryInArena(benchmark::State& state) {
  const std::string bytes = Encoded(Format::kBinary);
  std::vector<char> block(1 << 16);
  for (auto _ : state) {
    google::protobuf::Arena arena(block.data(), block.size());
    auto* request = google::protobuf::Arena::CreateMessage<v1::DetermineRequest>(&arena);
    benchmark::DoNotOptimize(request->ParseFromString(bytes));
  }
}
BENCHMARK(ParseBinaryInArena);

void CheckShapeOfRequest(benchmark::State& state) {
  const v1::DetermineRequest request = TwentyAnswers();
  const ShapePlan plan(*v1::DetermineRequest::descriptor());
  for (auto _ : state) {
    std::vector<Violation> violations;
    CheckShape(request, plan, &violations);
    if (!violations.empty()) state.SkipWithError(violations.front().path.c_str());
  }
}
BENCHMARK(CheckShapeOfRequest);

void NormaliseRequest(benchmark::State& state) {
  v1::DetermineRequest request = TwentyAnswers();
  const ShapePlan plan(*v1::DetermineRequest::descriptor());
  for (auto _ : state) Normalise(&request, plan);
}
BENCHMARK(NormaliseRequest);

// All of it: bytes to a message that is known to obey its rules.
void ReadAndCheck(benchmark::State& state, Format format) {
  const DocumentReader reader((v1::DetermineRequest()));
  const std::string bytes = Encoded(format);
  std::vector<char> block(1 << 16);
  for (auto _ : state) {
    google::protobuf::Arena arena(block.data(), block.size());
    auto* request = google::protobuf::Arena::CreateMessage<v1::DetermineRequest>(&arena);
    std::vector<Violation> violations;
    Verdict verdict;
    if (!reader.Read(bytes, format, {}, request, &violations, &verdict)) state.SkipWithError("refused");
    if (!verdict.obeys_rules) CheckShape(*request, reader.shape(), &violations);
    if (!violations.empty()) state.SkipWithError(violations.front().path.c_str());
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * static_cast<int64_t>(bytes.size()));
}
BENCHMARK_CAPTURE(ReadAndCheck, binary, Format::kBinary);
BENCHMARK_CAPTURE(ReadAndCheck, json, Format::kJson);
BENCHMARK_CAPTURE(ReadAndCheck, text, Format::kText);

void EncodeRequest(benchmark::State& state, Format format) {
  const v1::DetermineRequest request = TwentyAnswers();
  std::string bytes;
  for (auto _ : state) {
    benchmark::DoNotOptimize(Encode(request, format, &bytes));
  }
}
BENCHMARK_CAPTURE(EncodeRequest, binary, Format::kBinary);
BENCHMARK_CAPTURE(EncodeRequest, json, Format::kJson);
BENCHMARK_CAPTURE(EncodeRequest, text, Format::kText);

// What a caller pays who keeps no schema.
void MakeSchema(benchmark::State& state) {
  const v1::DetermineRequest request;
  for (auto _ : state) {
    const Schema schema(request);
    benchmark::DoNotOptimize(schema.widest());
  }
}
BENCHMARK(MakeSchema);

}  // namespace
}  // namespace ras
