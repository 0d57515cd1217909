#include "lib/collate/taken_off.h"

#include <iterator>

#include "lib/finding/small_percent.h"
#include "lib/finding/wording.h"

namespace ras {
namespace {

constexpr Decimal kNothing{0, 0};
constexpr Decimal kAll{100, 0};

Decimal Read(const std::string& decimal) {
  return decimal.empty() ? kNothing : Decimal::Parse(decimal).value().Normalised();
}

}  // namespace

TakenOff::TakenOff(const v1::CollateSampleRequest& request, FindingReport* report) : request_(request) {
  for (int i = 0; i < request.reductions_size(); ++i) {
    const v1::CollateReduction& step = request.reductions(i);
    const Decimal percent = Read(step.percent());
    WarnOfSmallPercent(step.from_percent(), In(At("", "reductions", i), "from_percent"), report);
    WarnOfSmallPercent(step.percent(), In(At("", "reductions", i), "percent"), report);
    if (!steps_[step.impact()].emplace(Read(step.from_percent()), percent).second) {
      report->Error({.code = "reduction_twice",
                     .path = In(At("", "reductions", i), "from_percent"),
                     .value = step.from_percent(),
                     .message = "Another step for " + Quote(step.impact()) + " begins at this share.",
                     .remedy = "Keep one of the two."});
    }
  }
  if (request.reductions_size() > 0 && request.basis() != v1::COLLATE_BASIS_GROSS_COSTS_UP) {
    report->Error({.code = "reductions_not_used",
                   .path = "reductions",
                   .value = v1::CollateBasis_Name(request.basis()),
                   .message = "On this basis the policy takes nothing off.",
                   .remedy = "Leave the reductions out, or gross costs up."});
  }
}

std::string TakenOff::Impacts() const {
  std::vector<std::string> impacts;
  impacts.reserve(steps_.size());
  for (const auto& [impact, steps] : steps_) impacts.push_back(Quote(impact));
  return List(impacts);
}

std::optional<Decimal> TakenOff::Reduction(int index, const Decimal& share, FindingReport* report) const {
  const v1::CollatePerson& person = request_.people(index);
  const bool counts = person.excluded_because().empty();
  const std::string path = In(At("", "people", index), "impact_on_carer");
  if (person.impact_on_carer().empty()) {
    if (counts) {
      report->Error({.code = "impact_missing",
                     .path = path,
                     .value = "",
                     .message = "It is not known what the informal support means for the carer.",
                     .remedy = "Give the impact: the policy's reductions depend on it."});
    }
    return std::nullopt;
  }
  const auto steps = steps_.find(person.impact_on_carer());
  if (steps == steps_.end() || steps->second.begin()->first > share) {
    if (!counts) return std::nullopt;
    // A share of one is more easily written than a step is forgotten.
    const std::string meant = steps == steps_.end() ? "" : MeantPercent(person.met_informally_percent());
    const bool of_share = !meant.empty();
    report->Error(
        {.code = "reduction_missing",
         .path = of_share ? In(At("", "people", index), "met_informally_percent") : path,
         .value = of_share ? person.met_informally_percent() : person.impact_on_carer(),
         .message =
             "The reductions do not say what is taken off for " +
             (of_share ? "the impact " + Quote(person.impact_on_carer()) : std::string("this impact")) +
             " and a share of " + share.ToString() + "%.",
         .remedy = (of_share ? meant + " Otherwise add" : std::string("Add")) +
                   " a step to the reductions, which are for " + Impacts() + "; or correct the impact."});
    return std::nullopt;
  }
  return std::prev(steps->second.upper_bound(share))->second;
}

std::optional<Decimal> TakenOff::PercentOf(int index, FindingReport* report) const {
  const v1::CollatePerson& person = request_.people(index);
  const std::string path = At("", "people", index);
  const bool counts = person.excluded_because().empty();
  if (person.met_informally_percent().empty()) {
    if (counts) {
      report->Error({.code = "share_not_known",
                     .path = In(path, "met_informally_percent"),
                     .value = "",
                     .message = "It is not known what share of this person's need is met informally.",
                     .remedy = "Give it in percent, 0 for none; or have all such people left out."});
    }
    return std::nullopt;
  }
  const Decimal share = Read(person.met_informally_percent());
  std::optional<Decimal> percent = share;
  if (counts) WarnOfSmallPercent(person.met_informally_percent(), In(path, "met_informally_percent"), report);
  const bool depends_on_impact =
      request_.reductions_size() > 0 && request_.basis() == v1::COLLATE_BASIS_GROSS_COSTS_UP;
  if (depends_on_impact && share != kNothing) percent = Reduction(index, share, report);
  if (percent != kAll || request_.basis() != v1::COLLATE_BASIS_GROSS_COSTS_UP) return percent;
  if (counts) {
    report->Error({.code = "cannot_be_grossed_up",
                   .path = In(path, "met_informally_percent"),
                   .value = person.met_informally_percent(),
                   .message = "Informal support takes everything off, so that no cost can be grossed up to "
                              "that of all need.",
                   .remedy = "Leave the person out with a reason, or estimate what all of the support would "
                             "cost and give that with a share of 0."});
  }
  return std::nullopt;
}

}  // namespace ras
