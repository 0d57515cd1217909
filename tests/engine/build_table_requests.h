// Requests to build a table, and what comes of them, for the tests of BuildTable.
#ifndef RAS_TESTS_ENGINE_BUILD_TABLE_REQUESTS_H_
#define RAS_TESTS_ENGINE_BUILD_TABLE_REQUESTS_H_

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "lib/build/build_table.h"
#include "tests/engine/found.h"

namespace ras::testing {

// Costs are 50, 100, 150 and 400 in order; by score, two people of 20 share 100 and 150.
inline constexpr const char* kFour = "id,score,cost\na,10,100\nb,20,50\nc,20,150\nd,30,400\n";

// A request for a points table of whole pence, from a sheet, with `rest` in text form.
inline v1::BuildTableRequest Request(const std::string& sheet, const std::string& rest) {
  v1::BuildTableRequest request;
  const std::string text =
      "plan { id: \"allocation\" title: \"Allocation\" period: PERIOD_WEEK "
      "basis: TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT kind: TABLE_KIND_POINTS to: \"40\" } "
      "rounding { mode: ROUNDING_MODE_HALF_UP } ";
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &request));
  EXPECT_TRUE(google::protobuf::TextFormat::MergeFromString(rest, &request)) << rest;
  request.set_sheet(sheet);
  return request;
}

inline v1::BuildTableResponse Built(const v1::BuildTableRequest& request) {
  v1::BuildTableResponse response;
  BuildTable(request, &response);
  EXPECT_TRUE(response.has_table()) << response.ShortDebugString();
  return response;
}

inline const v1::RowTable& RowsIn(const v1::AllocationTable& table) {
  return table.has_percentage() ? table.percentage() : table.points();
}

// Score to amount, "none" where there is no allocation.
inline std::map<std::string, std::string> Amounts(const v1::BuildTableResponse& response) {
  std::map<std::string, std::string> amounts;
  for (const v1::Row& row : RowsIn(response.table()).rows()) {
    amounts[row.from()] = row.has_no_allocation() ? "none" : row.amount();
  }
  return amounts;
}

inline std::vector<std::string> Refused(const v1::BuildTableRequest& request) {
  v1::BuildTableResponse response;
  BuildTable(request, &response);
  EXPECT_FALSE(response.has_table() || response.has_provenance() || response.has_fit());
  return Found(response);
}

}  // namespace ras::testing

#endif  // RAS_TESTS_ENGINE_BUILD_TABLE_REQUESTS_H_
