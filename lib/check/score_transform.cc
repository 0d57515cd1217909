#include "lib/check/score_transform.h"

#include <algorithm>

#include "ras/rational.h"

namespace ras::check {
namespace {

constexpr Score kHundredPoints = Score{100} * kOnePoint;

}  // namespace

std::optional<ScoreTransform> ScoreTransform::Read(const v1::Transform& transform) {
  ScoreTransform read;
  bool ok = true;
  const auto read_rule = [&](const v1::ScoreRounding* rounding) {
    const std::optional<ScoreRule> rule = ReadScoreRule(rounding);
    ok = rule.has_value();
    if (rule) read.rule_ = *rule;
  };
  switch (transform.kind_case()) {
    case v1::Transform::kSteps:
      read.kind_ = Kind::kSteps;
      ok = read.ReadSteps(transform.steps());
      break;
    case v1::Transform::kPercentOfMaximum: {
      const v1::PercentOfMaximum& percent = transform.percent_of_maximum();
      read.kind_ = Kind::kPercent;
      read_rule(percent.has_rounding() ? &percent.rounding() : nullptr);
      ok = ok && !read.rule_.exact;
      break;
    }
    case v1::Transform::kMultiply:
      read.kind_ = Kind::kMultiply;
      ok = read.ReadMultiply(transform.multiply());
      break;
    case v1::Transform::kAdd: {
      const std::optional<Score> add = ReadScore(transform.add());
      read.kind_ = Kind::kAdd;
      read.add_ = add.value_or(0);
      ok = add.has_value();
      break;
    }
    case v1::Transform::kClamp:
      read.kind_ = Kind::kClamp;
      ok = read.ReadClamp(transform.clamp());
      break;
    case v1::Transform::kRound:
      read.kind_ = Kind::kRound;
      read_rule(&transform.round());
      break;
    case v1::Transform::KIND_NOT_SET:
      ok = false;
      break;
  }
  if (!ok) return std::nullopt;
  return read;
}

bool ScoreTransform::ReadSteps(const v1::StepTable& steps) {
  if (!steps.below().empty()) {
    below_ = ReadScore(steps.below());
    if (!below_) return false;
  }
  if (steps.rows_size() == 0) return false;
  for (const v1::StepTable::Step& row : steps.rows()) {
    const std::optional<Score> from = ReadScore(row.from()), value = ReadScore(row.value());
    if (!from || !value || (!steps_.empty() && *from <= steps_.back().from)) return false;
    steps_maximum_ = steps_.empty() ? below_.value_or(*value) : steps_maximum_;
    steps_maximum_ = std::max(steps_maximum_, *value);
    steps_.push_back({*from, *value});
  }
  return true;
}

bool ScoreTransform::ReadMultiply(const v1::Multiply& multiply) {
  const std::optional<Decimal> by = ReadDecimal(multiply.by()),
                               under = ReadDecimalOr(multiply.divided_by(), 1);
  if (!by || by->coefficient < 0 || !under || under->coefficient <= 0) return false;
  by_ = *by;
  divided_by_ = *under;
  rule_.exact = true;
  if (multiply.has_rounding()) {
    const std::optional<ScoreRule> rule = ReadScoreRule(&multiply.rounding());
    if (!rule) return false;
    rule_ = *rule;
  }
  // An exact quotient need not have a finite decimal.
  return !rule_.exact || divided_by_ == Decimal{1, 0};
}

bool ScoreTransform::ReadClamp(const v1::Clamp& clamp) {
  low_ = ReadScore(clamp.minimum());
  high_ = ReadScore(clamp.maximum());
  return low_.has_value() == !clamp.minimum().empty() && high_.has_value() == !clamp.maximum().empty() &&
         !(low_ && high_ && *high_ < *low_);
}

int ScoreTransform::StepOf(Score value) const {
  const auto above = std::upper_bound(steps_.begin(), steps_.end(), value,
                                      [](Score score, const Step& step) { return score < step.from; });
  return static_cast<int>(above - steps_.begin()) - 1;
}

std::optional<Score> ScoreTransform::Map(Score value) const {
  switch (kind_) {
    case Kind::kMultiply: {
      if (rule_.exact) return Times(value, by_);
      Result<Rational> product = Rational::Make(Int256(value), Int256(kOnePoint));
      if (product.ok()) product = Multiply(product.value(), Rational(by_));
      if (product.ok()) product = Divide(product.value(), Rational(divided_by_));
      if (!product.ok()) return std::nullopt;
      const Result<int64_t> rounded = RoundToMultiple(product.value(), rule_.mode, rule_.increment);
      if (!rounded.ok()) return std::nullopt;
      const Score score = MultiplyWide(
          rounded.value(), kPowersOfTen[static_cast<std::size_t>(kMaxPlaces - rule_.increment.places)]);
      return IsScore(score) ? std::optional(score) : std::nullopt;
    }
    case Kind::kAdd:
      return IsScore(value + add_) ? std::optional(value + add_) : std::nullopt;
    case Kind::kClamp:
      if (low_ && value < *low_) value = *low_;
      if (high_ && value > *high_) value = *high_;
      return value;
    case Kind::kRound:
      return rule_.Round(value);
    case Kind::kSteps:
    case Kind::kPercent:
      break;
  }
  return std::nullopt;
}

std::optional<Score> ScoreTransform::PercentOf(Score value, Score maximum) const {
  // 100 x value / maximum / increment: below 10^33 over below 10^37.
  const Result<Rational> percent =
      Rational::Make(Multiply(Int256(value), Int256(100)).value_or(Int256()), Int256(maximum));
  if (!percent.ok()) return std::nullopt;
  const Result<int64_t> rounded = RoundToMultiple(percent.value(), rule_.mode, rule_.increment);
  if (!rounded.ok()) return std::nullopt;
  const Score score = MultiplyWide(
      rounded.value(), kPowersOfTen[static_cast<std::size_t>(kMaxPlaces - rule_.increment.places)]);
  return IsScore(score) ? std::optional(score) : std::nullopt;
}

ScoreList ScoreTransform::StepValues(Score low, Score high) const {
  ScoreList values;
  const int first = StepOf(low), last = StepOf(high);
  if (first < 0 && below_) values.push_back(*below_);
  for (int i = std::max(first, 0); i <= last; ++i)
    values.push_back(steps_[static_cast<std::size_t>(i)].value);
  SortOnce(&values);
  return values;
}

bool ScoreTransform::ApplyTo(const StateGroup& group, StateCollector* out) const {
  ScoreList values;
  values.reserve(group.values.size());
  Score maximum = 0;
  switch (kind_) {
    case Kind::kSteps:
      for (const Score value : group.values) {
        const int step = StepOf(value);
        if (step >= 0) {
          values.push_back(steps_[static_cast<std::size_t>(step)].value);
        } else if (below_) {
          values.push_back(*below_);
        }
      }
      maximum = steps_maximum_;
      break;
    case Kind::kPercent:
      if (group.maximum <= 0) return true;  // No figure.
      for (const Score value : group.values) {
        const std::optional<Score> percent = PercentOf(value, group.maximum);
        if (!percent) return false;
        values.push_back(*percent);
      }
      maximum = kHundredPoints;
      break;
    default: {
      for (const Score value : group.values) {
        const std::optional<Score> mapped = Map(value);
        if (!mapped) return false;
        values.push_back(*mapped);
      }
      const std::optional<Score> mapped = Map(group.maximum);
      if (!mapped) return false;
      maximum = *mapped;
      break;
    }
  }
  SortOnce(&values);
  return out->Add(true, maximum, values);
}

std::optional<StateSet> ScoreTransform::Apply(const StateSet& states) const {
  StateCollector out;
  for (const StateGroup& group : states) {
    const bool fits = group.counts ? ApplyTo(group, &out) : out.Add(false, 0, group.values);
    if (!fits) return std::nullopt;
  }
  return out.Take();
}

std::optional<ScoreBounds> ScoreTransform::Apply(const ScoreBounds& bounds) const {
  ScoreBounds out = bounds;
  if (!bounds.may_count) return out;
  const ScoreRun& run = bounds.values;
  switch (kind_) {
    case Kind::kSteps: {
      const ScoreList values = StepValues(run.first, run.last);
      out.may_count = !values.empty();
      if (!values.empty()) out.values = RunOver(values);
      out.least_maximum = out.greatest_maximum = steps_maximum_;
      return out;
    }
    case Kind::kPercent: {
      out.may_count = bounds.greatest_maximum > 0;
      if (!out.may_count) return out;
      const Score smallest = std::max<Score>(bounds.least_maximum, 1);
      // A value is never above its maximum, so no percentage is above 100.
      const std::optional<Score> first =
          PercentOf(run.first, run.first < 0 ? smallest : bounds.greatest_maximum);
      const Score most = std::min(run.last, run.last < 0 ? run.last : smallest);
      const std::optional<Score> last = PercentOf(most, run.last < 0 ? bounds.greatest_maximum : smallest);
      if (!first || !last) return std::nullopt;
      out.values = {*first, *last, *first == *last ? 0 : rule_.Step()};
      out.least_maximum = out.greatest_maximum = kHundredPoints;
      return out;
    }
    default:
      break;
  }
  const std::optional<Score> first = Map(run.first), last = Map(run.last), least = Map(bounds.least_maximum),
                             greatest = Map(bounds.greatest_maximum);
  if (!first || !last || !least || !greatest) return std::nullopt;
  out.values = {*first, *last, 0};
  out.least_maximum = *least;
  out.greatest_maximum = *greatest;
  if (*first == *last) return out;
  switch (kind_) {
    case Kind::kMultiply:
      out.values.step =
          rule_.exact ? GreatestCommonDivisor(Times(run.step, by_).value_or(1), 0) : rule_.Step();
      break;
    case Kind::kAdd:
      out.values.step = run.step;
      break;
    case Kind::kClamp:
      // What is in between keeps its distance from where the run began.
      out.values.step =
          GreatestCommonDivisor(GreatestCommonDivisor(run.step, *first - run.first), *last - *first);
      break;
    default:
      out.values.step = rule_.exact ? run.step : rule_.Step();
      break;
  }
  return out;
}

}  // namespace ras::check
