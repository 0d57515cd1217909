// One person's facts and answers as numbers, ready for the arithmetic. Filled by
// lib/determine/resolve_answers.cc, and changed one answer at a time by the what-ifs.
#ifndef RAS_LIB_SCORE_CASE_STATE_H_
#define RAS_LIB_SCORE_CASE_STATE_H_

#include <cstdint>
#include <vector>

#include "lib/policy/compiled_policy.h"

namespace ras {

struct CaseAnswer {
  enum class Kind : uint8_t {
    kNone,  // Not given: information, or a question asked only in a what-if.
    kNotApplicable,
    kGiven
  };
  Kind kind = Kind::kNone;
  int option = -1;     // Single choice, level, information with options.
  int frequency = -1;  // Level and frequency.
  Scaled quantity = 0;
};

struct CaseState {
  int care_group = -1;
  int area = -1;
  bool age_known = false;
  uint32_t age_months = 0;

  // By question. Points and maxima are at the question's places.
  std::vector<CaseAnswer> answers;
  std::vector<char> chosen;  // Flags of several choices, see CompiledQuestion::chosen_offset.
  std::vector<char> asked;
  std::vector<char> counts;  // Asked, scored and in the maximum.
  std::vector<Scaled> points;
  std::vector<Scaled> maximum;

  // What is left of each domain after informal support is (divisor - percent) / divisor, where divisor is 100
  // at percent_places. Empty unless the policy reduces by domain.
  std::vector<Scaled> percent_of_domain;
  // The overall percentage at percent_places; 0 unless the policy reduces overall and the gate is open.
  Scaled overall_percent = 0;

  explicit CaseState(const CompiledPolicy& policy)
      : answers(policy.questions.size()),
        chosen(policy.chosen_size, 0),
        asked(policy.questions.size(), 0),
        counts(policy.questions.size(), 0),
        points(policy.questions.size(), 0),
        maximum(policy.questions.size(), 0) {}
};

// Whether a condition on facts and answers holds. `measures` are the measures' values; a condition of a
// question has none to test. Docs/figures.md section 8.
bool Holds(const CompiledCondition& condition, const CompiledPolicy& policy, const CaseState& state,
           const std::vector<Scaled>& measures);

// The weighted points the present answer of question q scores, at its places. Docs/figures.md section 3.
Scaled PointsOf(const CompiledPolicy& policy, const CaseState& state, std::size_t q);

// Fills asked, counts, points and maximum from the answers. Docs/figures.md sections 2 and 3.
void ScoreQuestions(const CompiledPolicy& policy, CaseState* state);

}  // namespace ras

#endif  // RAS_LIB_SCORE_CASE_STATE_H_
