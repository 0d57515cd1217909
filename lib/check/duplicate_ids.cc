// Ids given twice: whatever refers to one would not know which is meant.
#include <string>
#include <string_view>
#include <unordered_map>

#include "lib/check/check_context.h"
#include "lib/finding/wording.h"

namespace ras::check {
namespace {

// Ids seen so far in one namespace, each with its path.
class Seen {
 public:
  Seen(const CheckContext& context, std::string_view what) : context_(context), what_(what) {}

  void Add(const std::string& id, const std::string& owner_path) {
    if (id.empty()) return;  // The shape says that it is missing.
    const auto [first, is_new] = paths_.emplace(id, owner_path);
    if (is_new) return;
    context_.report.Error({.code = "duplicate_id",
                           .path = In(owner_path, "id"),
                           .value = id,
                           .message = "Two " + std::string(what_) + " have the id " + Quote(id) +
                                      "; the first is at " + first->second + ".",
                           .remedy = "Give each its own id, and check what refers to them."});
  }

  template <class Documents>
  void AddAll(const Documents& documents, std::string_view path, std::string_view field) {
    for (int i = 0; i < documents.size(); ++i) Add(documents.Get(i).id(), At(path, field, i));
  }

 private:
  const CheckContext& context_;
  std::string_view what_;
  std::unordered_map<std::string_view, std::string> paths_;
};

template <class Documents>
void CheckList(const CheckContext& context, std::string_view what, const Documents& documents,
               std::string_view path, std::string_view field) {
  Seen(context, what).AddAll(documents, path, field);
}

void CheckQuestionIds(const CheckContext& context) {
  Seen questions(context, "questions");
  for (const QuestionPlace& place : context.names.question_places) {
    const std::string path = place.Path();
    const v1::Question& question = *place.question;
    questions.Add(question.id(), path);
    switch (question.kind_case()) {
      case v1::Question::kSingleChoice:
        CheckList(context, "options of one question", question.single_choice().options(),
                  In(path, "single_choice"), "options");
        break;
      case v1::Question::kSeveralChoices:
        CheckList(context, "options of one question", question.several_choices().options(),
                  In(path, "several_choices"), "options");
        break;
      case v1::Question::kLevelAndFrequency: {
        const std::string both = In(path, "level_and_frequency");
        CheckList(context, "levels of one question", question.level_and_frequency().levels(), both, "levels");
        CheckList(context, "frequencies of one question", question.level_and_frequency().frequencies(), both,
                  "frequencies");
        break;
      }
      case v1::Question::kInformation:
        CheckList(context, "options of one question", question.information().options(),
                  In(path, "information"), "options");
        break;
      case v1::Question::kQuantity:
      case v1::Question::KIND_NOT_SET:
        break;
    }
  }
}

}  // namespace

void CheckDuplicateIds(const CheckContext& context) {
  const v1::Policy& policy = context.policy;
  CheckList(context, "care groups", policy.care_groups(), "", "care_groups");
  CheckList(context, "areas", policy.areas(), "", "areas");
  CheckList(context, "domains", policy.questionnaire().domains(), "questionnaire", "domains");
  CheckQuestionIds(context);
  CheckList(context, "measures", policy.measures(), "", "measures");
  CheckList(context, "tables", policy.tables(), "", "tables");
  for (int t = 0; t < policy.tables_size(); ++t) {
    CheckList(context, "items of one price list", policy.tables(t).price_list().items(),
              In(At("", "tables", t), "price_list"), "items");
  }
  CheckList(context, "components", policy.components(), "", "components");
  for (int c = 0; c < policy.components_size(); ++c) {
    CheckList(context, "adjustments of one component", policy.components(c).adjustments(),
              At("", "components", c), "adjustments");
  }
  CheckList(context, "adjustments of the total", policy.total_adjustments(), "", "total_adjustments");
  CheckList(context, "shares", policy.informal_support().shares(), "informal_support", "shares");
  CheckList(context, "impacts", policy.informal_support().impacts(), "informal_support", "impacts");
  CheckList(context, "approval tiers", policy.governance().approval_tiers(), "governance", "approval_tiers");
  CheckList(context, "reasons", policy.governance().enhancement().reasons(), "governance.enhancement",
            "reasons");
}

}  // namespace ras::check
