// The smallest policy worth testing, and one assessment under it. Tests change a field or two and look at
// what follows.
#ifndef RAS_TESTS_ENGINE_SMALL_POLICY_H_
#define RAS_TESTS_ENGINE_SMALL_POLICY_H_

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "lib/engine.h"

namespace ras::testing {

template <class Message>
Message ParseText(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

// Two questions of up to 40 and 60 points; a percentage of the maximum; bands: under 10% nothing, then GBP 50
// a week, from 50% GBP 200, from 80% GBP 400.50 and open. Overall informal support: half met is 30% off with
// low impact and 10% with high impact; all met 60% and 20%.
inline v1::Policy SmallPolicy() {
  return ParseText<v1::Policy>(R"pb(
    id: "small"
    version: "1"
    title: "A small policy"
    authority: "Testshire"
    currency: "GBP"
    effective_from: "2026-04-01"
    review_on: "2027-04-01"
    governance {
      ratification { on: "2026-03-01" by: "Cabinet" }
      published_at: "https://testshire.example/ras"
      equality_impact_assessment: "https://testshire.example/eia"
      challenges { decision: "the indicative allocation" how: "Ask your worker for a review." }
    }
    care_groups { id: "older" title: "Older people" }
    care_groups { id: "learning" title: "People with a learning disability" }
    questionnaire {
      domains {
        id: "home"
        title: "My home"
        questions {
          id: "meals"
          text: "I can make my meals."
          not_applicable: NOT_APPLICABLE_RULE_LEAVES_MAXIMUM
          single_choice {
            options { id: "none" label: "I need no support" points: "0" }
            options { id: "some" label: "I need some support" points: "15" }
            options {
              id: "lots"
              label: "I need lots of support"
              points: "40"
              prompt: "Ask for an occupational therapist."
            }
          }
        }
      }
      domains {
        id: "people"
        title: "Being with others"
        questions {
          id: "friends"
          text: "I can see my friends."
          not_applicable: NOT_APPLICABLE_RULE_SCORES_ZERO
          level_and_frequency {
            levels { id: "none" label: "No support" points: "0" }
            levels { id: "some" label: "Some support" points: "5" }
            levels { id: "lots" label: "Lots of support" points: "12" }
            frequencies { id: "monthly" label: "once a month" factor: "0.5" }
            frequencies { id: "weekly" label: "every week" factor: "2.5" }
            frequencies { id: "daily" label: "every day" factor: "5" }
          }
        }
        questions {
          id: "notes"
          text: "Anything else?"
          information {}
        }
      }
    }
    scoring_view: SCORING_VIEW_WORKER
    measures {
      id: "need"
      title: "Overall need"
      combine: COMBINE_SUM
      terms { domain: "home" }
      terms { domain: "people" }
      transforms { percent_of_maximum {} }
    }
    tables {
      id: "bands"
      title: "Bands"
      period: PERIOD_WEEK
      basis: TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT
      bands {
        rows {
          from: "0"
          to: "9"
          no_allocation {}
        }
        rows { from: "10" to: "49" amount: "50" label: "small" }
        rows { from: "50" to: "79" amount: "200" label: "some" conditions: "needs help most days" }
        rows { from: "80" amount: "400.50" label: "lots" prompts: "Talk to health." }
      }
    }
    components {
      id: "support"
      title: "Your support"
      measure: "need"
      table: "bands"
      adjustments {
        id: "informal"
        title: "Support from family and friends"
        reason: "Part of the need is met."
        authority: "Policy 4"
        purpose: ADJUSTMENT_PURPOSE_INFORMAL_SUPPORT
        informal_support {}
        rounding { mode: ROUNDING_MODE_HALF_UP }
      }
    }
    informal_support {
      approach: INFORMAL_SUPPORT_APPROACH_OVERALL
      shares { id: "none" label: "Nothing" none: true }
      shares { id: "half" label: "About half" }
      shares { id: "all" label: "Nearly all" }
      impacts { id: "low" label: "Little" }
      impacts { id: "high" label: "A great deal" }
      reductions { share: "half" impact: "low" percent: "30" }
      reductions { share: "half" impact: "high" percent: "10" }
      reductions { share: "all" impact: "low" percent: "60" }
      reductions { share: "all" impact: "high" percent: "20" }
    }
    result_period: PERIOD_WEEK
    stated_periods {
      period: PERIOD_YEAR
      basis: YEAR_BASIS_52_WEEKS
      rounding { mode: ROUNDING_MODE_HALF_UP }
    }
  )pb");
}

// 15 + 12 x 2.5 = 45 of 100 points: 45%, the small band, GBP 50. Nothing is met informally.
inline v1::DetermineRequest SmallRequest() {
  return ParseText<v1::DetermineRequest>(R"pb(
    as_of: "2026-06-30"
    assessment {
      reference: "case-1"
      assessed_on: "2026-06-01"
      care_group: "older"
      answers {
        question: "meals"
        agreed { option: "some" }
      }
      answers {
        question: "friends"
        agreed { level_and_frequency { level: "lots" frequency: "weekly" } }
      }
      eligibility {
        eligible: true
        criteria: "Care Act 2014"
        decided_on: "2026-05-20"
        decided_by: "team manager"
      }
      informal_support { overall { share: "none" } }
    }
  )pb");
}

inline std::unique_ptr<const Policy> CompileOrFail(const v1::Policy& document) {
  std::vector<v1::Finding> findings;
  std::unique_ptr<const Policy> policy = Policy::Compile(document, &findings);
  for (const v1::Finding& finding : findings) {
    if (finding.severity() == v1::SEVERITY_ERROR) ADD_FAILURE() << finding.ShortDebugString();
  }
  return policy;
}

// The determination, or a failed test with every error printed.
inline v1::Determination DetermineOrFail(const Policy& policy, const v1::DetermineRequest& request) {
  v1::DetermineResponse response;
  Determine(policy, request, &response);
  EXPECT_TRUE(response.has_determination()) << response.ShortDebugString();
  return response.determination();
}

// "code@path" of every error, in order; empty if there is a determination.
inline std::vector<std::string> ErrorsOf(const Policy& policy, const v1::DetermineRequest& request) {
  v1::DetermineResponse response;
  Determine(policy, request, &response);
  std::vector<std::string> errors;
  EXPECT_NE(response.has_determination(), !response.errors().empty());
  for (const v1::Finding& error : response.errors()) {
    EXPECT_FALSE(error.message().empty()) << error.code();
    EXPECT_FALSE(error.remedy().empty()) << error.code();
    errors.push_back(error.code() + "@" + error.path());
  }
  return errors;
}

inline std::vector<std::string> WarningsOf(const v1::Determination& determination) {
  std::vector<std::string> codes;
  for (const v1::Finding& warning : determination.warnings()) codes.push_back(warning.code());
  return codes;
}

}  // namespace ras::testing

#endif  // RAS_TESTS_ENGINE_SMALL_POLICY_H_
