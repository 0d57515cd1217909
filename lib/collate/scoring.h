// What makes a score of answers, compiled (docs/collating.md section 1.1).
#ifndef RAS_LIB_COLLATE_SCORING_H_
#define RAS_LIB_COLLATE_SCORING_H_

#include <cstddef>
#include <memory>

#include "lib/finding/finding_report.h"
#include "lib/policy/compiled_policy.h"
#include "ras/v1/collation_scoring.pb.h"

namespace ras {

// Immutable. A policy with nothing in it but what scores.
class Scoring {
 public:
  // Reports everything that is wrong with the document, below `scoring`; null if there is anything.
  static std::unique_ptr<const Scoring> Compile(const v1::CollateScoring& document, FindingReport* report);

  const CompiledPolicy& policy() const { return policy_; }
  // Which measure is the score.
  std::size_t measure() const { return measure_; }
  // Whether a condition tests these.
  bool tests_care_group() const { return tests_care_group_; }
  bool tests_area() const { return tests_area_; }

 private:
  Scoring() = default;
  void LookIntoConditions();
  void LookInto(const CompiledCondition& condition);

  CompiledPolicy policy_;
  std::size_t measure_ = 0;
  bool tests_care_group_ = false;
  bool tests_area_ = false;
};

}  // namespace ras

#endif  // RAS_LIB_COLLATE_SCORING_H_
