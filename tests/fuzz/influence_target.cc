// Everybody may be left out once of any build: there are figures for everyone the table is built from, or
// there are errors, never both and never neither.
#include <string>
#include <string_view>
#include <vector>

#include "lib/build/build_table.h"
#include "lib/codec/decode.h"
#include "lib/codec/encode.h"
#include "lib/influence/influence.h"
#include "tests/fuzz/require.h"

using ras::fuzz::Require;

namespace {

// A budget has shares, weights may be missed, and a sheet has no cases to mark.
bool CanBeBuiltAgain(const ras::v1::BuildTableRequest& build) {
  return build.sheet().empty() && build.steps().budget().empty() &&
         build.weighting() != ras::v1::WEIGHTING_BY_CASE;
}

void CheckFirst(const ras::v1::BuildTableRequest& build, const ras::v1::PersonInfluence& first) {
  ras::v1::BuildTableRequest without;
  without.CopyFrom(build);
  without.clear_cross_validation();
  without.clear_propose();
  if (without.weighting() != ras::v1::WEIGHTING_BY_POPULATION) without.clear_population();
  for (ras::v1::SampleCase& person : *without.mutable_cases()) {
    if (person.id() == first.id()) person.set_excluded_because("to see what becomes of the table");
  }
  ras::v1::BuildTableResponse built;
  ras::BuildTable(without, &built);
  // A build may be refused for more than its rows: for what it comes to for a population.
  if (built.has_table()) Require(first.has_change(), "what can be built without somebody has figures");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  ras::v1::MeasureInfluenceRequest request;
  std::vector<ras::Violation> violations;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (!ras::Decode(bytes, ras::Format::kJson, ras::Limits(), &request, &violations)) return 0;
  // As many rows as there may be take seconds under a sanitizer.
  if (request.build().plan().to().size() > 3) return 0;
  ras::v1::MeasureInfluenceResponse response;
  ras::MeasureInfluence(request, &response);
  std::string text;
  Require(ras::Encode(response, ras::Format::kJson, &text), "an answer is a document");
  const bool refused =
      !response.findings().empty() && response.findings(0).severity() == ras::v1::SEVERITY_ERROR;
  Require(refused != response.has_total(), "figures, or errors");
  if (refused) return 0;
  if (!request.has_most_people()) {
    Require(static_cast<uint64_t>(response.people_size()) == response.people_in_table(), "everybody is told");
  }
  for (const ras::v1::PersonInfluence& person : response.people()) {
    Require(person.has_change() == person.no_table_because().empty(), "figures, or why there are none");
  }
  Require(response.sets_size() == request.sets_size(), "every set is told");
  if (response.people_size() > 0 && CanBeBuiltAgain(request.build())) {
    CheckFirst(request.build(), response.people(0));
  }
  return 0;
}
