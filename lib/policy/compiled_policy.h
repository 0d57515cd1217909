// The flat form of a policy that the engine runs on. Plain data, written once by lib/policy/compile*.cc and
// never changed after. Indexes point into the vectors of CompiledPolicy; -1 means none. Every number is an
// int64 at a scale of 10^places that is fixed here, so that scoring is exact integer arithmetic
// (docs/figures.md, sections 1 to 4).
#ifndef RAS_LIB_POLICY_COMPILED_POLICY_H_
#define RAS_LIB_POLICY_COMPILED_POLICY_H_

#include <google/protobuf/arena.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/policy/policy_table.h"
#include "lib/shape/shape_plan.h"
#include "ras/date.h"
#include "ras/money.h"
#include "ras/rational.h"
#include "ras/rounding.h"
#include "ras/v1/determine.pb.h"
#include "ras/v1/policy.pb.h"

namespace ras {

// An exact decimal without its own places: they are those of whatever it belongs to.
using Scaled = int64_t;

// How a score is rounded: to multiples of increment / 10^places. `exact`: not at all.
struct CompiledScoreRounding {
  bool exact = false;
  RoundingMode mode = RoundingMode::kHalfUp;
  Decimal increment{1, 0};
};

// How money is rounded. `exact`: the fraction is carried on.
struct CompiledRounding {
  bool exact = false;
  AmountRounding rule;
};

struct CompiledCondition {
  enum class Kind : uint8_t { kAlways, kCareGroup, kAge, kArea, kAnswer, kMeasure, kAllOf, kAnyOf, kNot };
  Kind kind = Kind::kAlways;
  // kCareGroup, kArea: whether the group or area of that index is in the list. kAnswer: the option or level.
  std::vector<bool> members;
  // kAge, in months: from inclusive, below exclusive.
  uint32_t from_months = 0;
  uint32_t below_months = UINT32_MAX;
  int question = -1;
  int measure = -1;
  // kMeasure, at the measure's places, inclusive.
  Scaled at_least = INT64_MIN;
  Scaled at_most = INT64_MAX;
  std::vector<CompiledCondition> children;
};

struct CompiledOption {
  std::string_view id;
  std::string_view label;
  // With the question's weight, at the question's places.
  Scaled points = 0;
  // Without the weight, at the places of all options of the question: what more and less need means even
  // where the weight is 0.
  Scaled unweighted = 0;
  std::string_view prompt;
};

struct CompiledQuestion {
  enum class Kind : uint8_t { kSingleChoice, kSeveralChoices, kQuantity, kLevelAndFrequency, kInformation };
  const v1::Question* document = nullptr;
  Kind kind = Kind::kInformation;
  int domain = -1;
  bool scored = false;
  bool required = true;
  bool highest_only = false;  // Several choices.
  v1::NotApplicableRule not_applicable = v1::NOT_APPLICABLE_RULE_UNSPECIFIED;
  bool always_asked = true;
  CompiledCondition asked_when;
  uint8_t places = 0;  // Of points and maximum.
  Scaled maximum = 0;
  std::vector<CompiledOption> options;  // Options, or levels.
  // Level and frequency: points of level l at frequency f at [l * frequencies + f].
  std::vector<Scaled> grid;
  std::size_t frequencies = 0;
  // Where this question's flags start in CaseState::chosen. Several choices only.
  std::size_t chosen_offset = 0;
  // Quantity: all at quantity_places.
  uint8_t quantity_places = 0;
  Scaled quantity_minimum = 0;
  Scaled quantity_maximum = 0;
  Scaled quantity_step = 1;
  // Points for a quantity of 1 / 10^quantity_places, at the question's places.
  Scaled points_per_quantity = 0;
  Scaled prompt_at = INT64_MAX;
};

struct CompiledDomain {
  const v1::Domain* document = nullptr;
  int first_question = 0;
  int question_count = 0;
  uint8_t places = 0;
  bool scored = false;
};

struct CompiledTerm {
  enum class Source : uint8_t { kQuestion, kDomain, kMeasure, kConstant };
  Source source = Source::kConstant;
  int index = -1;
  // A constant's value times its weight, at the measure's places before transforms.
  Scaled constant = 0;
  // Value at the source's places times this is the value at the measure's places before transforms.
  Scaled multiplier = 1;
  bool always = true;
  CompiledCondition when;
};

struct CompiledTransform {
  enum class Kind : uint8_t { kSteps, kPercent, kMultiply, kAdd, kClamp, kRound };
  Kind kind = Kind::kRound;
  uint8_t places_before = 0;
  uint8_t places_after = 0;
  // kSteps: least value, at places_before, that reaches each row; and the rows' values, at places_after.
  std::vector<Scaled> thresholds;
  std::vector<Scaled> values;
  bool has_below = false;
  Scaled below = 0;
  Scaled steps_maximum = 0;
  // kPercent, kMultiply, kRound.
  CompiledScoreRounding rounding;
  // kMultiply: exact products carry at places_after without division; else value x by / divided_by is
  // rounded.
  Decimal by{1, 0};
  Decimal divided_by{1, 0};
  // kAdd at places_after; kClamp at places_after.
  Scaled add = 0;
  Scaled minimum = INT64_MIN;
  Scaled maximum = INT64_MAX;
};

struct CompiledMeasure {
  const v1::Measure* document = nullptr;
  v1::Combine combine = v1::COMBINE_SUM;
  uint8_t term_places = 0;  // After combining, before transforms.
  uint8_t places = 0;       // Of the result.
  std::vector<CompiledTerm> terms;
  std::vector<CompiledTransform> transforms;
};

struct CompiledPriceItem {
  const v1::PriceItem* document = nullptr;
  int question = -1;
  int multiplier = -1;  // Measure.
  Decimal rate;         // In whole currency units.
  bool always = true;
  CompiledCondition when;
};

struct CompiledTable {
  const v1::AllocationTable* document = nullptr;
  // Null for a price list.
  std::unique_ptr<const PolicyTable> lookup;
  // One increment of the score rounding at the lookup's places.
  Scaled increment = 1;
  std::vector<CompiledPriceItem> items;
  CompiledRounding rounding;
};

struct CompiledAdjustment {
  enum class Kind : uint8_t {
    kFactor,
    kFactorByCareGroup,
    kFactorByArea,
    kAdd,
    kMinimum,
    kCap,
    kCutOff,
    kInformalSupport,
    kConvertPeriod,
    kRound
  };
  const v1::Adjustment* document = nullptr;
  Kind kind = Kind::kRound;
  bool always = true;
  CompiledCondition when;
  // kFactor: one; kFactorBy...: by index of the group or area.
  std::vector<Decimal> factors;
  // kAdd, kMinimum, kCap, kCutOff.
  int64_t pence = 0;
  // kConvertPeriod.
  Rational ratio{1};
  v1::Period period_before = v1::PERIOD_UNSPECIFIED;
  v1::Period period_after = v1::PERIOD_UNSPECIFIED;
  CompiledRounding rounding;
};

struct CompiledComponent {
  const v1::Component* document = nullptr;
  bool always = true;
  CompiledCondition when;
  int measure = -1;
  // By index of the care group.
  std::vector<int> table_of_group;
  std::vector<CompiledAdjustment> adjustments;
};

struct CompiledStatedPeriod {
  const v1::StatedPeriod* document = nullptr;
  Rational ratio{1};
  CompiledRounding rounding;
};

struct CompiledInformalSupport {
  v1::InformalSupportApproach approach = v1::INFORMAL_SUPPORT_APPROACH_NOT_RECORDED;
  // Percentage of share s and impact i at [s * impacts + i], at percent_places. Rows of a `none` share are
  // zero.
  std::vector<Scaled> percent;
  std::size_t impacts = 0;
  uint8_t percent_places = 0;
};

using IndexById = std::unordered_map<std::string_view, int>;

struct CompiledPolicy {
  // Canonical. Everything below points into it. In an arena, which loses nothing if memory runs out half way
  // through a copy.
  google::protobuf::Arena arena;
  v1::Policy& document = *google::protobuf::Arena::CreateMessage<v1::Policy>(&arena);
  std::string fingerprint;
  Date effective_from;
  Date effective_to;
  std::vector<CompiledDomain> domains;
  std::vector<CompiledQuestion> questions;  // In the order of the questionnaire.
  std::size_t chosen_size = 0;
  std::vector<CompiledMeasure> measures;
  std::vector<int> measure_order;  // Each after what it depends on.
  std::vector<CompiledTable> tables;
  std::vector<CompiledComponent> components;
  std::vector<CompiledAdjustment> total_adjustments;
  std::vector<CompiledStatedPeriod> stated_periods;
  CompiledInformalSupport informal_support;
  // The field rules of what is determined under this policy, read once.
  ShapePlan request_shape{*v1::DetermineRequest::descriptor()};
  ShapePlan assessment_shape{*v1::Assessment::descriptor()};
  bool tests_age = false;
  bool questions_depend_on_answers = false;

  IndexById question_index;
  IndexById domain_index;
  IndexById measure_index;
  IndexById table_index;
  IndexById component_index;
  IndexById care_group_index;
  IndexById area_index;
};

}  // namespace ras

#endif  // RAS_LIB_POLICY_COMPILED_POLICY_H_
