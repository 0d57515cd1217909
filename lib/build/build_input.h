// A request to build a table in numbers: every score at one scale, every cost in pence.
#ifndef RAS_LIB_BUILD_BUILD_INPUT_H_
#define RAS_LIB_BUILD_BUILD_INPUT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "lib/finding/finding_report.h"
#include "ras/scored_cost.h"
#include "ras/v1/table_build.pb.h"

namespace ras {

// The rows of a plan are at most as many as an AllocationTable can hold.
inline constexpr int64_t kMostRows = 10'000;

struct BuildInput {
  // Every score below is a whole number at 10^places.
  uint8_t places = 0;
  // The people the table is built from, in the order of their ids, and where each stands in the request.
  std::vector<ScoredCost> people;
  std::vector<int> positions;
  // The scores of the rows: one for each whole point or percent, ascending.
  std::vector<int64_t> rows;
  // The score at which each of the people is looked up: rounded half-up to a whole one, and at most the last
  // row's.
  std::vector<int64_t> looked_up;
  // How many people there are in all, if these are a part of them (see cross_validate.h).
  int64_t of_people = 0;

  // What stands for 1 point or percent.
  int64_t Unit() const { return kPowersOfTen[places]; }
  // A decimal of the request that has no more places.
  int64_t AtScale(std::string_view decimal) const;
  // Which row a score that people are looked up at is.
  std::size_t RowOf(int64_t looked_up_score) const {
    return static_cast<std::size_t>((looked_up_score - rows.front()) / Unit());
  }
};

// Reads a request whose fields have passed their own rules. Reports what they say together that cannot be,
// and then gives nothing.
std::optional<BuildInput> ReadBuildInput(const v1::BuildTableRequest& request, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_BUILD_BUILD_INPUT_H_
