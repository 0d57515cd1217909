#include "lib/check/answer_states.h"

#include <algorithm>
#include <map>
#include <utility>

namespace ras::check {
namespace {

class ClassBuilder {
 public:
  ClassBuilder(const ModelQuestion& question, Work* work) : question_(question), work_(*work) {}

  std::optional<std::vector<AnswerClass>> Build() {
    if (question_.broken || !AddAnswers() || !AddNotApplicable()) return std::nullopt;
    std::vector<AnswerClass> classes;
    std::size_t size = 0;
    for (auto& [key, values] : classes_) {
      SortOnce(&values);
      size += values.size();
      classes.push_back({key.marks, {key.counts, key.maximum, std::move(values)}});
    }
    if (size > kMostListed) return std::nullopt;
    return classes;
  }

 private:
  struct Key {
    uint64_t marks = 0;
    bool counts = false;
    Score maximum = 0;
    auto operator<=>(const Key&) const = default;
  };

  uint64_t MarksOf(int option) const {
    const auto i = static_cast<std::size_t>(option);
    return i < question_.marks.size() ? question_.marks[i] : 0;
  }

  bool AddAnswers() {
    const v1::Question& question = *question_.question;
    switch (question.kind_case()) {
      case v1::Question::kSingleChoice:
        return AddSingle(question.single_choice().options());
      case v1::Question::kSeveralChoices:
        return AddSeveral(question.several_choices());
      case v1::Question::kLevelAndFrequency:
        return AddLevels(question.level_and_frequency());
      case v1::Question::kQuantity:
        return AddQuantity(question.quantity());
      case v1::Question::kInformation:
        for (int i = 0; i < question.information().options_size(); ++i) Add(MarksOf(i), false, 0, 0);
        if (!question.information().required() || question.information().options().empty())
          Add(0, false, 0, 0);
        return true;
      case v1::Question::KIND_NOT_SET:
        return false;
    }
    return false;
  }

  bool AddNotApplicable() {
    switch (question_.question->not_applicable()) {
      case v1::NOT_APPLICABLE_RULE_SCORES_ZERO:
        Add(0, question_.scored, question_.scored ? maximum_ : 0, 0);
        return true;
      case v1::NOT_APPLICABLE_RULE_LEAVES_MAXIMUM:
        Add(0, false, 0, 0);
        return true;
      default:
        return true;
    }
  }

  void Add(uint64_t marks, bool counts, Score maximum, Score points) {
    classes_[{marks, counts, maximum}].push_back(points);
  }

  std::optional<Score> Points(const std::string& text) const {
    const std::optional<Score> points = ReadScore(text);
    return points && *points >= 0 ? Times(*points, question_.weight) : std::nullopt;
  }

  bool AddSingle(const google::protobuf::RepeatedPtrField<v1::Option>& options) {
    std::vector<Score> points;
    for (const v1::Option& option : options) {
      const std::optional<Score> own = Points(option.points());
      if (!own) return false;
      points.push_back(*own);
      maximum_ = std::max(maximum_, *own);
    }
    for (int i = 0; i < options.size(); ++i)
      Add(MarksOf(i), true, maximum_, points[static_cast<std::size_t>(i)]);
    return !points.empty();
  }

  bool AddLevels(const v1::LevelAndFrequency& both) {
    if (!work_.Spend(int64_t{both.levels_size()} * both.frequencies_size() * 8)) return false;
    std::vector<std::pair<uint64_t, Score>> points;
    for (int l = 0; l < both.levels_size(); ++l) {
      const std::optional<Score> level = Points(both.levels(l).points());
      if (!level) return false;
      for (const v1::Frequency& frequency : both.frequencies()) {
        const std::optional<Decimal> factor = ReadDecimal(frequency.factor());
        if (!factor || factor->coefficient < 0) return false;
        const std::optional<Score> own = Times(*level, *factor);
        if (!own) return false;
        points.emplace_back(MarksOf(l), *own);
        maximum_ = std::max(maximum_, *own);
      }
    }
    for (const auto& [marks, own] : points) Add(marks, true, maximum_, own);
    return !points.empty();
  }

  bool AddQuantity(const v1::Quantity& quantity) {
    if (!question_.scored) {
      Add(0, false, 0, 0);
      return true;
    }
    const std::optional<Score> low = ReadScore(quantity.minimum()), high = ReadScore(quantity.maximum());
    const std::optional<Decimal> step = ReadDecimalOr(quantity.step(), 1);
    const std::optional<Decimal> price = ReadDecimal(quantity.points_per_unit());
    const Score by = step ? ToScore(*step).value_or(0) : 0;
    if (!low || !high || *high < *low || by <= 0 || !price || price->coefficient < 0) return false;
    const Score count = (*high - *low) / by + 1;
    if (count > static_cast<Score>(kMostListed) || !work_.Spend(static_cast<int64_t>(count) * 4))
      return false;
    const auto points = [&](Score amount) -> std::optional<Score> {
      const std::optional<Score> priced = Times(amount, *price);
      return priced ? Times(*priced, question_.weight) : std::nullopt;
    };
    const std::optional<Score> most = points(*high);
    if (!most) return false;
    maximum_ = *most;
    for (Score amount = *low; amount <= *high; amount += by) {
      const std::optional<Score> own = points(amount);
      if (!own) return false;
      Add(0, true, maximum_, *own);
    }
    return true;
  }

  bool AddSeveral(const v1::SeveralChoices& several) {
    const bool highest = several.combine() == v1::CHOICES_COMBINE_HIGHEST;
    if (several.combine() == v1::CHOICES_COMBINE_UNSPECIFIED) return false;
    std::vector<Score> points;
    for (const v1::Option& option : several.options()) {
      const std::optional<Score> own = Points(option.points());
      if (!own) return false;
      points.push_back(*own);
      maximum_ = highest ? std::max(maximum_, *own) : maximum_ + *own;
      if (!IsScore(maximum_)) return false;
    }
    if (highest && question_.marks.empty()) {
      // None chosen, or any one of them the highest.
      ScoreList& own = classes_[{0, true, maximum_}];
      own = std::move(points);
      own.push_back(0);
      return true;
    }
    // By marks, what the statements chosen so far can come to; each statement is then chosen or not.
    std::map<uint64_t, ScoreList> chosen{{0, {0}}};
    for (std::size_t i = 0; i < points.size(); ++i) {
      std::map<uint64_t, ScoreList> next = chosen;
      std::size_t size = 0;
      for (const auto& [marks, values] : chosen) {
        if (!work_.Spend(static_cast<int64_t>(values.size()) * 4 + 4)) return false;
        ScoreList& with = next[marks | MarksOf(static_cast<int>(i))];
        for (const Score value : values)
          with.push_back(highest ? std::max(value, points[i]) : value + points[i]);
      }
      for (auto& [marks, values] : next) {
        SortOnce(&values);
        size += values.size();
      }
      if (size > kMostListed) return false;
      chosen = std::move(next);
    }
    for (const auto& [marks, values] : chosen) {
      ScoreList& own = classes_[{marks, true, maximum_}];
      own.insert(own.end(), values.begin(), values.end());
    }
    return true;
  }

  const ModelQuestion& question_;
  Work& work_;
  Score maximum_ = 0;
  std::map<Key, ScoreList> classes_;
};

// Bounds of the sum of several statements: from none chosen to all.
std::optional<ScoreBounds> BoundsOfSeveral(const ModelQuestion& question) {
  ScoreBounds bounds;
  for (const v1::Option& option : question.question->several_choices().options()) {
    const std::optional<Score> points = ReadScore(option.points());
    const std::optional<Score> own = points && *points >= 0 ? Times(*points, question.weight) : std::nullopt;
    if (!own || !IsScore(bounds.values.last + *own)) return std::nullopt;
    bounds.values.last += *own;
    bounds.values.step = GreatestCommonDivisor(bounds.values.step, *own);
  }
  bounds.least_maximum = bounds.greatest_maximum = bounds.values.last;
  return bounds;
}

// Bounds of a level times a frequency.
std::optional<ScoreBounds> BoundsOfLevels(const ModelQuestion& question) {
  const v1::LevelAndFrequency& both = question.question->level_and_frequency();
  // The frequencies as whole numbers of the smallest unit, so that a divisor of all of them is one of every
  // product.
  std::optional<ScoreRun> levels, factors;
  for (const v1::Option& option : both.levels()) {
    const std::optional<Score> points = ReadScore(option.points());
    const std::optional<Score> own = points && *points >= 0 ? Times(*points, question.weight) : std::nullopt;
    if (!own) return std::nullopt;
    levels = levels ? Together(*levels, {*own, *own, 0}) : ScoreRun{*own, *own, 0};
  }
  for (const v1::Frequency& frequency : both.frequencies()) {
    const std::optional<Score> own = ReadScore(frequency.factor());
    if (!own || *own < 0) return std::nullopt;
    factors = factors ? Together(*factors, {*own, *own, 0}) : ScoreRun{*own, *own, 0};
  }
  if (!levels || !factors) return std::nullopt;
  const auto times = [](Score level, Score factor) -> std::optional<Score> {
    const Result<Decimal> decimal = Decimal::Parse(ToText(factor));
    return decimal.ok() ? Times(level, decimal.value()) : std::nullopt;
  };
  const std::optional<Score> first = times(levels->first, factors->first),
                             last = times(levels->last, factors->last);
  if (!first || !last) return std::nullopt;
  // Whatever divides all levels, times whatever divides all factors, divides every product.
  const std::optional<Score> step = times(GreatestCommonDivisor(levels->step, levels->first),
                                          GreatestCommonDivisor(factors->step, factors->first));
  ScoreBounds bounds;
  bounds.values = {*first, *last, *first == *last ? 0 : step && *step > 0 ? *step : 1};
  bounds.least_maximum = bounds.greatest_maximum = *last;
  return bounds;
}

// Bounds of a quantity: its ends.
std::optional<ScoreBounds> BoundsOfQuantity(const ModelQuestion& question) {
  const v1::Quantity& quantity = question.question->quantity();
  const std::optional<Score> low = ReadScore(quantity.minimum()), high = ReadScore(quantity.maximum());
  const std::optional<Decimal> step = ReadDecimalOr(quantity.step(), 1);
  const std::optional<Decimal> price = ReadDecimal(quantity.points_per_unit());
  const Score by = step ? ToScore(*step).value_or(0) : 0;
  if (!low || !high || *high < *low || by <= 0 || !price || price->coefficient < 0) return std::nullopt;
  const Score rest = (*high - *low) % by;
  const auto points = [&](Score amount) -> std::optional<Score> {
    const std::optional<Score> priced = Times(amount, *price);
    return priced ? Times(*priced, question.weight) : std::nullopt;
  };
  const std::optional<Score> first = points(*low), last = points(*high - rest), most = points(*high),
                             distance = points(by);
  if (!first || !last || !most || !distance) return std::nullopt;
  ScoreBounds bounds;
  bounds.values = {*first, *last, *first == *last ? 0 : *distance};
  bounds.least_maximum = bounds.greatest_maximum = *most;
  return bounds;
}

}  // namespace

std::optional<std::vector<AnswerClass>> AnswerClasses(const ModelQuestion& question, Work* work) {
  return ClassBuilder(question, work).Build();
}

std::optional<ScoreBounds> AnswerBounds(const ModelQuestion& question, Work* work) {
  if (question.broken || !question.scored) return std::nullopt;
  std::optional<ScoreBounds> bounds;
  const v1::Question& document = *question.question;
  if (document.has_several_choices() && document.several_choices().combine() == v1::CHOICES_COMBINE_SUM) {
    bounds = BoundsOfSeveral(question);
  } else if (document.has_quantity()) {
    bounds = BoundsOfQuantity(question);
  } else if (document.has_level_and_frequency()) {
    bounds = BoundsOfLevels(question);
  } else {
    const std::optional<std::vector<AnswerClass>> classes = AnswerClasses(question, work);
    if (!classes) return std::nullopt;
    for (const AnswerClass& own : *classes) {
      if (!own.points.counts) continue;
      const ScoreRun run = RunOver(own.points.values);
      if (!bounds) {
        bounds.emplace();
        bounds->values = run;
      } else {
        bounds->values = Together(bounds->values, run);
      }
      bounds->least_maximum = bounds->greatest_maximum = own.points.maximum;
    }
  }
  if (!bounds) return std::nullopt;
  if (document.not_applicable() == v1::NOT_APPLICABLE_RULE_SCORES_ZERO) {
    bounds->values = Together(bounds->values, ScoreRun{});
  }
  bounds->may_not_count =
      question.asked_when != nullptr || document.not_applicable() == v1::NOT_APPLICABLE_RULE_LEAVES_MAXIMUM;
  return bounds;
}

}  // namespace ras::check
