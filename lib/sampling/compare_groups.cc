#include "lib/sampling/compare_groups.h"

#include <string>
#include <vector>

#include "lib/figure/tell_amount.h"
#include "lib/finding/wording.h"
#include "lib/statistics/representation.h"
#include "ras/rational.h"
#include "ras/rounding.h"

namespace ras {
namespace {

constexpr uint8_t kDecimals = 4;

GroupCounts By(v1::ComparedBy by, const GroupCounts& counts) {
  GroupCounts sums;
  for (const auto& [names, count] : counts) {
    GroupCount& sum = sums[{by == v1::COMPARED_BY_SERVICE ? std::string_view() : names.first,
                            by == v1::COMPARED_BY_CARE_GROUP ? std::string_view() : names.second}];
    sum.population += count.population;
    sum.drawn += count.drawn;
  }
  return sums;
}

// To four decimals, the nearest one; of a half, the even one. A statistic is below 2^40 times the number of
// groups.
std::string Told(double value) { return DecimalText(value, kDecimals); }

std::string ExpectedOf(const GroupCount& group, const GroupCount& all) {
  // Below 2^40, so that hundredths fit.
  const Rational hundredths = Multiply(ExpectedDrawn(group, all), Rational(100)).value();
  const int64_t rounded = RoundToMultiple(hundredths, RoundingMode::kHalfUp, int64_t{1}).value();
  return Decimal{rounded, 2}.ToString();
}

v1::ProbabilityMethod MethodOf(RepresentationMethod method) {
  switch (method) {
    case RepresentationMethod::kChiSquare:
      return v1::PROBABILITY_METHOD_CHI_SQUARE;
    case RepresentationMethod::kExact:
      return v1::PROBABILITY_METHOD_EXACT;
    case RepresentationMethod::kSimulated:
      return v1::PROBABILITY_METHOD_SIMULATED;
    case RepresentationMethod::kApproximate:
      return v1::PROBABILITY_METHOD_APPROXIMATE;
  }
  return v1::PROBABILITY_METHOD_UNSPECIFIED;
}

// Whether a probability is below the level, both as they are told, so that a reader finds the same.
bool IsBelow(double probability, const Decimal& level_percent) {
  const Rational told(Decimal::Parse(Told(probability)).value());
  return Multiply(told, Rational(100)).value() < Rational(level_percent);
}

v1::SampleVerdict VerdictOf(const Representation& found, const Decimal& level_percent) {
  if (found.method == RepresentationMethod::kApproximate) return v1::SAMPLE_VERDICT_CANNOT_BE_TOLD;
  if (IsBelow(found.probability, level_percent)) return v1::SAMPLE_VERDICT_DOES_NOT_REPRESENT;
  // If there is one way to draw alone, there is nothing to tell apart.
  const bool one_way = found.degrees_of_freedom == 0 || found.all.drawn == found.all.population;
  if (one_way || IsBelow(found.least, level_percent)) return v1::SAMPLE_VERDICT_REPRESENTS;
  return v1::SAMPLE_VERDICT_CANNOT_BE_TOLD;
}

std::string NameOf(const GroupNames& names) {
  if (names.first.empty()) return names.second.empty() ? "no service" : Quote(names.second);
  return Quote(names.first) + (names.second.empty() ? "" : "/" + Quote(names.second));
}

const char* Words(v1::ComparedBy by) {
  if (by == v1::COMPARED_BY_CARE_GROUP) return "care group";
  return by == v1::COMPARED_BY_SERVICE ? "service" : "care group and service";
}

// A care group or service of whom nobody is in the sample is told once, and not for each group within it.
void WarnOfGroupsLeftOut(const GroupCounts& groups, v1::ComparedBy by, FindingReport* report) {
  const GroupCounts care_groups = By(v1::COMPARED_BY_CARE_GROUP, groups);
  const GroupCounts services = By(v1::COMPARED_BY_SERVICE, groups);
  std::vector<std::string> names;
  for (const auto& [group, count] : groups) {
    const bool told =
        by == v1::COMPARED_BY_CARE_GROUP_AND_SERVICE &&
        (care_groups.at({group.first, {}}).drawn == 0 || services.at({{}, group.second}).drawn == 0);
    if (count.drawn == 0 && !told) names.push_back(NameOf(group));
  }
  if (names.empty()) return;
  report->Warning(
      {.code = "group_without_sample",
       .path = "sample",
       .value = "",
       .message = std::string("By ") + Words(by) + ", nobody in the sample is of " + List(names, "or") + ".",
       .remedy = "Plan the sample with a minimum for every group.",
       .reason = "All major groups are to be covered (financial framework, sample size)."});
}

}  // namespace

void CompareGroups(const GroupCounts& counts, v1::ComparedBy by, const Decimal& level_percent,
                   FindingReport* report, v1::GroupComparison* told) {
  const GroupCounts groups = By(by, counts);
  std::vector<GroupCount> numbers;
  for (const auto& [names, count] : groups) numbers.push_back(count);
  const Representation found = CheckRepresentation(numbers).value();
  told->set_by(by);
  for (const auto& [names, count] : groups) {
    v1::ComparedGroup* group = told->add_groups();
    group->set_care_group(std::string(names.first));
    group->set_service(std::string(names.second));
    group->set_people(static_cast<uint64_t>(count.population));
    group->set_sampled(static_cast<uint64_t>(count.drawn));
    group->set_expected(ExpectedOf(count, found.all));
  }
  told->set_chi_square(Told(found.statistic));
  told->set_degrees_of_freedom(static_cast<uint64_t>(found.degrees_of_freedom));
  told->set_probability(Told(found.probability));
  told->set_method(MethodOf(found.method));
  told->set_verdict(VerdictOf(found, level_percent));
  WarnOfGroupsLeftOut(groups, by, report);
}

}  // namespace ras
