// Names that lead nowhere, or to something of the wrong kind; and parts that nothing refers to.
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/check/check_context.h"
#include "lib/check/did_you_mean.h"
#include "lib/check/reasons.h"
#include "lib/check/visit_conditions.h"
#include "lib/finding/wording.h"

namespace ras::check {
namespace {

class ReferenceCheck {
 public:
  explicit ReferenceCheck(const CheckContext& context)
      : context_(context),
        question_used_(context.names.question_places.size(), false),
        measure_used_(static_cast<std::size_t>(context.policy.measures_size()), false),
        table_used_(static_cast<std::size_t>(context.policy.tables_size()), false),
        domain_use_(static_cast<std::size_t>(context.policy.questionnaire().domains_size()),
                    DomainUse::kNone) {}

  void Run() {
    CheckMeasureTerms();
    CheckPriceLists();
    for (int c = 0; c < context_.policy.components_size(); ++c) CheckComponent(c);
    CheckFactors(context_.policy.total_adjustments(), "", "total_adjustments");
    VisitConditions(context_.policy, context_.names, [this](const PlacedCondition& placed) {
      VisitTests(*placed.condition, placed.path,
                 [this](const v1::Condition& test, const std::string& path) { CheckTest(test, path); });
    });
    CheckReductions();
    NoteUnused();
  }

 private:
  // The index of `id`, or -1 and an error. An absent id is left to the shape and to the checks of its owner.
  int Look(const IdIndex& index, const std::string& id, const std::string& path, std::string_view what) {
    if (id.empty()) return -1;
    const int found = index.Find(id);
    if (found < 0) {
      context_.report.Error({.code = "unknown_reference",
                             .path = path,
                             .value = id,
                             .message = "There is no " + std::string(what) + " " + Quote(id) + ".",
                             .remedy = did_you_mean_.Remedy(id, index.ids())});
    }
    return found;
  }

  void LookAll(const IdIndex& index, const google::protobuf::RepeatedPtrField<std::string>& ids,
               const std::string& path, std::string_view what) {
    for (int i = 0; i < ids.size(); ++i) Look(index, ids.Get(i), At(path, "any_of", i), what);
  }

  const v1::Question* LookQuestion(const std::string& id, const std::string& path) {
    const int found = Look(context_.names.questions, id, path, "question");
    if (found < 0) return nullptr;
    question_used_[static_cast<std::size_t>(found)] = true;
    return context_.names.question_places[static_cast<std::size_t>(found)].question;
  }

  void LookMeasure(const std::string& id, const std::string& path) {
    const int found = Look(context_.names.measures, id, path, "measure");
    if (found >= 0) measure_used_[static_cast<std::size_t>(found)] = true;
  }

  void LookTable(const std::string& id, const std::string& path) {
    const int found = Look(context_.names.tables, id, path, "table");
    if (found >= 0) table_used_[static_cast<std::size_t>(found)] = true;
  }

  void CheckMeasureTerms() {
    for (int m = 0; m < context_.policy.measures_size(); ++m) {
      const v1::Measure& measure = context_.policy.measures(m);
      for (int t = 0; t < measure.terms_size(); ++t)
        CheckTerm(measure.terms(t), At(At("", "measures", m), "terms", t));
    }
  }

  void CheckTerm(const v1::Term& term, const std::string& path) {
    switch (term.source_case()) {
      case v1::Term::kQuestion: {
        const v1::Question* question = LookQuestion(term.question(), In(path, "question"));
        if (question == nullptr || IsScored(*question)) break;
        context_.report.Error({.code = "question_not_scored",
                               .path = In(path, "question"),
                               .value = term.question(),
                               .message = "The question " + Quote(term.question()) + " carries no points.",
                               .remedy = question->has_quantity()
                                             ? "Give it points_per_unit, or take this term away."
                                             : "Make it a question with points, or take this term away."});
        break;
      }
      case v1::Term::kDomain:
        UseDomain(Look(context_.names.domains, term.domain(), In(path, "domain"), "domain"),
                  In(path, "domain"));
        break;
      case v1::Term::kMeasure:
        LookMeasure(term.measure(), In(path, "measure"));
        break;
      case v1::Term::kConstant:
      case v1::Term::SOURCE_NOT_SET:
        break;
    }
  }

  void UseDomain(int domain, const std::string& path) {
    if (domain < 0) return;
    const auto d = static_cast<std::size_t>(domain);
    DomainUse& use = domain_use_[d];
    if (use == DomainUse::kNone) {
      use = DomainUse::kUnscored;
      for (int q = context_.names.first_question[d]; q < context_.names.first_question[d + 1]; ++q) {
        const auto i = static_cast<std::size_t>(q);
        if (!IsScored(*context_.names.question_places[i].question)) continue;
        question_used_[i] = true;
        use = DomainUse::kScored;
      }
    }
    if (use == DomainUse::kScored) return;
    const std::string& id = context_.policy.questionnaire().domains(domain).id();
    context_.report.Warning(
        {.code = "domain_not_scored",
         .path = path,
         .value = id,
         .message = "No question of the domain " + Quote(id) + " carries points: the term never counts.",
         .remedy = "Give a question of the domain points, or take this term away.",
         .reason = "Only questions with points enter a score (docs/figures.md, section 3)."});
  }

  void CheckPriceLists() {
    for (int t = 0; t < context_.policy.tables_size(); ++t) {
      const v1::PriceList& list = context_.policy.tables(t).price_list();
      const std::string path = In(At("", "tables", t), "price_list");
      for (int i = 0; i < list.items_size(); ++i) {
        const std::string item_path = At(path, "items", i);
        const v1::Question* question = LookQuestion(list.items(i).quantity(), In(item_path, "quantity"));
        if (question != nullptr && !question->has_quantity()) {
          context_.report.Error(
              {.code = "question_not_quantity",
               .path = In(item_path, "quantity"),
               .value = list.items(i).quantity(),
               .message = "The question " + Quote(list.items(i).quantity()) +
                          " is not answered with a number, so there is nothing to multiply the price by.",
               .remedy = "Name a question of kind quantity."});
        }
        LookMeasure(list.items(i).multiplier(), In(item_path, "multiplier"));
      }
    }
  }

  void CheckComponent(int c) {
    const v1::Component& component = context_.policy.components(c);
    const std::string path = At("", "components", c);
    LookMeasure(component.measure(), In(path, "measure"));
    LookTable(component.table(), In(path, "table"));
    for (int i = 0; i < component.table_by_care_group().choices_size(); ++i) {
      const v1::TableChoice& choice = component.table_by_care_group().choices(i);
      const std::string choice_path = At(In(path, "table_by_care_group"), "choices", i);
      Look(context_.names.care_groups, choice.care_group(), In(choice_path, "care_group"), "care group");
      LookTable(choice.table(), In(choice_path, "table"));
    }
    CheckFactors(component.adjustments(), path, "adjustments");
  }

  void CheckFactors(const google::protobuf::RepeatedPtrField<v1::Adjustment>& adjustments,
                    const std::string& path, std::string_view field) {
    for (int i = 0; i < adjustments.size(); ++i) {
      const v1::Adjustment& adjustment = adjustments.Get(i);
      const bool by_group = adjustment.has_factor_by_care_group();
      const v1::FactorByName& factors =
          by_group ? adjustment.factor_by_care_group() : adjustment.factor_by_area();
      const std::string list = In(At(path, field, i), by_group ? "factor_by_care_group" : "factor_by_area");
      for (int f = 0; f < factors.factors_size(); ++f) {
        Look(by_group ? context_.names.care_groups : context_.names.areas, factors.factors(f).name(),
             In(At(list, "factors", f), "name"), by_group ? "care group" : "area");
      }
    }
  }

  void CheckTest(const v1::Condition& test, const std::string& path) {
    switch (test.test_case()) {
      case v1::Condition::kCareGroup:
        LookAll(context_.names.care_groups, test.care_group().any_of(), In(path, "care_group"), "care group");
        break;
      case v1::Condition::kArea:
        LookAll(context_.names.areas, test.area().any_of(), In(path, "area"), "area");
        break;
      case v1::Condition::kAnswer:
        CheckAnswerTest(test.answer(), In(path, "answer"));
        break;
      case v1::Condition::kMeasure:
        LookMeasure(test.measure().measure(), In(In(path, "measure"), "measure"));
        break;
      default:
        break;
    }
  }

  void CheckAnswerTest(const v1::AnswerTest& test, const std::string& path) {
    const v1::Question* question = LookQuestion(test.question(), In(path, "question"));
    if (question == nullptr) return;
    const auto* options = OptionsOf(*question);
    if (options == nullptr) {
      context_.report.Error({.code = "question_without_options",
                             .path = In(path, "question"),
                             .value = test.question(),
                             .message = "The question " + Quote(test.question()) + " has no options to test.",
                             .remedy = "Test a question with options or levels, or give this one options."});
      return;
    }
    IdIndex& ids = options_[question];
    if (ids.ids().empty()) {
      for (int i = 0; i < options->size(); ++i) ids.Add(options->Get(i).id(), i);
    }
    LookAll(ids, test.any_of(), path, "option of the question " + Quote(test.question()));
  }

  void CheckReductions() {
    const v1::InformalSupportRule& rule = context_.policy.informal_support();
    for (int i = 0; i < rule.reductions_size(); ++i) {
      const std::string path = At("informal_support", "reductions", i);
      Look(context_.names.shares, rule.reductions(i).share(), In(path, "share"), "share");
      Look(context_.names.impacts, rule.reductions(i).impact(), In(path, "impact"), "impact");
    }
  }

  void NoteUnused() {
    for (std::size_t q = 0; q < question_used_.size(); ++q) {
      const QuestionPlace& place = context_.names.question_places[q];
      const v1::Question::KindCase kind = place.question->kind_case();
      if (question_used_[q] || kind == v1::Question::kInformation || kind == v1::Question::KIND_NOT_SET)
        continue;
      Unused("question_not_used", place.Path(), "question", place.question->id(),
             "its answer makes no difference to any score or price");
    }
    for (std::size_t m = 0; m < measure_used_.size(); ++m) {
      if (measure_used_[m]) continue;
      Unused("measure_not_used", At("", "measures", static_cast<int>(m)), "measure",
             context_.policy.measures(static_cast<int>(m)).id(),
             "it is computed and shown, and decides nothing");
    }
    for (std::size_t t = 0; t < table_used_.size(); ++t) {
      if (table_used_[t]) continue;
      Unused("table_not_used", At("", "tables", static_cast<int>(t)), "table",
             context_.policy.tables(static_cast<int>(t)).id(), "no component looks anything up in it");
    }
  }

  void Unused(std::string_view code, const std::string& path, std::string_view what, const std::string& id,
              std::string_view consequence) {
    context_.report.Note({.code = code,
                          .path = path,
                          .value = id,
                          .message = "Nothing uses the " + std::string(what) + " " + Quote(id) + ": " +
                                     std::string(consequence) + ".",
                          .remedy = "Leave it if that is meant; otherwise refer to it, or take it away.",
                          .reason = std::string(kReasonTransparency)});
  }

  const CheckContext& context_;
  DidYouMean did_you_mean_;
  std::vector<bool> question_used_, measure_used_, table_used_;
  enum class DomainUse : unsigned char { kNone, kScored, kUnscored };
  std::vector<DomainUse> domain_use_;
  std::unordered_map<const v1::Question*, IdIndex> options_;
};

}  // namespace

void CheckReferences(const CheckContext& context) { ReferenceCheck(context).Run(); }

}  // namespace ras::check
