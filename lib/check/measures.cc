// Measures: cycles, terms and transforms.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/check/check_context.h"
#include "lib/check/measure_graph.h"
#include "lib/check/reasons.h"
#include "lib/check/rounding_check.h"
#include "lib/check/score.h"
#include "lib/finding/wording.h"

namespace ras::check {
namespace {

// Depth first through the measures, without recursion: a hostile document may chain a thousand of them.
class CycleSearch {
 public:
  explicit CycleSearch(const CheckContext& context)
      : context_(context),
        edges_(MeasureEdges(context.policy, context.names)),
        state_(edges_.size(), State::kNew) {}

  void Run() {
    for (std::size_t m = 0; m < edges_.size(); ++m) {
      if (state_[m] == State::kNew) From(m);
    }
  }

 private:
  enum class State : uint8_t { kNew, kUnderWay, kDone };
  struct Step {
    std::size_t measure;
    std::size_t next_edge;
  };

  void From(std::size_t start) {
    std::vector<Step> way{{start, 0}};
    state_[start] = State::kUnderWay;
    while (!way.empty()) {
      Step& last = way.back();
      if (last.next_edge == edges_[last.measure].size()) {
        state_[last.measure] = State::kDone;
        way.pop_back();
        continue;
      }
      const MeasureEdge& edge = edges_[last.measure][last.next_edge++];
      const auto to = static_cast<std::size_t>(edge.to);
      if (state_[to] == State::kUnderWay) Report(way, edge);
      if (state_[to] != State::kNew) continue;
      state_[to] = State::kUnderWay;
      way.push_back({to, 0});
    }
  }

  // `edge` leads from the end of the way back to a measure on it.
  void Report(const std::vector<Step>& way, const MeasureEdge& edge) {
    std::size_t first = way.size() - 1;
    while (way[first].measure != static_cast<std::size_t>(edge.to)) --first;
    std::string round;
    const std::size_t shown = std::min(way.size(), first + kShownItems);
    for (std::size_t i = first; i < shown; ++i) round += Id(way[i].measure) + " -> ";
    if (shown < way.size()) round += "... -> ";
    round += Id(static_cast<std::size_t>(edge.to));
    const std::string term = At(At("", "measures", static_cast<int>(way.back().measure)), "terms", edge.term);
    context_.report.Error(
        {.code = "measure_cycle",
         .path = In(term, edge.condition ? "when" : "measure"),
         .value = context_.policy.measures(edge.to).id(),
         .message = "Measures need each other in a circle: " + round + ".",
         .remedy = "Take one of these references away, so that each measure can be computed before "
                   "those that use it."});
  }

  std::string Id(std::size_t measure) {
    return Quote(context_.policy.measures(static_cast<int>(measure)).id());
  }

  const CheckContext& context_;
  const std::vector<std::vector<MeasureEdge>> edges_;
  std::vector<State> state_;
};

class MeasureCheck {
 public:
  MeasureCheck(const CheckContext& context, int index)
      : context_(context), measure_(context.policy.measures(index)), path_(At("", "measures", index)) {}

  void Run() {
    for (int t = 0; t < measure_.terms_size(); ++t) {
      if (measure_.terms(t).source_case() != v1::Term::SOURCE_NOT_SET) continue;
      context_.report.Error({.code = "kind_missing",
                             .path = At(path_, "terms", t),
                             .value = "",
                             .message = "A term of the measure " + Quote(measure_.id()) + " has no source.",
                             .remedy = "Name a question, a domain, a measure or a constant."});
    }
    for (int t = 0; t < measure_.transforms_size(); ++t) {
      CheckTransform(measure_.transforms(t), At(path_, "transforms", t));
    }
  }

 private:
  void CheckTransform(const v1::Transform& transform, const std::string& path) {
    switch (transform.kind_case()) {
      case v1::Transform::kSteps:
        CheckSteps(transform.steps(), In(path, "steps"));
        break;
      case v1::Transform::kPercentOfMaximum:
        if (transform.percent_of_maximum().has_rounding()) {
          CheckScoreRounding(context_, transform.percent_of_maximum().rounding(),
                             In(path, "percent_of_maximum.rounding"), Exact::kRefused);
        }
        break;
      case v1::Transform::kMultiply:
        CheckMultiply(transform.multiply(), In(path, "multiply"));
        break;
      case v1::Transform::kClamp:
        CheckClamp(transform.clamp(), In(path, "clamp"));
        break;
      case v1::Transform::kRound:
        CheckScoreRounding(context_, transform.round(), In(path, "round"), Exact::kAllowed);
        break;
      case v1::Transform::kAdd:
        break;
      case v1::Transform::KIND_NOT_SET:
        context_.report.Error(
            {.code = "kind_missing",
             .path = path,
             .value = "",
             .message = "A transform of the measure " + Quote(measure_.id()) + " does nothing.",
             .remedy = "Name steps, percent_of_maximum, multiply, add, clamp or round."});
        break;
    }
  }

  void CheckSteps(const v1::StepTable& steps, const std::string& path) {
    std::optional<Decimal> last_from, last_to, last_value = ReadDecimal(steps.below());
    for (int r = 0; r < steps.rows_size(); ++r) {
      const v1::StepTable::Step& row = steps.rows(r);
      const std::string row_path = At(path, "rows", r);
      const std::optional<Decimal> from = ReadDecimal(row.from()), to = ReadDecimal(row.to()),
                                   value = ReadDecimal(row.value());
      if (from && last_from && *from <= *last_from) {
        context_.report.Error({.code = "rows_out_of_order",
                               .path = In(row_path, "from"),
                               .value = row.from(),
                               .message = "A range of the measure " + Quote(measure_.id()) + " starts at " +
                                          row.from() + ", not above the one before it, which starts at " +
                                          last_from->ToString() + ".",
                               .remedy = "List the ranges in ascending order, each start once."});
      } else if (from && last_to && *from <= *last_to) {
        context_.report.Error(
            {.code = "steps_overlap",
             .path = In(row_path, "from"),
             .value = row.from(),
             .message = "A range of the measure " + Quote(measure_.id()) + " starts at " + row.from() +
                        ", but the one before it is printed to " + last_to->ToString() + ".",
             .remedy = "End the range before at a lower score, or start this one above it."});
      }
      if (from && to && *to < *from) {
        context_.report.Error({.code = "bounds_reversed",
                               .path = In(row_path, "to"),
                               .value = row.to(),
                               .message = "A range of the measure " + Quote(measure_.id()) + " goes from " +
                                          row.from() + " down to " + row.to() + ".",
                               .remedy = "Write the last score of the range in to."});
      }
      if (value && last_value && *value < *last_value) WarnFall(row, row_path, *last_value);
      if (from) last_from = from;
      last_to = to;
      if (value) last_value = value;
    }
  }

  void WarnFall(const v1::StepTable::Step& row, const std::string& row_path, const Decimal& before) {
    context_.report.Warning({.code = "steps_fall",
                             .path = In(row_path, "value"),
                             .value = row.value(),
                             .message = "In the measure " + Quote(measure_.id()) + ", scores from " +
                                        row.from() + " become " + row.value() + ", less than the " +
                                        before.ToString() +
                                        " of lower scores: more need would count for less.",
                             .remedy = "Let the values rise with the score.",
                             .reason = std::string(kReasonRises)});
  }

  void CheckMultiply(const v1::Multiply& multiply, const std::string& path) {
    const bool divides = !multiply.divided_by().empty();
    if (multiply.has_rounding()) {
      CheckScoreRounding(context_, multiply.rounding(), In(path, "rounding"),
                         divides ? Exact::kRefused : Exact::kAllowed);
    } else if (divides) {
      context_.report.Error(
          {.code = "rounding_missing",
           .path = path,
           .value = multiply.divided_by(),
           .message = "The measure " + Quote(measure_.id()) + " is divided by " + multiply.divided_by() +
                      ", and the rest of the division is not rounded.",
           .remedy = "Add a rounding, such as rounding { mode: ROUNDING_MODE_HALF_UP increment: "
                     "\"0.01\" }."});
    }
  }

  void CheckClamp(const v1::Clamp& clamp, const std::string& path) {
    const std::optional<Decimal> minimum = ReadDecimal(clamp.minimum()),
                                 maximum = ReadDecimal(clamp.maximum());
    if (clamp.minimum().empty() && clamp.maximum().empty()) {
      context_.report.Error({.code = "clamp_without_bound",
                             .path = path,
                             .value = "",
                             .message = "The measure " + Quote(measure_.id()) + " is held within no bounds.",
                             .remedy = "Give a minimum, a maximum or both."});
    } else if (minimum && maximum && *maximum < *minimum) {
      context_.report.Error({.code = "bounds_reversed",
                             .path = In(path, "maximum"),
                             .value = clamp.maximum(),
                             .message = "The measure " + Quote(measure_.id()) + " is to be at least " +
                                        clamp.minimum() + " and at most " + clamp.maximum() + ".",
                             .remedy = "Write the lower bound in minimum and the greater one in maximum."});
    }
  }

  const CheckContext& context_;
  const v1::Measure& measure_;
  const std::string path_;
};

}  // namespace

void CheckMeasures(const CheckContext& context) {
  CycleSearch(context).Run();
  for (int m = 0; m < context.policy.measures_size(); ++m) MeasureCheck(context, m).Run();
}

}  // namespace ras::check
