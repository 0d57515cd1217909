// What each id of a policy means.
#ifndef RAS_LIB_CHECK_POLICY_NAMES_H_
#define RAS_LIB_CHECK_POLICY_NAMES_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ras/v1/policy.pb.h"

namespace ras::check {

// One namespace: ids and the indexes they stand for. Of an id given twice the first counts. Views the
// policy's strings.
class IdIndex {
 public:
  void Add(std::string_view id, int index) {
    if (index_.emplace(id, index).second) ids_.push_back(id);
  }
  // -1 if there is none.
  int Find(std::string_view id) const {
    const auto found = index_.find(id);
    return found == index_.end() ? -1 : found->second;
  }
  // In the order in which they were added.
  const std::vector<std::string_view>& ids() const { return ids_; }

 private:
  std::unordered_map<std::string_view, int> index_;
  std::vector<std::string_view> ids_;
};

// Where a question stands.
struct QuestionPlace {
  const v1::Question* question = nullptr;
  int domain = 0;           // Index of the domain.
  int index_in_domain = 0;  // Index within the domain.

  // "questionnaire.domains[0].questions[2]"
  std::string Path() const;
};

// All namespaces of one policy. Questions are numbered through the whole questionnaire, in the order in which
// they are asked. Holds views: the policy must outlive it.
struct PolicyNames {
  explicit PolicyNames(const v1::Policy& policy);

  IdIndex care_groups, areas, domains, questions, measures, tables, components, shares, impacts;
  std::vector<QuestionPlace> question_places;
  // By domain, the number of its first question; one more entry than domains.
  std::vector<int> first_question;
};

// The options, or levels, that an answer to the question can choose; null if it has none.
const google::protobuf::RepeatedPtrField<v1::Option>* OptionsOf(const v1::Question& question);
// Whether answers to the question carry points (docs/figures.md section 3).
bool IsScored(const v1::Question& question);

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_POLICY_NAMES_H_
