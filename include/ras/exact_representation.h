// How likely chance alone makes a sample as unlike its population as this one, by going through every way to
// draw it (docs/sampling.md section 4).
#ifndef RAS_EXACT_REPRESENTATION_H_
#define RAS_EXACT_REPRESENTATION_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "ras/int256.h"
#include "ras/representation.h"
#include "ras/result.h"

namespace ras {

/// The most tables that the exact probability goes through unless the caller says otherwise: a fraction of a
/// second.
inline constexpr int64_t kMostTables = 1'000'000;
/// Tables whose probability is above the sample's by no more than this share of it count as equally likely,
/// as in R's fisher.test: rounding must not decide about a table that is exactly as likely as the sample.
inline constexpr double kSameProbability = 1e-7;

namespace internal {

// A sum of values that are not negative, and of what each addition lost (Neumaier 1974).
class CompensatedSum {
 public:
  constexpr void Add(double value) noexcept {
    const double sum = sum_ + value;
    lost_ += sum_ >= value ? (sum_ - sum) + value : (value - sum) + sum_;
    sum_ = sum;
  }
  constexpr double value() const noexcept { return sum_ + lost_; }

 private:
  double sum_ = 0;
  double lost_ = 0;
};

// Every way to share out the drawn people among the groups in order, none getting more than it has.
class Tables {
 public:
  Tables(std::span<const GroupCount> groups, int64_t drawn) : drawn_(drawn), room_(groups.size() + 1) {
    for (std::size_t i = groups.size(); i-- > 0;) room_[i] = room_[i + 1] + groups[i].population;
  }

  // The least and the most that group i can get while `left` people are left for it and those after it.
  int64_t Least(std::size_t i, int64_t left) const { return std::max(int64_t{0}, left - room_[i + 1]); }
  int64_t Most(std::size_t i, int64_t left) const { return std::min(left, room_[i] - room_[i + 1]); }

  // Calls visit(product) for each table, with the product of its counts' weights, until it answers false.
  // Where nobody is left, or as many as there is room for, the rest of the table is plain. So every step but
  // the last group's has two ways on at least, and the work is in proportion to the tables, however many the
  // groups.
  template <class Weights, class Visit>
  void Walk(const Weights& weights, Visit visit) const {
    struct Step {
      std::size_t group;
      int64_t left;
      int64_t count;
      double product;
    };
    std::vector<Step> steps;
    steps.push_back({0, drawn_, Least(0, drawn_), 1});
    while (!steps.empty()) {
      Step& step = steps.back();
      if (step.count > Most(step.group, step.left)) {
        steps.pop_back();
        continue;
      }
      const std::size_t next = step.group + 1;
      const int64_t left = step.left - step.count;
      const double product = step.product * weights.Of(step.group, step.count++);
      if (left == 0 || left == room_[next]) {
        if (!visit(product * (left == 0 ? weights.NoneFrom(next) : weights.AllFrom(next)))) return;
      } else {
        steps.push_back({next, left, Least(next, left), product});
      }
    }
  }

 private:
  int64_t drawn_;
  std::vector<int64_t> room_;  // Of each group and those after it together.
};

// For counting alone.
struct NoWeights {
  static double Of(std::size_t, int64_t) { return 1; }
  static double NoneFrom(std::size_t) { return 1; }
  static double AllFrom(std::size_t) { return 1; }
};

// How likely each count of each group is, next to the group's likeliest count, if everyone were drawn or not
// by themselves with one chance for all. The product over a table's counts is in proportion to the table's
// probability, since that chance to the power of the drawn is the same for all of them. By products and
// quotients alone, so that no platform's logarithm has a say in it. Not everyone is drawn.
class CountWeights {
 public:
  CountWeights(std::span<const GroupCount> groups, const GroupCount& all)
      : none_from_(groups.size() + 1, 1), all_from_(groups.size() + 1, 1) {
    const double odds = static_cast<double>(all.drawn) / static_cast<double>(all.population - all.drawn);
    for (const GroupCount& group : groups) {
      const int64_t population = group.population;
      const int64_t least = std::max(int64_t{0}, all.drawn - (all.population - population));
      const int64_t most = std::min(all.drawn, population);
      const auto near = static_cast<int64_t>(MultiplyWide(population + 1, all.drawn) / all.population);
      const int64_t likeliest = std::clamp(near, least, most);
      std::vector<double> weights(static_cast<std::size_t>(most - least) + 1, 1);
      const auto at = [&](int64_t count) -> double& {
        return weights[static_cast<std::size_t>(count - least)];
      };
      // From a count to the next one up, the probability changes by this factor.
      const auto step = [&](int64_t count) {
        return static_cast<double>(population - count) / static_cast<double>(count + 1) * odds;
      };
      for (int64_t count = likeliest; count < most; ++count) at(count + 1) = at(count) * step(count);
      for (int64_t count = likeliest; count > least; --count) at(count - 1) = at(count) / step(count - 1);
      least_.push_back(least);
      weights_.push_back(std::move(weights));
    }
    for (std::size_t i = groups.size(); i-- > 0;) {
      none_from_[i] = none_from_[i + 1] * Possible(i, 0);
      all_from_[i] = all_from_[i + 1] * Possible(i, groups[i].population);
    }
  }

  double Of(std::size_t i, int64_t count) const {
    return weights_[i][static_cast<std::size_t>(count - least_[i])];
  }
  double NoneFrom(std::size_t i) const { return none_from_[i]; }
  double AllFrom(std::size_t i) const { return all_from_[i]; }

 private:
  // 0 for a count that no table has.
  double Possible(std::size_t i, int64_t count) const {
    const int64_t place = count - least_[i];
    return place < 0 || place >= static_cast<int64_t>(weights_[i].size()) ? 0 : Of(i, count);
  }

  std::vector<int64_t> least_;                // Of each group: the least that any table gives it.
  std::vector<std::vector<double>> weights_;  // Of each group: from that count on.
  std::vector<double> none_from_;             // Of nobody in this group and those after it.
  std::vector<double> all_from_;              // Of everybody in them.
};

}  // namespace internal

/// What going through every way to draw gives.
struct ExactTail {
  /// Of a sample that is no likelier than this one.
  double probability = 1;
  /// The same for the least likely sample of this size: below it no sample can come, however unlike.
  double least = 1;
};

/// The probability that a sample of this size, drawn without replacement from this population, is no more
/// likely than the one that was drawn: the exact test of Fisher, Freeman and Halton (1951) of the table of
/// drawn and not drawn by group, whose counts follow the multivariate hypergeometric distribution. 1 if there
/// is but one way to draw. Correct to about nine digits; what is below 10^-290 may come out as 0. The same
/// bits in any order of the groups and on every platform.
///
/// Faults of SumGroups; kNotExact if there are more than `most_tables` ways to draw. Time and memory in
/// proportion to the tables and the groups.
inline Result<ExactTail> ExactTails(std::span<const GroupCount> groups, int64_t most_tables = kMostTables) {
  const Result<GroupCount> all = SumGroups(groups);
  if (!all.ok()) return all.fault();
  if (all.value().drawn == all.value().population) return ExactTail{};
  std::vector<GroupCount> ordered(groups.begin(), groups.end());
  std::sort(ordered.begin(), ordered.end(), [](const GroupCount& a, const GroupCount& b) {
    return std::tie(a.population, a.drawn) < std::tie(b.population, b.drawn);
  });

  const internal::Tables tables(ordered, all.value().drawn);
  int64_t count = 0;
  tables.Walk(internal::NoWeights(), [&](double) { return ++count <= most_tables; });
  if (count > most_tables) return Fault::kNotExact;

  const internal::CountWeights weights(ordered, all.value());
  double sample = 1;
  for (std::size_t i = 0; i < ordered.size(); ++i) sample *= weights.Of(i, ordered[i].drawn);
  const double limit = sample * (1 + kSameProbability);
  internal::CompensatedSum unlikely, every, unlikeliest;
  double lowest = std::numeric_limits<double>::infinity();
  tables.Walk(weights, [&](double product) {
    every.Add(product);
    if (product <= limit) unlikely.Add(product);
    if (product * (1 + kSameProbability) < lowest) {
      lowest = product;
      unlikeliest = {};
    }
    if (product <= lowest * (1 + kSameProbability)) unlikeliest.Add(product);
    return true;
  });
  return ExactTail{unlikely.value() / every.value(), unlikeliest.value() / every.value()};
}

/// The probability of ExactTails alone.
inline Result<double> ExactRepresentation(std::span<const GroupCount> groups,
                                          int64_t most_tables = kMostTables) {
  const Result<ExactTail> tails = ExactTails(groups, most_tables);
  if (!tails.ok()) return tails.fault();
  return tails.value().probability;
}

}  // namespace ras

#endif  // RAS_EXACT_REPRESENTATION_H_
