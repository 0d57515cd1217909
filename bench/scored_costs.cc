#include "scored_costs.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace ras_bench {
namespace {

// From 0 to 1; the standard's own distributions differ between libraries.
double Share(std::mt19937_64& random) { return static_cast<double>(random() >> 11) * 0x1p-53; }

// Close to a normal deviate: twelve shares add up to 6 with a variance of 1.
double Deviate(std::mt19937_64& random) {
  double sum = -6;
  for (int i = 0; i < 12; ++i) sum += Share(random);
  return sum;
}

}  // namespace

std::vector<ras::ScoredCost> ScoredCosts(std::size_t people) {
  constexpr double kDear = 2e9;
  std::mt19937_64 random(20'090'501);
  std::vector<ras::ScoredCost> result(people);
  for (ras::ScoredCost& person : result) {
    const double score =
        std::clamp(100 * (1 - std::sqrt(1 - Share(random))) + 6 * Deviate(random), 0.0, 100.0);
    person.score = std::llround(100 * score);
    // The framework's curve in pounds a week, 52 weeks of it, and a factor whose logarithm is normal.
    const double week = 5.1 - 0.124 * score + 0.125 * score * score;
    const double year = 5200 * week * std::exp(0.7 * Deviate(random));
    person.pence = random() % 50 == 0 ? 0 : std::llround(std::min(year, kDear));
  }
  return result;
}

std::vector<ras::ScoredCost> InWholePercents(std::vector<ras::ScoredCost> people) {
  for (ras::ScoredCost& person : people) person.score = (person.score + 50) / 100;
  return people;
}

}  // namespace ras_bench
