#include "lib/informal/gate.h"

#include <algorithm>

namespace ras {
namespace {

bool SupportsIn(const v1::Carer& carer, std::string_view domain) {
  return domain.empty() || carer.domains().empty() ||
         std::find(carer.domains().begin(), carer.domains().end(), domain) != carer.domains().end();
}

// Each reason on its own, so that the record shows all that is missing and not only the first.
void ExamineInformalCarer(const v1::InformalSupportRule& rule, const v1::Carer& carer, GateVerdict* verdict) {
  const std::size_t before = verdict->obstacles.size();
  if (carer.able_and_willing() == v1::ABLE_AND_WILLING_NO) {
    verdict->obstacles.push_back({&carer, v1::GATE_REASON_NOT_ABLE_OR_WILLING});
  } else if (carer.able_and_willing() != v1::ABLE_AND_WILLING_YES) {
    verdict->obstacles.push_back({&carer, v1::GATE_REASON_NOT_CONFIRMED});
  }
  if (carer.assessment() == v1::CARER_ASSESSMENT_REFUSED) {
    if (rule.refused_assessment_rule().empty()) {
      verdict->obstacles.push_back({&carer, v1::GATE_REASON_REFUSED_ASSESSMENT});
    } else if (verdict->refused_but_counted == nullptr) {
      verdict->refused_but_counted = &carer;
    }
  } else if (carer.assessment() != v1::CARER_ASSESSMENT_DONE) {
    verdict->obstacles.push_back({&carer, v1::GATE_REASON_NOT_ASSESSED});
  }
  const bool passes = verdict->obstacles.size() == before;
  if (passes && (carer.confirmed_on().empty() || carer.assessed_on().empty())) {
    verdict->not_dated.push_back(&carer);
  }
}

void ExamineOtherSupport(const v1::Carer& carer, GateVerdict* verdict) {
  if (!carer.has_sustainability()) {
    verdict->obstacles.push_back({&carer, v1::GATE_REASON_NOT_CHECKED});
  } else if (!carer.sustainability().can_last()) {
    verdict->obstacles.push_back({&carer, v1::GATE_REASON_CANNOT_LAST});
  }
}

}  // namespace

GateVerdict PassGate(const v1::InformalSupportRule& rule, const v1::Assessment& assessment,
                     std::string_view domain) {
  GateVerdict verdict;
  bool anybody = false;
  for (const v1::Carer& carer : assessment.carers()) {
    if (!SupportsIn(carer, domain)) continue;
    anybody = true;
    if (carer.kind() == v1::CARER_KIND_OTHER_SUPPORT) {
      ExamineOtherSupport(carer, &verdict);
    } else {
      ExamineInformalCarer(rule, carer, &verdict);
    }
  }
  if (!anybody) verdict.obstacles.push_back({nullptr, v1::GATE_REASON_NO_CARER_RECORDED});
  verdict.open = verdict.obstacles.empty();
  return verdict;
}

}  // namespace ras
