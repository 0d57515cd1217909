#include "collation_scoring.h"

namespace ras::tool {

Json ScoringOf(const Json& policy, const std::string& measure) {
  Json scoring = Json::object();
  for (const char* const field : {"questionnaire", "measures", "scoring_view", "care_groups", "areas"}) {
    if (policy.contains(field)) scoring[field] = policy[field];
  }
  Set(&scoring, "measure", measure);
  return scoring;
}

std::vector<std::string> QuestionsWithColumns(const Json& policy) {
  std::vector<std::string> questions;
  for (const Json& domain : Part(Part(policy, "questionnaire"), "domains")) {
    for (const Json& question : Part(domain, "questions")) {
      const bool is_text =
          question.contains("information") && Part(Part(question, "information"), "options").is_null();
      if (!is_text) questions.push_back(Text(question, "id"));
    }
  }
  return questions;
}

}  // namespace ras::tool
