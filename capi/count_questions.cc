#include "capi/count_questions.h"

#include <string>
#include <utility>

#include "ras/v1/check_policy.pb.h"
#include "ras/v1/determine.pb.h"
#include "ras/v1/explain.pb.h"
#include "ras/v1/policy_assembly.pb.h"
#include "ras/v1/verify.pb.h"

namespace ras::capi {
namespace {

void CheckCount(std::string path, const char* what, std::size_t count, uint32_t most,
                std::vector<Violation>* violations) {
  if (count <= most) return;
  Violation violation;
  violation.path = std::move(path);
  violation.code = "too_many_questions";
  violation.value = std::to_string(count);
  violation.message =
      "There are " + violation.value + " " + what + ", more than " + std::to_string(most) + ".";
  violation.remedy = "Leave some out, or raise the limit in the options.";
  violations->push_back(std::move(violation));
}

void CheckPolicy(const std::string& at, const v1::Policy& policy, uint32_t most,
                 std::vector<Violation>* violations) {
  std::size_t count = 0;
  for (const v1::Domain& domain : policy.questionnaire().domains()) {
    count += static_cast<std::size_t>(domain.questions_size());
  }
  CheckCount(at + "questionnaire", "questions", count, most, violations);
}

void CheckAssessment(const std::string& at, const v1::Assessment& assessment, uint32_t most,
                     std::vector<Violation>* violations) {
  CheckCount(at + "answers", "answers", static_cast<std::size_t>(assessment.answers_size()), most,
             violations);
}

// A stored determination holds its answers twice: as they were given, and as they were scored.
void CheckDetermination(const std::string& at, const v1::Determination& determination, uint32_t most,
                        std::vector<Violation>* violations) {
  CheckAssessment(at + "assessment.", determination.assessment(), most, violations);
  CheckCount(at + "answers", "answers", static_cast<std::size_t>(determination.answers_size()), most,
             violations);
}

// `message` as a T; null if it is another document.
template <class T>
const T* As(const google::protobuf::Message& message) {
  return message.GetDescriptor() == T::descriptor() ? static_cast<const T*>(&message) : nullptr;
}

}  // namespace

void CheckQuestionCount(const google::protobuf::Message& document, uint32_t most,
                        std::vector<Violation>* violations) {
  if (const auto* policy = As<v1::Policy>(document)) {
    CheckPolicy("", *policy, most, violations);
  } else if (const auto* assessment = As<v1::Assessment>(document)) {
    CheckAssessment("", *assessment, most, violations);
  } else if (const auto* determination = As<v1::Determination>(document)) {
    CheckDetermination("", *determination, most, violations);
  } else if (const auto* check = As<v1::CheckPolicyRequest>(document)) {
    CheckPolicy("policy.", check->policy(), most, violations);
  } else if (const auto* assemble = As<v1::AssemblePolicyRequest>(document)) {
    CheckPolicy("parts.", assemble->parts(), most, violations);
  } else if (const auto* determine = As<v1::DetermineRequest>(document)) {
    CheckPolicy("policy.", determine->policy(), most, violations);
    CheckAssessment("assessment.", determine->assessment(), most, violations);
  } else if (const auto* explain = As<v1::ExplainRequest>(document)) {
    CheckDetermination("determination.", explain->determination(), most, violations);
  } else if (const auto* verify = As<v1::VerifyRequest>(document)) {
    CheckPolicy("policy.", verify->policy(), most, violations);
    CheckDetermination("determination.", verify->determination(), most, violations);
  }
}

}  // namespace ras::capi
