// The scores that can be reached, held against the engine itself: for random small policies every person
// there can be is scored, one after the other, and the scores must be exactly those that the checks computed
// as a set.
#include <functional>
#include <random>
#include <set>

#include "lib/check/reachable.h"
#include "lib/policy/compiled_policy.h"
#include "lib/policy/policy.h"
#include "lib/score/measures.h"
#include "tests/engine/check_fixture.h"

namespace ras {
namespace {

using check::Score;

// Writes random policies that are free of errors and have at most a few thousand kinds of people.
class PolicyWriter {
 public:
  explicit PolicyWriter(unsigned seed) : random_(seed) {}

  v1::Policy Write() {
    policy_ = GoodPolicy();
    policy_.clear_questionnaire();
    policy_.clear_measures();
    policy_.clear_tables();
    policy_.clear_components();
    by_domain_ = Chance(30);
    policy_.mutable_informal_support()->set_approach(by_domain_ ? v1::INFORMAL_SUPPORT_APPROACH_BY_DOMAIN
                                                                : v1::INFORMAL_SUPPORT_APPROACH_NOT_RECORDED);
    WriteQuestionnaire();
    const int measures = Below(4) + 1;
    for (int m = 0; m < measures; ++m) WriteMeasure();
    WriteTable();
    return policy_;
  }

 private:
  int Below(int bound) { return static_cast<int>(random_() % static_cast<unsigned>(bound)); }
  bool Chance(int percent) { return Below(100) < percent; }
  template <class List>
  const std::string& Pick(const List& list) {
    return list.Get(Below(list.size())).id();
  }

  std::string Number(int most, int places) {
    std::string text = std::to_string(Below(most + 1));
    if (places > 0 && Chance(40)) text += places == 1 || Chance(50) ? ".5" : ".25";
    return text;
  }

  void WriteQuestionnaire() {
    const int domains = Below(2) + 1;
    for (int d = 0; d < domains; ++d) {
      v1::Domain& domain = *policy_.mutable_questionnaire()->add_domains();
      domain.set_id("domain-" + std::to_string(d));
      domain.set_title("A domain");
      const int questions = Below(2) + 1;
      for (int q = 0; q < questions; ++q) WriteQuestion(&domain);
      WriteScored(&domain);
    }
  }

  // So that every domain scores.
  void WriteScored(v1::Domain* domain) {
    v1::Question& question = *domain->add_questions();
    Name(&question);
    AddOptions(question.mutable_single_choice()->mutable_options(), 2, true);
    scored_.push_back(question.id());
    testable_.push_back(question);
  }

  void Name(v1::Question* question) {
    question->set_id("question-" + std::to_string(questions_++));
    question->set_text("A question");
    if (Chance(30)) question->set_weight(Number(3, 1));
  }

  void AddOptions(google::protobuf::RepeatedPtrField<v1::Option>* options, int count, bool points) {
    int sum = 0;
    for (int i = 0; i < count; ++i) {
      v1::Option& option = *options->Add();
      option.set_id("option-" + std::to_string(i));
      option.set_label("An option");
      if (points) option.set_points(std::to_string(sum) + (Chance(20) ? ".5" : ""));
      sum += Below(6) + 1;
    }
  }

  void WriteQuestion(v1::Domain* domain) {
    v1::Question question;
    Name(&question);
    if (!testable_.empty() && Chance(40))
      *question.mutable_asked_when() = WriteCondition(0, /*measures=*/false);
    switch (Below(6)) {
      case 0:
        AddOptions(question.mutable_single_choice()->mutable_options(), 3, true);
        break;
      case 1:
        AddOptions(question.mutable_several_choices()->mutable_options(), 2, true);
        question.mutable_several_choices()->set_combine(Chance(50) ? v1::CHOICES_COMBINE_SUM
                                                                   : v1::CHOICES_COMBINE_HIGHEST);
        break;
      case 2: {
        v1::Quantity& quantity = *question.mutable_quantity();
        quantity.set_unit("nights");
        quantity.set_minimum(std::to_string(Below(2)));
        quantity.set_maximum(std::to_string(Below(3) + 2));
        if (Chance(70)) quantity.set_points_per_unit(Number(3, 1));
        break;
      }
      case 3:
        AddOptions(question.mutable_level_and_frequency()->mutable_levels(), 2, true);
        for (const char* factor : {"0.5", "1"}) {
          v1::Frequency& frequency = *question.mutable_level_and_frequency()->add_frequencies();
          frequency.set_id(std::string("frequency-") + factor);
          frequency.set_label("A frequency");
          frequency.set_factor(factor);
        }
        break;
      default:
        AddOptions(question.mutable_information()->mutable_options(), 2, false);
        question.mutable_information()->set_required(Chance(50));
        break;
    }
    if (!question.has_information() && Chance(30)) {
      question.set_not_applicable(Chance(50) ? v1::NOT_APPLICABLE_RULE_SCORES_ZERO
                                             : v1::NOT_APPLICABLE_RULE_LEAVES_MAXIMUM);
    }
    if (check::IsScored(question)) scored_.push_back(question.id());
    if (check::OptionsOf(question) != nullptr) testable_.push_back(question);
    *domain->add_questions() = question;
  }

  v1::Condition WriteCondition(int depth, bool measures) {
    v1::Condition condition;
    const int kind = Below(depth < 2 ? 9 : 6);
    if (kind == 0) {
      condition.mutable_care_group()->add_any_of(Pick(policy_.care_groups()));
    } else if (kind == 1) {
      condition.mutable_area()->add_any_of(Pick(policy_.areas()));
    } else if (kind == 2) {
      if (Chance(50))
        condition.mutable_age()->set_from_months(static_cast<unsigned>(Below(3) * 400));
      else
        condition.mutable_age()->set_below_months(static_cast<unsigned>(Below(3) * 400 + 10));
    } else if (kind == 3 && measures && policy_.measures_size() > 0) {
      v1::MeasureTest& test = *condition.mutable_measure();
      test.set_measure(Pick(policy_.measures()));
      if (Chance(60))
        test.set_at_least(Number(12, 1));
      else
        test.set_at_most(Number(12, 1));
    } else if (kind == 6) {
      for (int i = 0; i < 2; ++i)
        *condition.mutable_all_of()->add_conditions() = WriteCondition(depth + 1, measures);
    } else if (kind == 7) {
      for (int i = 0; i < 2; ++i)
        *condition.mutable_any_of()->add_conditions() = WriteCondition(depth + 1, measures);
    } else if (kind == 8) {
      *condition.mutable_not_() = WriteCondition(depth + 1, measures);
    } else if (testable_.empty()) {
      condition.mutable_care_group()->add_any_of(Pick(policy_.care_groups()));
    } else {
      const v1::Question& question =
          testable_[static_cast<std::size_t>(Below(static_cast<int>(testable_.size())))];
      condition.mutable_answer()->set_question(question.id());
      condition.mutable_answer()->add_any_of(Pick(*check::OptionsOf(question)));
    }
    return condition;
  }

  void WriteMeasure() {
    v1::Measure measure;
    measure.set_id("measure-" + std::to_string(policy_.measures_size()));
    measure.set_title("A measure");
    const std::array<v1::Combine, 4> combines = {v1::COMBINE_SUM, v1::COMBINE_SUM, v1::COMBINE_MAXIMUM,
                                                 v1::COMBINE_MINIMUM};
    measure.set_combine(combines[static_cast<std::size_t>(Below(4))]);
    const int terms = Below(4) + 1;
    for (int t = 0; t < terms; ++t) {
      v1::Term& term = *measure.add_terms();
      const int kind = Below(6);
      if (kind == 0) {
        term.set_constant(Number(6, 1));
      } else if (kind < 3 && policy_.measures_size() > 0) {
        term.set_measure(Pick(policy_.measures()));
      } else if (kind == 3) {
        term.set_domain(Pick(policy_.questionnaire().domains()));
      } else {
        term.set_question(scored_[static_cast<std::size_t>(Below(static_cast<int>(scored_.size())))]);
      }
      if (Chance(25)) term.set_weight(Number(3, 1));
      if (Chance(30)) *term.mutable_when() = WriteCondition(0, /*measures=*/true);
    }
    const int transforms = Chance(50) ? 0 : Below(2) + 1;
    for (int t = 0; t < transforms; ++t) WriteTransform(&measure);
    *policy_.add_measures() = measure;
  }

  void WriteTransform(v1::Measure* measure) {
    v1::Transform& transform = *measure->add_transforms();
    switch (Below(6)) {
      case 0: {
        transform.mutable_steps()->set_below("0");
        int from = Below(3);
        for (int r = 0; r < 3; ++r) {
          v1::StepTable::Step& row = *transform.mutable_steps()->add_rows();
          row.set_from(std::to_string(from));
          row.set_value(std::to_string(r * 3) + (Chance(50) ? ".5" : ""));
          from += Below(8) + 1;
        }
        break;
      }
      case 1:
        // A percentage needs a maximum above 0, whoever it is for.
        measure->set_combine(v1::COMBINE_SUM);
        measure->add_terms()->set_constant("1");
        measure->clear_transforms();
        measure->add_transforms()->mutable_percent_of_maximum();
        break;
      case 2:
        transform.mutable_multiply()->set_by("7");
        transform.mutable_multiply()->set_divided_by("3");
        transform.mutable_multiply()->mutable_rounding()->set_mode(v1::ROUNDING_MODE_HALF_EVEN);
        transform.mutable_multiply()->mutable_rounding()->set_increment("0.5");
        break;
      case 3:
        transform.set_add(Chance(50) ? "2.5" : "-3");
        break;
      case 4:
        transform.mutable_clamp()->set_minimum("2");
        transform.mutable_clamp()->set_maximum("15");
        break;
      default:
        transform.mutable_round()->set_mode(v1::ROUNDING_MODE_FLOOR);
        transform.mutable_round()->set_increment("2");
        break;
    }
  }

  void WriteTable() {
    v1::AllocationTable& table = *policy_.add_tables();
    table.set_id("price");
    table.set_title("A price for each point");
    table.set_period(v1::PERIOD_WEEK);
    table.set_basis(v1::TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT);
    table.mutable_rounding()->set_mode(v1::ROUNDING_MODE_HALF_UP);
    table.mutable_price_per_point()->set_rate("10");
    if (Chance(50)) {
      table.mutable_score_rounding()->set_mode(v1::ROUNDING_MODE_EXACT);
    } else if (Chance(50)) {
      table.mutable_score_rounding()->set_mode(v1::ROUNDING_MODE_HALF_DOWN);
      table.mutable_score_rounding()->set_increment("0.5");
    }
    v1::Component& component = *policy_.add_components();
    component.set_id("support");
    component.set_title("My support");
    component.set_measure(policy_.measures(policy_.measures_size() - 1).id());
    component.set_table("price");
    if (Chance(50)) *component.mutable_when() = WriteCondition(0, /*measures=*/true);
    if (Chance(10)) policy_.mutable_care_groups(1)->set_excluded_because("Another system is used.");
  }

  std::mt19937 random_;
  v1::Policy policy_;
  bool by_domain_ = false;
  int questions_ = 0;
  std::vector<std::string> scored_;
  std::vector<v1::Question> testable_;
};

// Scores every person there can be under a policy, with the engine.
class Everyone {
 public:
  explicit Everyone(const Policy& policy) : policy_(policy.compiled()), state_(policy_) {}

  // By measure, the values at nine places of those for whom it counts; and the rounded scores of the
  // component.
  std::vector<std::set<Score>> measures;
  std::set<Score> scores;
  // False if there are too many.
  bool Run() {
    measures.resize(policy_.measures.size());
    GoThroughFacts();
    return people_ <= kMostPeople;
  }

 private:
  static constexpr int kMostPeople = 60'000;

  void GoThroughFacts() {
    for (std::size_t g = 0; g < policy_.care_group_index.size(); ++g) {
      if (!policy_.document.care_groups(static_cast<int>(g)).excluded_because().empty()) continue;
      for (std::size_t a = 0; a < policy_.area_index.size(); ++a) {
        for (const unsigned age :
             policy_.tests_age ? std::vector<unsigned>{0, 10, 399, 400, 409, 410, 799, 800, 809, 810, 1000}
                               : std::vector<unsigned>{0}) {
          state_.care_group = static_cast<int>(g);
          state_.area = static_cast<int>(a);
          state_.age_known = true;
          state_.age_months = age;
          GoThroughReductions(0);
        }
      }
    }
  }

  void GoThroughReductions(std::size_t domain) {
    if (policy_.informal_support.approach != v1::INFORMAL_SUPPORT_APPROACH_BY_DOMAIN) {
      GoThroughAnswers(0);
      return;
    }
    state_.percent_of_domain.resize(policy_.domains.size(), 0);
    if (domain == policy_.domains.size()) {
      GoThroughAnswers(0);
      return;
    }
    std::set<Scaled> percents(policy_.informal_support.percent.begin(),
                              policy_.informal_support.percent.end());
    percents.insert(0);
    for (const Scaled percent : percents) {
      state_.percent_of_domain[domain] = percent;
      GoThroughReductions(domain + 1);
    }
  }

  void GoThroughAnswers(std::size_t q) {
    if (people_ > kMostPeople) return;
    if (q == policy_.questions.size()) {
      ++people_;
      ScorePerson();
      return;
    }
    const CompiledQuestion& question = policy_.questions[q];
    CaseAnswer& answer = state_.answers[q];
    static const std::vector<Scaled> kNoMeasures;
    // Whether it is asked depends on earlier answers alone, and those are made.
    ScoreQuestions(policy_, &state_);
    answer = CaseAnswer();
    if (!question.always_asked && !Holds(question.asked_when, policy_, state_, kNoMeasures)) {
      GoThroughAnswers(q + 1);
      return;
    }
    GoThroughGiven(q);
    answer = CaseAnswer();
    if (question.not_applicable != v1::NOT_APPLICABLE_RULE_UNSPECIFIED) {
      answer.kind = CaseAnswer::Kind::kNotApplicable;
      GoThroughAnswers(q + 1);
    }
    answer = CaseAnswer();
    if (question.kind == CompiledQuestion::Kind::kInformation && !question.required) GoThroughAnswers(q + 1);
  }

  void GoThroughGiven(std::size_t q) {
    const CompiledQuestion& question = policy_.questions[q];
    CaseAnswer& answer = state_.answers[q];
    answer.kind = CaseAnswer::Kind::kGiven;
    switch (question.kind) {
      case CompiledQuestion::Kind::kSingleChoice:
      case CompiledQuestion::Kind::kInformation:
        for (std::size_t i = 0; i < question.options.size(); ++i) {
          answer.kind = CaseAnswer::Kind::kGiven;
          answer.option = static_cast<int>(i);
          GoThroughAnswers(q + 1);
        }
        break;
      case CompiledQuestion::Kind::kLevelAndFrequency:
        for (std::size_t i = 0; i < question.grid.size(); ++i) {
          answer.option = static_cast<int>(i / question.frequencies);
          answer.frequency = static_cast<int>(i % question.frequencies);
          GoThroughAnswers(q + 1);
        }
        break;
      case CompiledQuestion::Kind::kQuantity:
        for (Scaled amount = question.quantity_minimum; amount <= question.quantity_maximum;
             amount += question.quantity_step) {
          answer.quantity = amount;
          GoThroughAnswers(q + 1);
        }
        break;
      case CompiledQuestion::Kind::kSeveralChoices:
        for (unsigned subset = 0; subset < 1U << question.options.size(); ++subset) {
          for (std::size_t i = 0; i < question.options.size(); ++i) {
            state_.chosen[question.chosen_offset + i] = static_cast<char>((subset >> i) & 1U);
          }
          GoThroughAnswers(q + 1);
        }
        break;
    }
  }

  void ScorePerson() {
    ScoreQuestions(policy_, &state_);
    MeasureValues total(policy_), values(policy_);
    ComputeMeasures(policy_, state_, &total);
    ComputeMeasuresAfterSupport(policy_, state_, total, &values);
    ASSERT_FALSE(values.any_fault);
    for (std::size_t m = 0; m < values.value.size(); ++m) {
      if (values.counts[m] != 0)
        measures[m].insert(AtNinePlaces(values.value[m], policy_.measures[m].places));
    }
    const CompiledComponent& component = policy_.components.front();
    const auto m = static_cast<std::size_t>(component.measure);
    if (values.counts[m] == 0 ||
        (!component.always && !Holds(component.when, policy_, state_, values.tested)))
      return;
    const PolicyTable& table = *policy_.tables.front().lookup;
    const auto raise = static_cast<std::size_t>(table.score_places() - policy_.measures[m].places);
    scores.insert(
        AtNinePlaces(table.RoundScore(values.value[m] * kPowersOfTen[raise]), table.score_places()));
  }

  static Score AtNinePlaces(Scaled value, uint8_t places) {
    return MultiplyWide(value, kPowersOfTen[static_cast<std::size_t>(9 - places)]);
  }

  const CompiledPolicy& policy_;
  CaseState state_;
  int people_ = 0;
};

std::string ToText(const std::set<Score>& scores) {
  std::string text;
  for (const Score score : scores) text += check::ToText(score) + " ";
  return text;
}

std::set<Score> Members(const check::ScoreSet& scores) {
  const check::ScoreList list = scores.First(-check::kMostScore, check::kMostScore, 1'000'000);
  return {list.begin(), list.end()};
}

bool Contains(const std::set<Score>& outer, const std::set<Score>& inner) {
  return std::includes(outer.begin(), outer.end(), inner.begin(), inner.end());
}

TEST(Reachable, IsExactlyWhatTheEngineGivesToEveryPersonThereCanBe) {
  int policies = 0, mixed = 0;
  for (unsigned seed = 1; policies < 400; ++seed) {
    ASSERT_LT(seed, 2000U);
    const v1::Policy document = PolicyWriter(seed).Write();
    std::vector<v1::Finding> findings;
    const std::unique_ptr<const Policy> policy = Policy::Compile(document, &findings);
    ASSERT_NE(policy, nullptr) << ::testing::PrintToString(Lines(findings)) << document.DebugString();
    Everyone everyone(*policy);
    if (!everyone.Run()) continue;
    ++policies;

    // Small policies are always computed exactly, but where conditions test total need while the points are
    // what is left of it.
    const bool mixes_needs =
        document.informal_support().approach() == v1::INFORMAL_SUPPORT_APPROACH_BY_DOMAIN &&
        document.DebugString().find("measure {") != std::string::npos;
    mixed += mixes_needs ? 1 : 0;

    const check::PolicyNames names(document);
    const check::ScoreModel model(document, names);
    check::Reachability reachability(model);
    check::Work work(1'000'000'000);
    const check::BoundsOfMeasures bounds(model, &work);
    for (int m = 0; m < document.measures_size(); ++m) {
      const std::set<Score>& truth = everyone.measures[static_cast<std::size_t>(m)];
      const check::MeasureReach& reach = reachability.OfMeasure(m);
      ASSERT_TRUE(reach.known);
      const std::set<Score> found = Members(reach.stages.back().values);
      ASSERT_TRUE(reach.exact || mixes_needs);
      if (reach.exact) {
        ASSERT_EQ(ToText(found), ToText(truth))
            << "seed " << seed << " measure " << m << document.DebugString();
      } else {
        ASSERT_TRUE(Contains(found, truth)) << "seed " << seed << " measure " << m << document.DebugString();
      }
      ASSERT_FALSE(bounds.Stages(m).empty());
      const check::ScoreBounds& outer = bounds.Stages(m).back();
      if (truth.empty()) continue;
      ASSERT_TRUE(outer.may_count);
      ASSERT_TRUE(Contains(Members(check::ScoreSet(outer.values)), truth))
          << "seed " << seed << " measure " << m << " bounds " << check::ToText(outer.values.first) << " to "
          << check::ToText(outer.values.last) << " step " << check::ToText(outer.values.step) << " truth "
          << ToText(truth) << document.DebugString();
    }
    const check::ComponentReach reach = reachability.OfComponent(
        document.measures_size() - 1, model.component_when.front().get(), std::vector<bool>(2, true));
    ASSERT_TRUE(reach.known);
    const std::optional<check::ScoreRule> rule = check::ReadScoreRule(
        document.tables(0).has_score_rounding() ? &document.tables(0).score_rounding() : nullptr);
    const std::optional<check::ScoreSet> rounded = reach.values.Rounded(*rule);
    ASSERT_TRUE(rounded.has_value());
    ASSERT_TRUE(reach.exact || mixes_needs);
    if (reach.exact) {
      ASSERT_EQ(ToText(Members(*rounded)), ToText(everyone.scores))
          << "seed " << seed << document.DebugString();
    } else {
      ASSERT_TRUE(Contains(Members(*rounded), everyone.scores)) << "seed " << seed << document.DebugString();
    }
  }
  EXPECT_LT(mixed, policies / 4);
}

}  // namespace
}  // namespace ras
