#include "lib/statistics/group_effects.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "lib/statistics/distributions.h"

namespace ras {
namespace {

using Column = std::vector<double>;

double Product(const Column& a, const Column& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

// What of a column the others, which are at right angles and of length 1, do not explain.
void TakeOut(const std::vector<Column>& basis, Column* column) {
  // Twice: what the first time leaves by rounding is gone after the second.
  for (int pass = 0; pass < 2; ++pass) {
    for (const Column& direction : basis) {
      const double part = Product(direction, *column);
      for (std::size_t i = 0; i < column->size(); ++i) (*column)[i] -= part * direction[i];
    }
  }
}

// A share of its length below which what is left of a column is rounding.
constexpr double kNothing = 1e-7;
// Likewise of amounts that the score explains.
constexpr double kRounding = 1e-12;
// The constant, the score and its square.
constexpr std::size_t kPowers = 3;

// Directions at right angles that span the constant, the score and its square, as far as these differ.
std::vector<Column> ScoreDirections(std::span<const ScoredAmount> people) {
  const auto [least, greatest] = std::minmax_element(
      people.begin(), people.end(), [](const auto& a, const auto& b) { return a.score < b.score; });
  const double middle = (least->score + greatest->score) / 2;
  const double reach = std::max(greatest->score - middle, 1e-300);
  std::vector<Column> basis;
  for (std::size_t power = 0; power < kPowers; ++power) {
    Column column;
    column.reserve(people.size());
    for (const ScoredAmount& person : people)
      column.push_back(std::pow((person.score - middle) / reach, static_cast<double>(power)));
    const double before = std::sqrt(Product(column, column));
    TakeOut(basis, &column);
    const double length = std::sqrt(Product(column, column));
    if (length <= kNothing * before) continue;
    for (double& value : column) value /= length;
    basis.push_back(std::move(column));
  }
  return basis;
}

struct Fitted {
  double difference = 0;
  double error = 0;
};

// What is left of the amounts is added up person by person: as a difference of sums it would lose its digits.
std::optional<Fitted> Fit(std::span<const ScoredAmount> people, std::size_t group,
                          const std::vector<Column>& basis, const Column& amounts, double freedom) {
  Column member;
  member.reserve(people.size());
  for (const ScoredAmount& person : people) member.push_back(person.group == group ? 1 : 0);
  const double before = std::sqrt(Product(member, member));
  TakeOut(basis, &member);
  const double square = Product(member, member);
  if (std::sqrt(square) <= kNothing * before) return std::nullopt;
  const double difference = Product(member, amounts) / square;
  double left = 0;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    const double rest = amounts[i] - difference * member[i];
    left += rest * rest;
  }
  return Fitted{difference, std::sqrt(left / freedom / square)};
}

}  // namespace

std::vector<std::optional<GroupEffectEstimate>> GroupEffects(std::span<const ScoredAmount> people,
                                                             std::size_t groups, double beyond) {
  std::vector<std::optional<GroupEffectEstimate>> effects(groups);
  if (people.empty()) return effects;
  const std::vector<Column> basis = ScoreDirections(people);
  const double freedom = static_cast<double>(people.size()) - static_cast<double>(basis.size()) - 1;
  if (freedom < 1) return effects;
  Column amounts;
  amounts.reserve(people.size());
  for (const ScoredAmount& person : people) amounts.push_back(person.amount);
  const double before = std::sqrt(Product(amounts, amounts));
  TakeOut(basis, &amounts);
  // Where the score explains everything, what is left is rounding, which is no difference between groups.
  if (std::sqrt(Product(amounts, amounts)) <= kRounding * before) {
    std::fill(amounts.begin(), amounts.end(), 0.0);
  }
  std::vector<std::optional<Fitted>> fitted(groups);
  for (std::size_t group = 0; group < groups; ++group) {
    fitted[group] = Fit(people, group, basis, amounts, freedom);
  }
  const auto many = static_cast<double>(
      std::count_if(fitted.begin(), fitted.end(), [](const auto& fit) { return fit.has_value(); }));
  for (std::size_t group = 0; group < groups; ++group) {
    const std::optional<Fitted>& fit = fitted[group];
    if (!fit) continue;
    const auto [difference, error] = *fit;
    const double reach = StudentUpperQuantile(freedom, beyond / 2 / many) * error;
    // Without an error every difference other than nothing is beyond chance.
    const double probability = error > 0         ? 2 * StudentTail(std::abs(difference) / error, freedom)
                               : difference == 0 ? 1
                                                 : 0;
    effects[group] = GroupEffectEstimate{difference, difference - reach, difference + reach,
                                         std::min(1.0, probability * many)};
  }
  return effects;
}

}  // namespace ras
