#include "lib/change/assessment_words.h"

#include <google/protobuf/arena.h>

#include <algorithm>

#include "lib/change/same_parts.h"

namespace ras {
namespace {

// Adds one of several parts to a text.
void Join(const std::string& part, const char* between, std::string* text) {
  if (!text->empty()) *text += between;
  *text += part;
}

// What has a part in a figure, and in which order it was chosen has none.
std::string ViewText(const v1::Answer& answer, const v1::AnswerValue& own, bool has_own) {
  if (!answer.has_agreed() && !has_own) return {};
  google::protobuf::Arena arena;
  auto& view = *google::protobuf::Arena::CreateMessage<v1::AnswerValue>(&arena);
  view.CopyFrom(answer.has_agreed() ? answer.agreed() : own);
  if (view.has_not_applicable()) view.mutable_not_applicable()->clear_reason();
  if (view.has_options()) {
    auto& ids = *view.mutable_options()->mutable_ids();
    std::sort(ids.begin(), ids.end());
  }
  return "given " + view.SerializeAsString();
}

bool DoesNotApply(v1::AnswerState state) {
  return state == v1::ANSWER_STATE_NOT_APPLICABLE_SCORES_ZERO ||
         state == v1::ANSWER_STATE_NOT_APPLICABLE_LEAVES_MAXIMUM;
}

std::string ViewWords(const std::string& answer, bool not_applicable) {
  if (not_applicable) return "does not apply";
  return answer.empty() ? "none" : answer;
}

std::string ShareWords(const v1::SupportAndImpact& support) {
  return support.share() + (support.impact().empty() ? "" : ", " + support.impact());
}

// "able and willing on 2027-05-04", or without a day.
void JoinOnDay(const char* what, const std::string& day, std::string* words) {
  if (*what == '\0' && day.empty()) return;
  Join(std::string(what) + (day.empty() ? "" : " on " + day), ", ", words);
}

const char* WillingWords(const v1::Carer& carer) {
  if (carer.able_and_willing() == v1::ABLE_AND_WILLING_YES) return "able and willing";
  if (carer.able_and_willing() == v1::ABLE_AND_WILLING_NO) return "not able or not willing";
  return carer.confirmed_on().empty() ? "" : "asked";
}

const char* AssessmentWords(const v1::Carer& carer) {
  if (carer.assessment() == v1::CARER_ASSESSMENT_DONE) return "assessed";
  if (carer.assessment() == v1::CARER_ASSESSMENT_REFUSED) return "refused an assessment";
  return carer.assessed_on().empty() ? "" : "no assessment";
}

// "daughter (family or friend, able and willing on 2027-05-04, assessed on 2027-05-04)"
std::string CarerWords(const v1::Carer& carer) {
  std::string words = carer.kind() == v1::CARER_KIND_OTHER_SUPPORT ? "other support" : "family or friend";
  std::string domains;
  for (const std::string& domain : carer.domains()) Join(domain, " and ", &domains);
  if (!domains.empty()) Join("in " + domains, ", ", &words);
  JoinOnDay(WillingWords(carer), carer.confirmed_on(), &words);
  JoinOnDay(AssessmentWords(carer), carer.assessed_on(), &words);
  if (carer.has_sustainability()) {
    const v1::SustainabilityCheck& check = carer.sustainability();
    Join(std::string(check.can_last() ? "can last" : "cannot last") + ", checked on " + check.checked_on() +
             " by " + check.checked_by(),
         ", ", &words);
  }
  return carer.id() + " (" + words + ")";
}

}  // namespace

bool AreSameAnswers(const v1::Answer* then, const v1::Answer* now) {
  if (then == nullptr || now == nullptr) return then == now;
  return ViewText(*then, then->person(), then->has_person()) ==
             ViewText(*now, now->person(), now->has_person()) &&
         ViewText(*then, then->worker(), then->has_worker()) ==
             ViewText(*now, now->worker(), now->has_worker());
}

std::string AnswerWords(const v1::Determination& determination, const std::string& question) {
  const v1::AnswerResult* result = FindByQuestion(determination.answers(), question);
  if (result == nullptr) return {};
  std::string words = DoesNotApply(result->state()) ? "does not apply" : result->answer();
  if (result->has_difference()) {
    const v1::ViewDifference& views = result->difference();
    Join("(the person: " + ViewWords(views.person(), views.person_not_applicable()) +
             "; the worker: " + ViewWords(views.worker(), views.worker_not_applicable()) + ")",
         " ", &words);
  }
  return words;
}

std::string EligibilityWords(const v1::Assessment& assessment, const v1::Assessment& other) {
  if (!assessment.has_eligibility()) return {};
  const v1::EligibilityDecision& decision = assessment.eligibility();
  std::string words = decision.eligible() ? "eligible" : "not eligible";
  if (other.has_eligibility() && decision.criteria() != other.eligibility().criteria()) {
    words += " by \"" + decision.criteria() + "\"";
  }
  if (other.has_eligibility() && decision.level() != other.eligibility().level()) {
    words += decision.level().empty() ? ", at no level" : ", at the level \"" + decision.level() + "\"";
  }
  return words + ", decided on " + decision.decided_on() + " by " + decision.decided_by();
}

std::string SupportWords(const v1::Assessment& assessment, const v1::Assessment& other) {
  const v1::InformalSupport& support = assessment.informal_support();
  std::string words = support.has_overall() ? ShareWords(support.overall()) : std::string();
  for (const v1::DomainSupport& domain : support.domains()) {
    Join(domain.domain() + ": " + ShareWords(domain.support()), "; ", &words);
  }
  std::string carers;
  for (const v1::Carer& carer : assessment.carers()) {
    const v1::Carer* same = FindById(other.carers(), carer.id());
    Join(same != nullptr && AreSame(carer, *same) ? carer.id() : CarerWords(carer), ", ", &carers);
  }
  if (!carers.empty()) Join("carers: " + carers, "; ", &words);
  return words;
}

}  // namespace ras
