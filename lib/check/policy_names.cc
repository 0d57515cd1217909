#include "lib/check/policy_names.h"

#include "lib/finding/wording.h"

namespace ras::check {
namespace {

template <class Documents>
void AddAll(const Documents& documents, IdIndex* index) {
  for (int i = 0; i < documents.size(); ++i) index->Add(documents.Get(i).id(), i);
}

}  // namespace

std::string QuestionPlace::Path() const {
  return At(At("questionnaire", "domains", domain), "questions", index_in_domain);
}

PolicyNames::PolicyNames(const v1::Policy& policy) {
  AddAll(policy.care_groups(), &care_groups);
  AddAll(policy.areas(), &areas);
  AddAll(policy.questionnaire().domains(), &domains);
  AddAll(policy.measures(), &measures);
  AddAll(policy.tables(), &tables);
  AddAll(policy.components(), &components);
  AddAll(policy.informal_support().shares(), &shares);
  AddAll(policy.informal_support().impacts(), &impacts);
  for (int d = 0; d < policy.questionnaire().domains_size(); ++d) {
    const v1::Domain& domain = policy.questionnaire().domains(d);
    first_question.push_back(static_cast<int>(question_places.size()));
    for (int q = 0; q < domain.questions_size(); ++q) {
      questions.Add(domain.questions(q).id(), static_cast<int>(question_places.size()));
      question_places.push_back({&domain.questions(q), d, q});
    }
  }
  first_question.push_back(static_cast<int>(question_places.size()));
}

const google::protobuf::RepeatedPtrField<v1::Option>* OptionsOf(const v1::Question& question) {
  switch (question.kind_case()) {
    case v1::Question::kSingleChoice:
      return &question.single_choice().options();
    case v1::Question::kSeveralChoices:
      return &question.several_choices().options();
    case v1::Question::kLevelAndFrequency:
      return &question.level_and_frequency().levels();
    case v1::Question::kInformation:
      return question.information().options_size() > 0 ? &question.information().options() : nullptr;
    case v1::Question::kQuantity:
    case v1::Question::KIND_NOT_SET:
      return nullptr;
  }
  return nullptr;
}

bool IsScored(const v1::Question& question) {
  switch (question.kind_case()) {
    case v1::Question::kSingleChoice:
    case v1::Question::kSeveralChoices:
    case v1::Question::kLevelAndFrequency:
      return true;
    case v1::Question::kQuantity:
      return !question.quantity().points_per_unit().empty();
    case v1::Question::kInformation:
    case v1::Question::KIND_NOT_SET:
      return false;
  }
  return false;
}

}  // namespace ras::check
