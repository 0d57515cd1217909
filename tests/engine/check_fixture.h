// A small policy in which nothing is to be found, and ways to look at what is found once a test has changed
// it.
#ifndef RAS_TESTS_ENGINE_CHECK_FIXTURE_H_
#define RAS_TESTS_ENGINE_CHECK_FIXTURE_H_

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/check/check_policy.h"

namespace ras {

template <class Message>
Message FromText(std::string_view text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(std::string(text), &message)) << text;
  return message;
}

inline constexpr std::string_view kGoodPolicy = R"pb(
  id: "good"
  version: "2026.1"
  title: "A policy in order"
  authority: "Exampleshire Council"
  currency: "GBP"
  effective_from: "2026-04-01"
  review_on: "2027-10-01"
  governance {
    ratification { on: "2026-02-12" by: "Cabinet, minute 41" }
    published_at: "https://www.example.org/care-budget"
    purpose: "To give each person an early idea of the money they can plan with."
    who_is_eligible: "Adults who have eligible needs."
    budget: "The budget for ongoing support."
    consulted: "Disabled people's forum"
    equality_impact_assessment: "https://www.example.org/equality"
    challenges { decision: "whether I am eligible" how: "Tell us why." }
    challenges { decision: "my indicative allocation" how: "Tell us why." }
    challenges { decision: "my support plan" how: "Tell us why." }
    challenges { decision: "my final budget" how: "Tell us why." }
    indicative_check { checked_by: "Resource allocation officer" }
    approval_tiers { id: "worker" title: "Social worker" up_to: "300.00" up_to_percent_above: "5" }
    approval_tiers { id: "manager" title: "Service manager" }
    enhancement {
      time_limit_months: 12
      reasons { id: "market" title: "It costs more here" }
    }
    sufficiency_percent: "90"
    ground_rules: "A budget is not cut after a review unless needs are less."
    contingency { percent: "20" }
  }
  care_groups { id: "younger" title: "Younger adults" }
  care_groups { id: "older" title: "Older adults" }
  areas { id: "town" title: "The town" }
  areas { id: "villages" title: "The villages" }
  questionnaire {
    domains {
      id: "daily-life"
      title: "Daily life"
      questions {
        id: "washing"
        text: "How much support do I need to wash?"
        single_choice {
          options { id: "none" label: "none" points: "0" }
          options { id: "some" label: "some" points: "5" }
          options { id: "full" label: "all of it" points: "10" }
        }
      }
      questions {
        id: "meals"
        text: "How much support do I need with meals, and how often?"
        level_and_frequency {
          levels { id: "none" label: "none" points: "0" }
          levels { id: "full" label: "all of it" points: "10" }
          frequencies { id: "weekly" label: "once a week" factor: "0.5" }
          frequencies { id: "daily" label: "every day" factor: "1" }
        }
      }
      questions {
        id: "housing"
        text: "Where do I live?"
        information {
          required: true
          options { id: "own" label: "a home of my own" }
          options { id: "shared" label: "a shared home" }
        }
      }
    }
    domains {
      id: "night"
      title: "At night"
      questions {
        id: "nights"
        text: "On how many nights do I need someone?"
        quantity { unit: "nights a week" minimum: "0" maximum: "7" }
      }
    }
  }
  scoring_view: SCORING_VIEW_WORKER
  measures {
    id: "need"
    title: "Need"
    terms { domain: "daily-life" }
    combine: COMBINE_SUM
  }
  tables {
    id: "bands"
    title: "Bands"
    period: PERIOD_WEEK
    basis: TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT
    bands {
      rows {
        from: "0"
        to: "4"
        no_allocation {}
      }
      rows { from: "5" to: "14" amount: "60.00" }
      rows { from: "15" amount: "150.00" }
    }
  }
  tables {
    id: "night-prices"
    title: "Nights"
    period: PERIOD_WEEK
    basis: TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT
    rounding { mode: ROUNDING_MODE_HALF_UP increment_pence: 1 }
    price_list { items { id: "night" label: "A night" quantity: "nights" rate: "71.20" } }
  }
  components {
    id: "support"
    title: "My support"
    measure: "need"
    table: "bands"
    adjustments {
      id: "informal-support"
      title: "Support from family and friends"
      reason: "Part of the need is met."
      authority: "Cabinet, minute 41"
      purpose: ADJUSTMENT_PURPOSE_INFORMAL_SUPPORT
      informal_support {}
      rounding { mode: ROUNDING_MODE_HALF_UP increment_pence: 1 }
    }
  }
  components { id: "nights" title: "My nights" table: "night-prices" }
  informal_support {
    approach: INFORMAL_SUPPORT_APPROACH_OVERALL
    shares { id: "none" label: "none of it" none: true }
    shares { id: "half" label: "up to half" percent_from: "1" percent_to: "50" }
    shares { id: "most" label: "more than half" percent_from: "51" percent_to: "100" }
    impacts { id: "little" label: "it fits into their life" }
    impacts { id: "great" label: "it is hard on them" }
    reductions { share: "half" impact: "little" percent: "30" }
    reductions { share: "half" impact: "great" percent: "10" }
    reductions { share: "most" impact: "little" percent: "60" }
    reductions { share: "most" impact: "great" percent: "25" }
  }
  result_period: PERIOD_WEEK
)pb";

inline v1::Policy GoodPolicy() { return FromText<v1::Policy>(kGoodPolicy); }

inline std::vector<v1::Finding> Check(const v1::Policy& policy, const std::string& as_of = "") {
  std::vector<v1::Finding> findings;
  CheckPolicyDocument(policy, as_of, &findings, nullptr);
  return findings;
}

// The coverage of a component, looked up in one table.
inline v1::Coverage CoverageOf(const v1::Policy& policy, const std::string& component) {
  std::vector<v1::Finding> findings;
  google::protobuf::RepeatedPtrField<v1::Coverage> coverage;
  CheckPolicyDocument(policy, "", &findings, &coverage);
  for (const v1::Coverage& entry : coverage) {
    if (entry.component() == component) return entry;
  }
  ADD_FAILURE() << "no coverage of " << component;
  return {};
}

// "ERROR duplicate_id measures[1].id", so that a test that fails shows all there is.
inline std::string Line(const v1::Finding& finding) {
  return v1::Severity_Name(finding.severity()).substr(std::string_view("SEVERITY_").size()) + " " +
         finding.code() + " " + finding.path();
}

inline std::vector<std::string> Lines(const std::vector<v1::Finding>& findings) {
  std::vector<std::string> lines;
  for (const v1::Finding& finding : findings) lines.push_back(Line(finding));
  return lines;
}

// The lines of what is found in a policy.
inline std::vector<std::string> LinesOf(const v1::Policy& policy, const std::string& as_of = "") {
  return Lines(Check(policy, as_of));
}

// One way to spoil the good policy, and all that is then found.
struct SpoiltPolicy {
  std::string name;
  std::function<void(v1::Policy&)> spoil;
  std::vector<std::string> lines;
  std::string as_of = {};
};

inline void ExpectFindings(const std::vector<SpoiltPolicy>& cases) {
  for (const SpoiltPolicy& one : cases) {
    v1::Policy policy = GoodPolicy();
    one.spoil(policy);
    EXPECT_THAT(LinesOf(policy, one.as_of), ::testing::UnorderedElementsAreArray(one.lines)) << one.name;
  }
}

// Adds what the text says to a message.
template <class Message>
void Merge(Message* message, std::string_view text) {
  EXPECT_TRUE(google::protobuf::TextFormat::MergeFromString(std::string(text), message)) << text;
}

// The good policy's parts by name, for tests that change them.
inline v1::Question& Washing(v1::Policy& policy) {
  return *policy.mutable_questionnaire()->mutable_domains(0)->mutable_questions(0);
}
inline v1::Question& Meals(v1::Policy& policy) {
  return *policy.mutable_questionnaire()->mutable_domains(0)->mutable_questions(1);
}
inline v1::Question& Housing(v1::Policy& policy) {
  return *policy.mutable_questionnaire()->mutable_domains(0)->mutable_questions(2);
}
inline v1::Question& Nights(v1::Policy& policy) {
  return *policy.mutable_questionnaire()->mutable_domains(1)->mutable_questions(0);
}
inline v1::Measure& Need(v1::Policy& policy) { return *policy.mutable_measures(0); }
inline v1::RowTable& Bands(v1::Policy& policy) { return *policy.mutable_tables(0)->mutable_bands(); }
inline v1::PriceItem& NightPrice(v1::Policy& policy) {
  return *policy.mutable_tables(1)->mutable_price_list()->mutable_items(0);
}
inline v1::Component& Support(v1::Policy& policy) { return *policy.mutable_components(0); }
inline v1::Adjustment& InformalStep(v1::Policy& policy) { return *Support(policy).mutable_adjustments(0); }

}  // namespace ras

#endif  // RAS_TESTS_ENGINE_CHECK_FIXTURE_H_
