#include "lib/check/score_model.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "lib/check/measure_graph.h"
#include "lib/check/visit_conditions.h"

namespace ras::check {
namespace {

// Splits people into classes that no test tells apart. Starts with one class of all.
class Partition {
 public:
  explicit Partition(std::size_t members)
      : class_of_(std::max<std::size_t>(members, 1), 0), sizes_{class_of_.size()} {}

  // Those listed part from those of their class that are not.
  void Split(const std::vector<int>& listed) {
    std::map<int, std::vector<int>> by_class;
    for (const int member : listed) by_class[class_of_[static_cast<std::size_t>(member)]].push_back(member);
    for (auto& [own, members] : by_class) {
      std::sort(members.begin(), members.end());
      members.erase(std::unique(members.begin(), members.end()), members.end());
      std::size_t& size = sizes_[static_cast<std::size_t>(own)];
      if (members.size() == size) continue;
      size -= members.size();
      for (const int member : members)
        class_of_[static_cast<std::size_t>(member)] = static_cast<int>(sizes_.size());
      sizes_.push_back(members.size());
    }
  }

  const std::vector<int>& class_of() const { return class_of_; }
  int classes() const { return static_cast<int>(sizes_.size()); }

 private:
  std::vector<int> class_of_;
  std::vector<std::size_t> sizes_;
};

bool IsReadable(const std::string& text) {
  const std::optional<Decimal> decimal = ReadDecimal(text);
  return decimal && decimal->coefficient >= 0;
}

bool HaveReadablePoints(const google::protobuf::RepeatedPtrField<v1::Option>& options) {
  return !options.empty() && std::all_of(options.begin(), options.end(), [](const v1::Option& option) {
    return IsReadable(option.points());
  });
}

// Whether everything that the question's points are computed from is there.
bool HasReadableNumbers(const v1::Question& question) {
  switch (question.kind_case()) {
    case v1::Question::kSingleChoice:
      return HaveReadablePoints(question.single_choice().options());
    case v1::Question::kSeveralChoices:
      return question.several_choices().combine() != v1::CHOICES_COMBINE_UNSPECIFIED &&
             HaveReadablePoints(question.several_choices().options());
    case v1::Question::kLevelAndFrequency: {
      const v1::LevelAndFrequency& both = question.level_and_frequency();
      return HaveReadablePoints(both.levels()) && !both.frequencies().empty() &&
             std::all_of(both.frequencies().begin(), both.frequencies().end(),
                         [](const v1::Frequency& frequency) { return IsReadable(frequency.factor()); });
    }
    case v1::Question::kQuantity: {
      const v1::Quantity& quantity = question.quantity();
      const std::optional<Decimal> low = ReadDecimal(quantity.minimum()),
                                   high = ReadDecimal(quantity.maximum()),
                                   step = ReadDecimalOr(quantity.step(), 1);
      return low && high && *low <= *high && step && step->coefficient > 0 &&
             (quantity.points_per_unit().empty() || IsReadable(quantity.points_per_unit()));
    }
    case v1::Question::kInformation:
      return true;
    case v1::Question::KIND_NOT_SET:
      return false;
  }
  return false;
}

std::vector<int> FindAll(const IdIndex& index, const google::protobuf::RepeatedPtrField<std::string>& ids) {
  std::vector<int> found;
  for (const std::string& id : ids) {
    const int i = index.Find(id);
    if (i >= 0) found.push_back(i);
  }
  return found;
}

class ModelBuilder {
 public:
  ModelBuilder(const v1::Policy& policy, const PolicyNames& names, ScoreModel* model)
      : policy_(policy),
        names_(names),
        model_(*model),
        groups_(static_cast<std::size_t>(policy.care_groups_size())),
        areas_(static_cast<std::size_t>(policy.areas_size())),
        domain_broken_(static_cast<std::size_t>(policy.questionnaire().domains_size()), false) {}

  void Run() {
    model_.first_question = names_.first_question;
    model_.questions.resize(names_.question_places.size());
    FindClasses();
    BuildQuestions();
    BuildMeasures();
    for (const v1::Component& component : policy_.components()) {
      model_.component_when.push_back(component.has_when() ? BuildOwned(component.when()) : nullptr);
    }
    BuildLeftOver();
  }

 private:
  // First all tests are seen, so that classes and the marks of answers are known; then conditions are built.
  void FindClasses() {
    VisitConditions(policy_, names_, [this](const PlacedCondition& placed) {
      VisitTests(*placed.condition, "",
                 [this](const v1::Condition& test, const std::string&) { SeeTest(test); });
    });
    std::sort(model_.age_cuts.begin(), model_.age_cuts.end());
    model_.age_cuts.erase(std::unique(model_.age_cuts.begin(), model_.age_cuts.end()), model_.age_cuts.end());
    model_.care_group_class = groups_.class_of();
    model_.care_group_classes = groups_.classes();
    model_.area_class = areas_.class_of();
    model_.area_classes = areas_.classes();
    for (int g = 0; g < policy_.care_groups_size(); ++g) {
      if (!policy_.care_groups(g).excluded_because().empty())
        model_.care_group_class[static_cast<std::size_t>(g)] = -1;
    }
  }

  void SeeTest(const v1::Condition& test) {
    switch (test.test_case()) {
      case v1::Condition::kCareGroup:
        groups_.Split(FindAll(names_.care_groups, test.care_group().any_of()));
        break;
      case v1::Condition::kArea:
        areas_.Split(FindAll(names_.areas, test.area().any_of()));
        break;
      case v1::Condition::kAge:
        // Nobody is younger than 0, so there is no class below it.
        if (test.age().from_months() > 0) model_.age_cuts.push_back(test.age().from_months());
        if (test.age().below_months() > 0) model_.age_cuts.push_back(test.age().below_months());
        break;
      case v1::Condition::kAnswer:
        SeeAnswerTest(test.answer());
        break;
      default:
        break;
    }
  }

  // Each different list of options of a question is one bit.
  void SeeAnswerTest(const v1::AnswerTest& test) {
    const int q = names_.questions.Find(test.question());
    if (q < 0) return;
    std::vector<std::string> ids(test.any_of().begin(), test.any_of().end());
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    auto& bits = answer_bits_[q];
    const std::size_t next = bits.size();
    bits.emplace(std::move(ids), next < 64 ? uint64_t{1} << next : 0);
  }

  void BuildQuestions() {
    for (std::size_t q = 0; q < model_.questions.size(); ++q) {
      ModelQuestion& own = model_.questions[q];
      const v1::Question& question = *names_.question_places[q].question;
      own.question = &question;
      own.domain = names_.question_places[q].domain;
      own.scored = IsScored(question);
      const std::optional<Decimal> weight = ReadDecimalOr(question.weight(), 1);
      own.weight = weight.value_or(Decimal{1, 0});
      own.broken = !weight || weight->coefficient < 0 || !HasReadableNumbers(question);
      if (question.has_asked_when()) {
        own.asked_when = BuildOwned(question.asked_when());
        own.broken =
            own.broken || own.asked_when->broken || !TestsEarlier(*own.asked_when, static_cast<int>(q));
      }
      MarkOptions(static_cast<int>(q));
      if (own.broken) domain_broken_[static_cast<std::size_t>(own.domain)] = true;
    }
  }

  // A question's own condition may test facts and earlier answers alone.
  static bool TestsEarlier(const FactTest& test, int question) {
    if (test.kind == FactTest::Kind::kMeasure) return false;
    if (test.kind == FactTest::Kind::kAnswer) return test.subject < question;
    return std::all_of(test.children.begin(), test.children.end(),
                       [&](const FactTest& child) { return TestsEarlier(child, question); });
  }

  void MarkOptions(int q) {
    const auto bits = answer_bits_.find(q);
    ModelQuestion& own = model_.questions[static_cast<std::size_t>(q)];
    const auto* options = OptionsOf(*own.question);
    if (bits == answer_bits_.end() || options == nullptr) return;
    if (bits->second.size() > 64) {
      own.entangled = true;
      return;
    }
    std::unordered_map<std::string_view, uint64_t> marks;
    for (const auto& [ids, bit] : bits->second) {
      for (const std::string& id : ids) marks[id] |= bit;
    }
    for (const v1::Option& option : *options) {
      const auto found = marks.find(option.id());
      own.marks.push_back(found == marks.end() ? 0 : found->second);
    }
  }

  void BuildMeasures() {
    const std::vector<std::vector<MeasureEdge>> edges = MeasureEdges(policy_, names_);
    for (int m = 0; m < policy_.measures_size(); ++m) BuildMeasure(policy_.measures(m));
    OrderMeasures(edges);
    // Whatever depends on something broken is broken; what is in or behind a circle comes in no order.
    std::vector<bool> ordered(model_.measures.size(), false);
    for (const int m : model_.measure_order) {
      const auto i = static_cast<std::size_t>(m);
      ordered[i] = true;
      for (const MeasureEdge& edge : edges[i]) {
        if (model_.measures[static_cast<std::size_t>(edge.to)].broken) model_.measures[i].broken = true;
      }
    }
    for (std::size_t m = 0; m < ordered.size(); ++m) {
      if (!ordered[m]) model_.measures[m].broken = true;
    }
  }

  void BuildMeasure(const v1::Measure& measure) {
    ModelMeasure own;
    own.combine = measure.combine();
    own.broken = measure.combine() == v1::COMBINE_UNSPECIFIED || measure.terms().empty();
    for (const v1::Term& term : measure.terms()) {
      own.terms.push_back(BuildTerm(term, &own.broken));
    }
    for (const v1::Transform& transform : measure.transforms()) {
      std::optional<ScoreTransform> read = ScoreTransform::Read(transform);
      own.broken = own.broken || !read;
      if (read) own.transforms.push_back(std::move(*read));
    }
    model_.measures.push_back(std::move(own));
  }

  ModelTerm BuildTerm(const v1::Term& term, bool* broken) {
    ModelTerm own;
    own.source = term.source_case();
    const std::optional<Decimal> weight = ReadDecimalOr(term.weight(), 1);
    *broken = *broken || !weight || weight->coefficient < 0;
    own.weight = weight.value_or(Decimal{1, 0});
    switch (term.source_case()) {
      case v1::Term::kQuestion:
        own.index = names_.questions.Find(term.question());
        *broken = *broken || own.index < 0 || !model_.questions[static_cast<std::size_t>(own.index)].scored ||
                  model_.questions[static_cast<std::size_t>(own.index)].broken;
        break;
      case v1::Term::kDomain:
        own.index = names_.domains.Find(term.domain());
        *broken = *broken || own.index < 0 || domain_broken_[static_cast<std::size_t>(own.index)];
        break;
      case v1::Term::kMeasure:
        own.index = names_.measures.Find(term.measure());
        *broken = *broken || own.index < 0;
        break;
      case v1::Term::kConstant: {
        const std::optional<Score> constant = ReadScore(term.constant());
        *broken = *broken || !constant;
        own.constant = constant.value_or(0);
        break;
      }
      case v1::Term::SOURCE_NOT_SET:
        *broken = true;
        break;
    }
    if (term.has_when()) {
      own.when = BuildOwned(term.when());
      *broken = *broken || own.when->broken;
    }
    return own;
  }

  // Repeatedly takes the measures that need nothing that is not yet taken.
  void OrderMeasures(const std::vector<std::vector<MeasureEdge>>& edges) {
    std::vector<int> needs(edges.size(), 0);
    std::vector<std::vector<int>> needed_by(edges.size());
    for (std::size_t m = 0; m < edges.size(); ++m) {
      for (const MeasureEdge& edge : edges[m]) {
        ++needs[m];
        needed_by[static_cast<std::size_t>(edge.to)].push_back(static_cast<int>(m));
      }
    }
    std::vector<int>& order = model_.measure_order;
    for (std::size_t m = 0; m < edges.size(); ++m) {
      if (needs[m] == 0) order.push_back(static_cast<int>(m));
    }
    for (std::size_t next = 0; next < order.size(); ++next) {
      for (const int m : needed_by[static_cast<std::size_t>(order[next])]) {
        if (--needs[static_cast<std::size_t>(m)] == 0) order.push_back(m);
      }
    }
  }

  std::unique_ptr<const FactTest> BuildOwned(const v1::Condition& condition) {
    return std::make_unique<const FactTest>(Build(condition, 0));
  }

  FactTest Build(const v1::Condition& condition, int depth) {
    FactTest test;
    if (depth >= kMostConditionDepth) {
      test.broken = true;
      return test;
    }
    switch (condition.test_case()) {
      case v1::Condition::kCareGroup:
        test.kind = FactTest::Kind::kCareGroup;
        BuildClasses(names_.care_groups, condition.care_group().any_of(), groups_, &test);
        break;
      case v1::Condition::kArea:
        test.kind = FactTest::Kind::kArea;
        BuildClasses(names_.areas, condition.area().any_of(), areas_, &test);
        break;
      case v1::Condition::kAge:
        BuildAge(condition.age(), &test);
        break;
      case v1::Condition::kAnswer:
        BuildAnswer(condition.answer(), &test);
        break;
      case v1::Condition::kMeasure:
        BuildMeasureTest(condition.measure(), &test);
        break;
      case v1::Condition::kAllOf:
      case v1::Condition::kAnyOf: {
        const bool all = condition.has_all_of();
        test.kind = all ? FactTest::Kind::kAllOf : FactTest::Kind::kAnyOf;
        for (const v1::Condition& child : (all ? condition.all_of() : condition.any_of()).conditions()) {
          test.children.push_back(Build(child, depth + 1));
          test.broken = test.broken || test.children.back().broken;
        }
        break;
      }
      case v1::Condition::kNot:
        test.kind = FactTest::Kind::kNot;
        test.children.push_back(Build(condition.not_(), depth + 1));
        test.broken = test.children.back().broken;
        break;
      case v1::Condition::TEST_NOT_SET:
        test.broken = true;
        break;
    }
    return test;
  }

  static void BuildClasses(const IdIndex& index, const google::protobuf::RepeatedPtrField<std::string>& ids,
                           const Partition& partition, FactTest* test) {
    test->classes.assign(static_cast<std::size_t>(partition.classes()), false);
    for (const int member : FindAll(index, ids)) {
      test->classes[static_cast<std::size_t>(partition.class_of()[static_cast<std::size_t>(member)])] = true;
    }
    test->broken =
        std::any_of(ids.begin(), ids.end(), [&](const std::string& id) { return index.Find(id) < 0; });
  }

  // Class i holds the ages from cut i - 1 up to and not including cut i.
  void BuildAge(const v1::AgeTest& age, FactTest* test) {
    test->kind = FactTest::Kind::kAge;
    test->broken = !age.has_from_months() && !age.has_below_months();
    for (std::size_t i = 0; i <= model_.age_cuts.size(); ++i) {
      const uint32_t start = i == 0 ? 0 : model_.age_cuts[i - 1];
      test->classes.push_back((!age.has_from_months() || start >= age.from_months()) &&
                              (!age.has_below_months() || start < age.below_months()));
    }
  }

  void BuildAnswer(const v1::AnswerTest& answer, FactTest* test) {
    test->kind = FactTest::Kind::kAnswer;
    test->subject = names_.questions.Find(answer.question());
    test->broken = true;
    if (test->subject < 0) return;
    const v1::Question& question = *names_.question_places[static_cast<std::size_t>(test->subject)].question;
    if (OptionsOf(question) == nullptr) return;
    std::vector<std::string> ids(answer.any_of().begin(), answer.any_of().end());
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    const auto bits = answer_bits_.find(test->subject);
    if (bits == answer_bits_.end()) return;
    const auto bit = bits->second.find(ids);
    if (bit == bits->second.end()) return;
    test->bit = bit->second;
    IdIndex& options = options_[test->subject];
    if (options.ids().empty()) {
      for (int i = 0; i < OptionsOf(question)->size(); ++i) options.Add(OptionsOf(question)->Get(i).id(), i);
    }
    test->broken =
        model_.questions[static_cast<std::size_t>(test->subject)].broken ||
        std::any_of(ids.begin(), ids.end(), [&](const std::string& id) { return options.Find(id) < 0; });
  }

  void BuildMeasureTest(const v1::MeasureTest& measure, FactTest* test) {
    test->kind = FactTest::Kind::kMeasure;
    test->subject = names_.measures.Find(measure.measure());
    const std::optional<Score> low = ReadScore(measure.at_least()), high = ReadScore(measure.at_most());
    if (low) test->at_least = *low;
    if (high) test->at_most = *high;
    test->broken = test->subject < 0 || low.has_value() == measure.at_least().empty() ||
                   high.has_value() == measure.at_most().empty();
  }

  void BuildLeftOver() {
    const v1::InformalSupportRule& rule = policy_.informal_support();
    if (rule.approach() != v1::INFORMAL_SUPPORT_APPROACH_BY_DOMAIN) return;
    for (const v1::Reduction& reduction : rule.reductions()) {
      const std::optional<Decimal> percent = ReadDecimal(reduction.percent());
      if (!percent || percent->coefficient < 0 || Decimal{100, 0} < *percent) continue;
      // (100 - percent) / 100, which may need two places more than a decimal field has.
      const int64_t hundred = 100 * kPowersOfTen[percent->places];
      const Decimal left =
          Decimal{hundred - percent->coefficient, static_cast<uint8_t>(percent->places + 2)}.Normalised();
      if (std::find(model_.left_over.begin(), model_.left_over.end(), left) == model_.left_over.end()) {
        model_.left_over.push_back(left);
      }
    }
  }

  const v1::Policy& policy_;
  const PolicyNames& names_;
  ScoreModel& model_;
  Partition groups_, areas_;
  std::vector<bool> domain_broken_;  // One of its questions is.
  std::map<int, IdIndex> options_;   // Of the questions that are tested.
  // By question: each list of options that is tested, and its bit; 0 beyond the 64th.
  std::map<int, std::map<std::vector<std::string>, uint64_t>> answer_bits_;
};

}  // namespace

ScoreModel::ScoreModel(const v1::Policy& policy, const PolicyNames& names) {
  ModelBuilder(policy, names, this).Run();
}

}  // namespace ras::check
