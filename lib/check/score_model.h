// The part of a policy that scores depend on, read once into numbers and indexes: facts, answers, measures.
// What is broken is marked and left alone, so that the rest can still be computed.
#ifndef RAS_LIB_CHECK_SCORE_MODEL_H_
#define RAS_LIB_CHECK_SCORE_MODEL_H_

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "lib/check/policy_names.h"
#include "lib/check/score.h"
#include "lib/check/score_transform.h"
#include "ras/v1/policy.pb.h"

namespace ras::check {

// A condition. Groups, areas and ages are tested by class: people whom no condition of the policy tells
// apart.
struct FactTest {
  enum class Kind : uint8_t { kNone, kCareGroup, kArea, kAge, kAnswer, kMeasure, kAllOf, kAnyOf, kNot };
  Kind kind = Kind::kNone;       // kNone only if it is broken.
  std::vector<bool> classes;     // kCareGroup, kArea, kAge: by class, whether the test holds.
  int subject = -1;              // kAnswer: the question; kMeasure: the measure.
  uint64_t bit = 0;              // kAnswer: the test's bit in the marks of an answer.
  Score at_least = -kMostScore;  // kMeasure, inclusive.
  Score at_most = kMostScore;
  std::vector<FactTest> children;
  bool broken = false;  // It, or something inside, cannot be decided.
};

struct ModelQuestion {
  const v1::Question* question = nullptr;
  int domain = -1;
  bool scored = false;
  std::unique_ptr<const FactTest> asked_when;  // Null: it is put to everyone.
  Decimal weight{1, 0};
  bool broken = false;
  // More different tests of its answers than marks have room for: no condition on it can be followed through.
  bool entangled = false;
  // By option or level, which answer tests of the policy it makes true. Empty if the policy tests none of its
  // answers.
  std::vector<uint64_t> marks;
};

struct ModelTerm {
  v1::Term::SourceCase source = v1::Term::SOURCE_NOT_SET;
  int index = -1;  // Question, domain or measure.
  Score constant = 0;
  Decimal weight{1, 0};
  std::unique_ptr<const FactTest> when;  // Null: it counts for everyone.
};

struct ModelMeasure {
  v1::Combine combine = v1::COMBINE_SUM;
  std::vector<ModelTerm> terms;
  std::vector<ScoreTransform> transforms;
  // It, or a measure or question it depends on, cannot be computed.
  bool broken = false;
};

struct ScoreModel {
  ScoreModel(const v1::Policy& policy, const PolicyNames& names);

  // By index of the care group or area, its class; -1 for a group that is excluded. At least one class each,
  // so that a policy without areas has one.
  std::vector<int> care_group_class, area_class;
  int care_group_classes = 1;
  int area_classes = 1;
  // Ages fall into classes between these, in months, ascending.
  std::vector<uint32_t> age_cuts;

  std::vector<ModelQuestion> questions;
  std::vector<int> first_question;  // As in PolicyNames.
  std::vector<ModelMeasure> measures;
  std::vector<int> measure_order;  // Each after what it depends on; without those in or behind a circle.
  std::vector<std::unique_ptr<const FactTest>> component_when;  // By component; null: it applies to everyone.

  // Of a domain's points, what informal support can leave: distinct, 1 among them. Only 1 unless the policy
  // reduces by domain (docs/figures.md section 6.4).
  std::vector<Decimal> left_over{{1, 0}};
};

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_SCORE_MODEL_H_
