// A table may be built of any request that can be read: there is a table, or there are errors, never both and
// never neither. Whatever comes out is a document; a table never falls, and tells the same again.
#include <string>
#include <string_view>
#include <vector>

#include "lib/build/build_table.h"
#include "lib/codec/decode.h"
#include "lib/codec/encode.h"
#include "ras/money.h"
#include "tests/fuzz/require.h"

using ras::fuzz::Require;

namespace {

void CheckRows(const ras::v1::RowTable& table) {
  int64_t before = 0;
  for (const ras::v1::Row& row : table.rows()) {
    if (row.has_no_allocation()) continue;
    const int64_t pence = ras::ParseMoney(row.amount()).value();
    Require(pence >= before, "a table never falls");
    before = pence;
  }
}

// Everybody is in one band, and the bands follow one another.
void CheckBands(const ras::v1::TableFit& fit) {
  uint64_t people = 0;
  int64_t before = -1;
  for (const ras::v1::Bias& band : fit.bands()) {
    people += band.people();
    Require(std::stoll(band.lowest_score()) > before, "bands follow one another");
    before = std::stoll(band.highest_score());
    Require(before >= std::stoll(band.lowest_score()), "a band goes upwards");
  }
  Require(people == fit.people(), "everybody is in a band");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  ras::v1::BuildTableRequest request;
  std::vector<ras::Violation> violations;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (!ras::Decode(bytes, ras::Format::kJson, ras::Limits(), &request, &violations)) return 0;
  // As many rows and folds as there may be take seconds under a sanitizer.
  if (request.plan().to().size() > 3) return 0;
  ras::v1::BuildTableResponse response;
  ras::BuildTable(request, &response);
  std::string text;
  Require(ras::Encode(response, ras::Format::kJson, &text), "an answer is a document");
  bool has_errors = false;
  for (const ras::v1::Finding& finding : response.findings()) {
    has_errors = has_errors || finding.severity() == ras::v1::SEVERITY_ERROR;
    Require(!finding.code().empty() && !finding.message().empty(), "a finding says what is wrong");
  }
  Require(response.has_table() != has_errors, "a table, or errors");
  if (has_errors) return 0;
  CheckRows(response.table().has_percentage() ? response.table().percentage() : response.table().points());
  CheckBands(response.fit());
  ras::v1::BuildTableResponse again;
  ras::BuildTable(request, &again);
  Require(again.SerializeAsString() == response.SerializeAsString(),
          "the same request gives the same answer");
  return 0;
}
