// Amounts at some scores, joined up so that every row has one (docs/building-a-table.md section 2).
#ifndef RAS_LIB_BUILD_JOIN_SCORES_H_
#define RAS_LIB_BUILD_JOIN_SCORES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "ras/monotone_cubic.h"
#include "ras/rational.h"
#include "ras/result.h"
#include "ras/straight_lines.h"
#include "ras/v1/table_build.pb.h"

namespace ras {

class JoinedScores {
 public:
  // Of one score or more, ascending. Nothing if the curve through them has fractions that cannot be computed.
  static std::optional<JoinedScores> Make(std::vector<AgreedScore> known, v1::JoinRule rule);

  // The amount at a score; below the first of them and above the last theirs.
  Result<Rational> At(int64_t score) const;

 private:
  AgreedScore first_;
  AgreedScore last_;
  std::optional<MonotoneCubic> cubic_;
  std::optional<StraightLines> lines_;
};

}  // namespace ras

#endif  // RAS_LIB_BUILD_JOIN_SCORES_H_
