// The rule about informal support: a complete grid that depends on the share and on the impact.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/check/check_context.h"
#include "lib/check/reasons.h"
#include "lib/check/score.h"
#include "lib/finding/wording.h"

namespace ras::check {
namespace {

class InformalSupportCheck {
 public:
  explicit InformalSupportCheck(const CheckContext& context)
      : context_(context),
        rule_(context.policy.informal_support()),
        shares_(static_cast<std::size_t>(rule_.shares_size())),
        impacts_(static_cast<std::size_t>(rule_.impacts_size())) {}

  void Run() {
    if (!rule_.refused_assessment_rule().empty()) {
      context_.report.Warning(
          {.code = "refused_assessment_rule",
           .path = "informal_support.refused_assessment_rule",
           .value = rule_.refused_assessment_rule(),
           .message = "A reduction may rest on a carer who refused an assessment.",
           .remedy = "Take the rule away: then a refusal gives no ground for a reduction.",
           .reason = std::string(kReasonCarerAssessed)});
    }
    if (rule_.approach() == v1::INFORMAL_SUPPORT_APPROACH_UNSPECIFIED) return;
    if (rule_.approach() == v1::INFORMAL_SUPPORT_APPROACH_NOT_RECORDED) {
      CheckNotRecorded();
      return;
    }
    CheckShares();
    if (rule_.impacts_size() == 0) {
      context_.report.Error({.code = "impacts_missing",
                             .path = "informal_support.impacts",
                             .value = "",
                             .message = "It is not said what informal support can mean for the carer.",
                             .remedy = "List the impacts, from the least to the greatest."});
    }
    ReadGrid();
    CheckComplete();
    CheckMonotone();
    CheckImpactCounts();
  }

 private:
  void CheckNotRecorded() {
    context_.report.Warning(
        {.code = "informal_support_not_recorded",
         .path = "informal_support.approach",
         .value = "INFORMAL_SUPPORT_APPROACH_NOT_RECORDED",
         .message = "Needs that family and friends meet are not recorded. That is lawful, but the "
                    "carers' situation may go unseen.",
         .remedy = "Record how much is met informally and what it means for the carer, overall or by "
                   "domain.",
         .reason = std::string(kReasonNotRecorded)});
    if (rule_.shares_size() + rule_.impacts_size() + rule_.reductions_size() == 0) return;
    context_.report.Warning(
        {.code = "grid_not_used",
         .path = "informal_support",
         .value = "",
         .message = "The policy lists shares, impacts or reductions, but its approach uses none.",
         .remedy = "Take them away, or name another approach.",
         .reason = std::string(kReasonTransparency)});
  }

  void CheckShares() {
    int none = 0;
    std::optional<Decimal> last_to;
    for (int s = 0; s < rule_.shares_size(); ++s) {
      const v1::SupportShare& share = rule_.shares(s);
      const std::string path = At("informal_support", "shares", s);
      if (share.none()) {
        if (++none > 1) {
          context_.report.Error({.code = "none_share_twice",
                                 .path = path,
                                 .value = share.id(),
                                 .message = "Two shares stand for no informal support.",
                                 .remedy = "Keep none: true on one of them."});
        }
        continue;
      }
      const std::optional<Decimal> from = ReadDecimal(share.percent_from()),
                                   to = ReadDecimal(share.percent_to());
      if (from && to && *to < *from) {
        context_.report.Error({.code = "bounds_reversed",
                               .path = In(path, "percent_to"),
                               .value = share.percent_to(),
                               .message = "The share " + Quote(share.id()) + " goes from " +
                                          share.percent_from() + "% down to " + share.percent_to() + "%.",
                               .remedy = "Write the lower percentage in percent_from."});
      } else if (from && last_to && *from < *last_to) {
        context_.report.Warning({.code = "shares_overlap",
                                 .path = In(path, "percent_from"),
                                 .value = share.percent_from(),
                                 .message = "The share " + Quote(share.id()) + " starts at " +
                                            share.percent_from() + "%, below the " + last_to->ToString() +
                                            "% to which an earlier one goes.",
                                 .remedy = "List the shares from none to all, without overlap.",
                                 .reason = std::string(kReasonBothFactors)});
      }
      if (to) last_to = to;
    }
    if (none == 0) {
      context_.report.Error({.code = "none_share_missing",
                             .path = "informal_support.shares",
                             .value = "",
                             .message = "No share stands for no informal support.",
                             .remedy = R"(Add shares { id: "none" label: "none of it" none: true }.)"});
    }
    if (rule_.shares_size() == none) {
      context_.report.Error({.code = "shares_missing",
                             .path = "informal_support.shares",
                             .value = "",
                             .message = "It is not said how much of a need can be met informally.",
                             .remedy = "List the shares, from none to all."});
    }
  }

  std::optional<Decimal>& Cell(std::size_t share, std::size_t impact) {
    return grid_[share * impacts_ + impact];
  }

  void ReadGrid() {
    grid_.assign(shares_ * impacts_, std::nullopt);
    filled_.assign(grid_.size(), false);
    for (int i = 0; i < rule_.reductions_size(); ++i) {
      const v1::Reduction& reduction = rule_.reductions(i);
      const std::string path = At("informal_support", "reductions", i);
      const int share = context_.names.shares.Find(reduction.share());
      const int impact = context_.names.impacts.Find(reduction.impact());
      if (share < 0 || impact < 0) continue;  // An unknown reference.
      if (rule_.shares(share).none()) {
        context_.report.Error(
            {.code = "reduction_for_none",
             .path = path,
             .value = reduction.share(),
             .message = "A reduction is made for the share " + Quote(reduction.share()) +
                        ", which stands for no informal support.",
             .remedy = "Take it away: nothing is reduced where nothing is met informally."});
        continue;
      }
      const auto s = static_cast<std::size_t>(share), m = static_cast<std::size_t>(impact);
      if (filled_[s * impacts_ + m]) {
        context_.report.Error({.code = "reduction_twice",
                               .path = path,
                               .value = reduction.share() + ", " + reduction.impact(),
                               .message = "There are two reductions for the share " +
                                          Quote(reduction.share()) + " with the impact " +
                                          Quote(reduction.impact()) + ".",
                               .remedy = "Keep one of the two."});
        continue;
      }
      filled_[s * impacts_ + m] = true;
      Cell(s, m) = ReadDecimal(reduction.percent());
      CheckAgainstShare(reduction, rule_.shares(share), path);
    }
  }

  void CheckAgainstShare(const v1::Reduction& reduction, const v1::SupportShare& share,
                         const std::string& path) {
    const std::optional<Decimal> percent = ReadDecimal(reduction.percent()),
                                 most = ReadDecimal(share.percent_to());
    if (!percent || !most || *percent <= *most) return;
    context_.report.Warning({.code = "reduction_above_share",
                             .path = In(path, "percent"),
                             .value = reduction.percent(),
                             .message = "The reduction of " + reduction.percent() +
                                        "% is more than the share " + Quote(share.id()) +
                                        " of the need that is met informally: at most " + share.percent_to() +
                                        "%.",
                             .remedy = "Take off no more than what is met.",
                             .reason = std::string(kReasonBothFactors)});
  }

  void CheckComplete() {
    for (std::size_t s = 0; s < shares_; ++s) {
      const v1::SupportShare& share = rule_.shares(static_cast<int>(s));
      if (share.none() || context_.names.shares.Find(share.id()) != static_cast<int>(s)) continue;
      for (std::size_t m = 0; m < impacts_; ++m) {
        const v1::CarerImpact& impact = rule_.impacts(static_cast<int>(m));
        if (filled_[s * impacts_ + m] || context_.names.impacts.Find(impact.id()) != static_cast<int>(m))
          continue;
        context_.report.Error({.code = "reduction_missing",
                               .path = "informal_support.reductions",
                               .value = share.id() + ", " + impact.id(),
                               .message = "There is no reduction for the share " + Quote(share.id()) +
                                          " with the impact " + Quote(impact.id()) + ".",
                               .remedy = "Add reductions { share: " + Quote(share.id()) +
                                         " impact: " + Quote(impact.id()) +
                                         R"( percent: "..." }; "0" if nothing is taken off.)"});
      }
    }
  }

  void CheckMonotone() {
    for (std::size_t m = 0; m < impacts_; ++m) {
      std::optional<Decimal> before;
      for (std::size_t s = 0; s < shares_; ++s) {
        const std::optional<Decimal>& own = Cell(s, m);
        if (!own) continue;
        if (before && *own < *before) {
          Warn("reduction_falls_with_share", s, m, *own,
               "less than the " + before->ToString() +
                   "% of a smaller share: more support would take less off",
               "Let the reduction rise with the share, or stay the same.");
        }
        before = own;
      }
    }
    for (std::size_t s = 0; s < shares_; ++s) {
      std::optional<Decimal> before;
      for (std::size_t m = 0; m < impacts_; ++m) {
        const std::optional<Decimal>& own = Cell(s, m);
        if (!own) continue;
        if (before && *before < *own) {
          Warn("reduction_rises_with_impact", s, m, *own,
               "more than the " + before->ToString() +
                   "% of a lesser impact: the harder it is on the carer, the more "
                   "would be taken off",
               "Let the reduction fall as the impact grows, or stay the same.");
        }
        before = own;
      }
    }
  }

  void Warn(std::string_view code, std::size_t share, std::size_t impact, const Decimal& percent,
            const std::string& what, const std::string& remedy) {
    const std::string& share_id = rule_.shares(static_cast<int>(share)).id();
    const std::string& impact_id = rule_.impacts(static_cast<int>(impact)).id();
    context_.report.Warning({.code = code,
                             .path = "informal_support.reductions",
                             .value = percent.ToString(),
                             .message = "For the share " + Quote(share_id) + " with the impact " +
                                        Quote(impact_id) + " the reduction is " + percent.ToString() + "%, " +
                                        what + ".",
                             .remedy = remedy,
                             .reason = std::string(kReasonBothFactors)});
  }

  // The reduction has to depend on the impact somewhere.
  void CheckImpactCounts() {
    if (impacts_ == 0 || !std::any_of(filled_.begin(), filled_.end(), [](bool filled) { return filled; }))
      return;
    for (std::size_t s = 0; s < shares_; ++s) {
      for (std::size_t m = 1; m < impacts_; ++m) {
        const std::optional<Decimal>&first = Cell(s, 0), &own = Cell(s, m);
        if (first && own && *first != *own) return;
      }
    }
    context_.report.Warning(
        {.code = "impact_ignored",
         .path = "informal_support.reductions",
         .value = "",
         .message = "Whatever informal support means for the carer, the reduction is the same.",
         .remedy = "Name at least two impacts, and take less off where the impact is greater.",
         .reason = std::string(kReasonBothFactors)});
  }

  const CheckContext& context_;
  const v1::InformalSupportRule& rule_;
  const std::size_t shares_;
  const std::size_t impacts_;
  // By share, then impact: the percentage, if there is one that can be read; and whether there is one at all.
  std::vector<std::optional<Decimal>> grid_;
  std::vector<bool> filled_;
};

}  // namespace

void CheckInformalSupport(const CheckContext& context) { InformalSupportCheck(context).Run(); }

}  // namespace ras::check
