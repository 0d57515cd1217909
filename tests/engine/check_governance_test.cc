// Dates, the rule about informal support, and what a council says in public.
#include "lib/fingerprint/document_fingerprint.h"
#include "tests/engine/check_fixture.h"

namespace ras {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(CheckDates, FindsDatesThatContradictEachOther) {
  const auto uplift = [](const char* first_day) {
    return [first_day](v1::Policy& p) {
      v1::TableUplift* made = p.mutable_tables(0)->add_uplifts();
      made->set_rate_percent("3");
      made->mutable_rounding()->set_mode(v1::ROUNDING_MODE_HALF_UP);
      made->mutable_rounding()->set_increment_pence(1);
      made->set_effective_from(first_day);
      made->set_authority("Cabinet");
      made->set_table_before(std::string(64, 'a'));
    };
  };
  ExpectFindings({
      {"end before start",
       [](v1::Policy& p) { p.set_effective_to("2026-03-31"); },
       {"ERROR ends_before_start effective_to", "WARNING review_after_end review_on"}},
      {"one day",
       [](v1::Policy& p) { p.set_effective_to("2026-04-01"); },
       {"WARNING review_after_end review_on"}},
      {"review on the first day",
       [](v1::Policy& p) { p.set_review_on("2026-04-01"); },
       {"ERROR review_before_start review_on"}},
      {"review after the end",
       [](v1::Policy& p) { p.set_effective_to("2027-09-30"); },
       {"WARNING review_after_end review_on"}},
      {"review on the last day", [](v1::Policy& p) { p.set_effective_to("2027-10-01"); }, {}},
      {"ratified after the start",
       [](v1::Policy& p) { p.mutable_governance()->mutable_ratification()->set_on("2026-04-02"); },
       {"WARNING ratified_after_start governance.ratification.on"}},
      {"ratified on the first day",
       [](v1::Policy& p) { p.mutable_governance()->mutable_ratification()->set_on("2026-04-01"); },
       {}},
      {"amounts that hold later",
       uplift("2026-04-02"),
       {"WARNING uplift_after_start tables[0].uplifts[0].effective_from"}},
      {"amounts that hold from the first day", uplift("2026-04-01"), {}},
      {"no such day", [](v1::Policy& p) { p.set_review_on("2027-02-29"); }, {"ERROR not_a_date review_on"}},
  });
}

TEST(CheckDates, WantsAReviewAfterAYearAndNotBefore) {
  const auto review = [](const char* from, const char* on) {
    return [from, on](v1::Policy& p) {
      p.set_effective_from(from);
      p.set_review_on(on);
    };
  };
  const std::string early = "WARNING review_under_a_year review_on";
  ExpectFindings({
      {"none", [](v1::Policy& p) { p.clear_review_on(); }, {"WARNING review_missing review_on"}},
      {"a day under a year", review("2026-04-01", "2027-03-31"), {early}},
      {"exactly a year", review("2026-04-01", "2027-04-01"), {}},
      {"from a leap day, a day under a year", review("2028-02-29", "2029-02-27"), {early}},
      {"from a leap day, a year", review("2028-02-29", "2029-02-28"), {}},
      {"under a year after a late ratification",
       [](v1::Policy& p) {
         p.mutable_governance()->mutable_ratification()->set_on("2026-06-01");
         p.set_review_on("2027-05-31");
       },
       {early, "WARNING ratified_after_start governance.ratification.on"}},
      {"a year after a late ratification",
       [](v1::Policy& p) {
         p.mutable_governance()->mutable_ratification()->set_on("2026-06-01");
         p.set_review_on("2027-06-01");
       },
       {"WARNING ratified_after_start governance.ratification.on"}},
  });
}

TEST(CheckDates, ComparesWithTodayOnlyIfTodayIsGiven) {
  const auto nothing = [](v1::Policy&) {};
  const auto end = [](v1::Policy& p) { p.set_effective_to("2027-12-31"); };
  ExpectFindings({
      {"on the day of the review", nothing, {}, "2027-10-01"},
      {"the day after", nothing, {"WARNING review_passed review_on"}, "2027-10-02"},
      {"on the last day", end, {"WARNING review_passed review_on"}, "2027-12-31"},
      {"after the end",
       end,
       {"WARNING review_passed review_on", "WARNING policy_ended effective_to"},
       "2028-01-01"},
      {"no date", end, {}, ""},
  });
}

TEST(CheckInformalSupport, WantsACompleteGrid) {
  const auto rule = [](std::function<void(v1::InformalSupportRule&)> change) {
    return [change = std::move(change)](v1::Policy& p) { change(*p.mutable_informal_support()); };
  };
  const std::string path = "informal_support.";
  ExpectFindings({
      {"a pair missing",
       rule([](v1::InformalSupportRule& r) { r.mutable_reductions()->DeleteSubrange(1, 1); }),
       {"ERROR reduction_missing " + path + "reductions"}},
      {"a pair twice",
       rule([](v1::InformalSupportRule& r) { *r.add_reductions() = r.reductions(0); }),
       {"ERROR reduction_twice " + path + "reductions[4]"}},
      {"a reduction for none",
       rule([](v1::InformalSupportRule& r) {
         Merge(&r, "reductions { share: \"none\" impact: \"little\" percent: \"0\" }");
       }),
       {"ERROR reduction_for_none " + path + "reductions[4]"}},
      {"no share for none",
       rule([](v1::InformalSupportRule& r) { r.mutable_shares()->DeleteSubrange(0, 1); }),
       {"ERROR none_share_missing " + path + "shares"}},
      {"two shares for none",
       rule([](v1::InformalSupportRule& r) { Merge(&r, "shares { id: \"n\" label: \"l\" none: true }"); }),
       {"ERROR none_share_twice " + path + "shares[3]"}},
      {"no shares but none",
       rule([](v1::InformalSupportRule& r) {
         r.mutable_shares()->DeleteSubrange(1, 2);
         r.clear_reductions();
       }),
       {"ERROR shares_missing " + path + "shares"}},
      {"no impacts",
       rule([](v1::InformalSupportRule& r) {
         r.clear_impacts();
         r.clear_reductions();
       }),
       {"ERROR impacts_missing " + path + "impacts"}},
      {"a share turned round",
       rule([](v1::InformalSupportRule& r) { r.mutable_shares(1)->set_percent_from("51"); }),
       {"ERROR bounds_reversed " + path + "shares[1].percent_to"}},
  });
}

TEST(CheckInformalSupport, WarnsOfAGridThatMakesNoSense) {
  const auto percents = [](const char* half_little, const char* half_great, const char* most_little,
                           const char* most_great) {
    return [=](v1::Policy& p) {
      const char* const all[] = {half_little, half_great, most_little, most_great};
      for (int i = 0; i < 4; ++i) p.mutable_informal_support()->mutable_reductions(i)->set_percent(all[i]);
    };
  };
  const std::string path = "informal_support.reductions";
  ExpectFindings({
      {"less off for more support",
       percents("30", "10", "29", "10"),
       {"WARNING reduction_falls_with_share " + path}},
      {"more off for more impact",
       percents("30", "31", "60", "31"),
       {"WARNING reduction_rises_with_impact " + path}},
      {"the impact ignored", percents("30", "30", "60", "60.0"), {"WARNING impact_ignored " + path}},
      {"the impact ignored in one share", percents("30", "30", "60", "50"), {}},
      {"more off than is met",
       percents("51", "10", "60", "25"),
       {"WARNING reduction_above_share " + path + "[0].percent"}},
      {"all off that is met", percents("50", "10", "100", "25"), {}},
      {"one impact",
       [](v1::Policy& p) {
         p.mutable_informal_support()->mutable_impacts()->RemoveLast();
         p.mutable_informal_support()->mutable_reductions()->DeleteSubrange(3, 1);
         p.mutable_informal_support()->mutable_reductions()->DeleteSubrange(1, 1);
       },
       {"WARNING impact_ignored " + path}},
      {"shares that overlap",
       [](v1::Policy& p) { p.mutable_informal_support()->mutable_shares(2)->set_percent_from("49"); },
       {"WARNING shares_overlap informal_support.shares[2].percent_from"}},
      {"shares that meet",
       [](v1::Policy& p) { p.mutable_informal_support()->mutable_shares(2)->set_percent_from("50"); },
       {}},
      {"a rule for refusals",
       [](v1::Policy& p) {
         p.mutable_informal_support()->set_refused_assessment_rule("Their word is enough.");
       },
       {"WARNING refused_assessment_rule informal_support.refused_assessment_rule"}},
  });
}

TEST(CheckInformalSupport, WarnsIfItIsNotRecorded) {
  v1::Policy policy = GoodPolicy();
  Support(policy).clear_adjustments();
  policy.mutable_informal_support()->set_approach(v1::INFORMAL_SUPPORT_APPROACH_NOT_RECORDED);
  EXPECT_THAT(LinesOf(policy),
              ::testing::ElementsAre("WARNING informal_support_not_recorded informal_support.approach",
                                     "WARNING grid_not_used informal_support"));
  policy.mutable_informal_support()->clear_shares();
  policy.mutable_informal_support()->clear_impacts();
  policy.mutable_informal_support()->clear_reductions();
  EXPECT_THAT(LinesOf(policy),
              ::testing::ElementsAre("WARNING informal_support_not_recorded informal_support.approach"));
  EXPECT_THAT(Check(policy).front().message(), HasSubstr("lawful"));
}

std::function<void(v1::Policy&)> Governance(std::function<void(v1::Governance&)> change) {
  return [change = std::move(change)](v1::Policy& p) { change(*p.mutable_governance()); };
}

// Who reads the policy finds the report by the fingerprint of its table, whatever was raised since.
TEST(CheckGovernance, TheReportIsOfATableOfThePolicy) {
  const auto agreed = [](const std::string& fingerprint, const std::string& table_before) {
    return [=](v1::Policy& p) {
      v1::SignOffReference* report = p.mutable_governance()->mutable_ratification()->mutable_sign_off();
      report->set_as_of("2026-01-15");
      report->set_table_fingerprint(fingerprint == "own" ? DocumentFingerprint(p.tables(0)) : fingerprint);
      report->set_build_fingerprint(std::string(64, 'b'));
      if (table_before.empty()) return;
      v1::TableUplift* made = p.mutable_tables(0)->add_uplifts();
      made->set_rate_percent("3");
      made->mutable_rounding()->set_mode(v1::ROUNDING_MODE_HALF_UP);
      made->mutable_rounding()->set_increment_pence(1);
      made->set_effective_from("2026-04-01");
      made->set_authority("Cabinet");
      made->set_table_before(table_before);
    };
  };
  const std::string other(64, 'a');
  const std::string warned =
      "WARNING table_not_signed_off governance.ratification.sign_off.table_fingerprint";
  ExpectFindings({
      {"the table itself", agreed("own", ""), {}},
      {"the table that it was raised from", agreed(other, other), {}},
      {"another", agreed(other, ""), {warned}},
      {"another than it was raised from", agreed(other, std::string(64, 'c')), {warned}},
      {"no fingerprint",
       agreed("x", ""),
       {"ERROR not_a_sha256 governance.ratification.sign_off.table_fingerprint", warned}},
  });
}

// What the table was built with and when it was agreed, as the report has it, is what the policy has.
TEST(CheckGovernance, ThePolicyIsWhatWasAgreed) {
  const auto agreed = [](const std::function<void(v1::Policy&, v1::SignOffReference&)>& change) {
    return [change](v1::Policy& p) {
      v1::SignOffReference& report = *p.mutable_governance()->mutable_ratification()->mutable_sign_off();
      report.set_as_of("2026-01-15");
      report.set_table_fingerprint(DocumentFingerprint(p.tables(0)));
      report.set_build_fingerprint(std::string(64, 'b'));
      report.set_agreed_on("2026-02-12");
      report.set_review_on("2027-10-01");
      report.set_authority("Exampleshire Council");
      report.set_contingency_percent("20.0");
      change(p, report);
    };
  };
  ExpectFindings({
      {"all alike", agreed([](v1::Policy&, v1::SignOffReference&) {}), {}},
      {"nothing told",
       agreed([](v1::Policy&, v1::SignOffReference& r) {
         r.clear_agreed_on();
         r.clear_review_on();
         r.clear_authority();
         r.clear_contingency_percent();
       }),
       {}},
      {"ratified on the day of the report",
       agreed([](v1::Policy& p, v1::SignOffReference& r) {
         p.mutable_governance()->mutable_ratification()->set_on("2026-01-15");
         r.clear_agreed_on();
       }),
       {}},
      {"ratified before the table was agreed",
       agreed([](v1::Policy&, v1::SignOffReference& r) { r.set_agreed_on("2026-02-13"); }),
       {"WARNING ratified_too_soon governance.ratification.on"}},
      {"ratified before the report",
       agreed([](v1::Policy&, v1::SignOffReference& r) { r.set_as_of("2026-02-13"); }),
       {"WARNING ratified_too_soon governance.ratification.on"}},
      {"another authority",
       agreed([](v1::Policy&, v1::SignOffReference& r) { r.set_authority("Another Council"); }),
       {"WARNING authority_not_as_agreed authority"}},
      {"another review",
       agreed([](v1::Policy&, v1::SignOffReference& r) { r.set_review_on("2027-10-02"); }),
       {"WARNING review_not_as_agreed review_on"}},
      {"another contingency",
       agreed([](v1::Policy&, v1::SignOffReference& r) { r.set_contingency_percent("15"); }),
       {"WARNING contingency_not_as_agreed governance.contingency.percent"}},
      {"a contingency that nothing was kept back for",
       agreed([](v1::Policy&, v1::SignOffReference& r) { r.set_contingency_percent("0"); }),
       {"WARNING contingency_not_as_agreed governance.contingency.percent"}},
      {"no contingency",
       agreed([](v1::Policy& p, v1::SignOffReference&) { p.mutable_governance()->clear_contingency(); }),
       {"WARNING contingency_not_as_agreed governance.contingency"}},
      {"no contingency, as agreed",
       agreed([](v1::Policy& p, v1::SignOffReference& r) {
         p.mutable_governance()->clear_contingency();
         r.set_contingency_percent("0");
       }),
       {}},
  });
}

TEST(CheckGovernance, SaysBothValues) {
  v1::Policy policy = GoodPolicy();
  v1::SignOffReference& report = *policy.mutable_governance()->mutable_ratification()->mutable_sign_off();
  report.set_as_of("2026-01-15");
  report.set_table_fingerprint(DocumentFingerprint(policy.tables(0)));
  report.set_build_fingerprint(std::string(64, 'b'));
  report.set_contingency_percent("15");
  ASSERT_EQ(Check(policy).size(), 1U);
  EXPECT_EQ(Check(policy).front().message(),
            "The policy has a contingency of 20%; the table was built with one of 15%.");
}

// Two shares, up to 50% and up to 100%, and two impacts.
TEST(CheckGovernance, ThePolicyTakesOffWhatCostsWereGrossedUpBy) {
  const auto built = [](const std::string& grid, const std::function<void(v1::Policy&)>& change = nullptr) {
    return [=](v1::Policy& p) {
      v1::SignOffReference& report = *p.mutable_governance()->mutable_ratification()->mutable_sign_off();
      report.set_as_of("2026-01-15");
      report.set_table_fingerprint(DocumentFingerprint(p.tables(0)));
      report.set_build_fingerprint(std::string(64, 'b'));
      *report.mutable_grossed_up() = FromText<v1::GrossedUp>(grid);
      if (change) change(p);
    };
  };
  const v1::Policy good = GoodPolicy();
  const v1::InformalSupportRule& rule = good.informal_support();
  ASSERT_EQ(rule.reductions_size(), 4) << rule.ShortDebugString();
  // As the policy has it.
  std::string same;
  std::string whole;  // The steps begin a little below those of the policy, which makes no difference.
  for (const v1::Reduction& reduction : rule.reductions()) {
    for (const v1::SupportShare& share : rule.shares()) {
      if (share.id() != reduction.share()) continue;
      same += "reductions { impact: \"" + reduction.impact() + "\" from_percent: \"" + share.percent_from() +
              "\" percent: \"" + reduction.percent() + ".0\" } ";
      whole += "reductions { impact: \"" + reduction.impact() + "\" from_percent: \"" +
               (share.percent_from() == "1" ? "0" : share.percent_from() + ".0") + "\" percent: \"" +
               reduction.percent() + "\" } ";
    }
  }
  const auto off = [](int reduction) {
    return "WARNING reductions_not_as_agreed informal_support.reductions[" + std::to_string(reduction) +
           "].percent";
  };
  const std::string last = rule.reductions(3).impact();
  ExpectFindings({
      {"the same grid", built(same), {}},
      {"the same, from 0", built(whole), {}},
      {"another step within a share",
       built(same + "reductions { impact: \"" + last + "\" from_percent: \"80\" percent: \"99\" }"),
       {off(3)}},
      {"one impact alone",
       built("reductions { impact: \"" + last + "\" percent: \"99\" }"),
       {off(0), off(1), off(2), off(3)}},
      {"a share of which it is not said what it stands for",
       built(same,
             [](v1::Policy& p) {
               for (v1::SupportShare& share : *p.mutable_informal_support()->mutable_shares()) {
                 share.clear_percent_from();
                 share.clear_percent_to();
               }
             }),
       {}},
      {"and something else",
       built(same + "reductions { impact: \"" + last + "\" from_percent: \"80\" percent: \"99\" }",
             [](v1::Policy& p) {
               for (v1::SupportShare& share : *p.mutable_informal_support()->mutable_shares()) {
                 share.clear_percent_from();
                 share.clear_percent_to();
               }
               p.mutable_informal_support()->mutable_reductions(3)->set_percent("24");
             }),
       {off(3)}},
  });
}

TEST(CheckGovernance, APolicyThatTakesNothingOffIsNotWhatCostsWereGrossedUpFor) {
  v1::Policy policy = GoodPolicy();
  Support(policy).clear_adjustments();
  policy.mutable_informal_support()->Clear();
  policy.mutable_informal_support()->set_approach(v1::INFORMAL_SUPPORT_APPROACH_NOT_RECORDED);
  v1::SignOffReference& report = *policy.mutable_governance()->mutable_ratification()->mutable_sign_off();
  report.set_as_of("2026-01-15");
  report.set_table_fingerprint(DocumentFingerprint(policy.tables(0)));
  report.set_build_fingerprint(std::string(64, 'b'));
  report.mutable_grossed_up();
  EXPECT_THAT(LinesOf(policy),
              ::testing::ElementsAre("WARNING informal_support_not_recorded informal_support.approach",
                                     "WARNING reductions_not_as_agreed informal_support.approach"));
}

TEST(CheckGovernance, WarnsOfWhatIsNotPublic) {
  ExpectFindings({
      {"ratification",
       Governance([](v1::Governance& g) { g.clear_ratification(); }),
       {"WARNING not_ratified governance.ratification"}},
      {"publication",
       Governance([](v1::Governance& g) { g.clear_published_at(); }),
       {"WARNING not_published governance.published_at"}},
      {"equality",
       Governance([](v1::Governance& g) { g.clear_equality_impact_assessment(); }),
       {"WARNING no_equality_impact_assessment governance.equality_impact_assessment"}},
      {"statements",
       Governance([](v1::Governance& g) {
         g.clear_purpose();
         g.clear_budget();
       }),
       {"NOTE public_statement_missing governance"}},
      {"who is eligible",
       Governance([](v1::Governance& g) { g.clear_who_is_eligible(); }),
       {"NOTE public_statement_missing governance"}},
      {"who was asked",
       Governance([](v1::Governance& g) { g.clear_consulted(); }),
       {"NOTE public_statement_missing governance"}},
      {"ground rules",
       Governance([](v1::Governance& g) { g.clear_ground_rules(); }),
       {"NOTE ground_rules_missing governance.ground_rules"}},
      {"time limit",
       Governance([](v1::Governance& g) { g.mutable_enhancement()->clear_time_limit_months(); }),
       {"NOTE enhancement_without_time_limit governance.enhancement.time_limit_months"}},
      {"a panel",
       Governance([](v1::Governance& g) { g.mutable_indicative_check()->set_needs_panel(true); }),
       {"WARNING panel_at_indicative_stage governance.indicative_check.needs_panel"}},
      {"no share that must be enough",
       Governance([](v1::Governance& g) { g.clear_sufficiency_percent(); }),
       {"NOTE sufficiency_missing governance.sufficiency_percent"}},
      {"a low share",
       Governance([](v1::Governance& g) { g.set_sufficiency_percent("89.9"); }),
       {"NOTE sufficiency_low governance.sufficiency_percent"}},
      {"a high share", Governance([](v1::Governance& g) { g.set_sufficiency_percent("95"); }), {}},
  });
}

TEST(CheckGovernance, WantsAWayToChallengeEachDecision) {
  const auto without = [](int i) {
    return Governance([i](v1::Governance& g) { g.mutable_challenges()->DeleteSubrange(i, 1); });
  };
  const std::string missing = "WARNING challenge_missing governance.challenges";
  ExpectFindings({
      {"any",
       Governance([](v1::Governance& g) { g.clear_challenges(); }),
       {"WARNING no_way_to_challenge governance.challenges"}},
      {"eligibility", without(0), {missing}},
      {"indicative allocation", without(1), {missing}},
      {"support plan", without(2), {missing}},
      {"final budget", without(3), {missing}},
      {"in capitals",
       Governance([](v1::Governance& g) { g.mutable_challenges(0)->set_decision("ELIGIBILITY"); }),
       {}},
  });
  v1::Policy policy = GoodPolicy();
  without(3)(policy);
  without(0)(policy);
  EXPECT_THAT(Check(policy).front().message(), HasSubstr("names eligibility or the final budget as"));
}

TEST(CheckGovernance, AStandardIsMeasuredFromOneStageToALaterOne) {
  const std::string standard = "governance.stage_standards[0]";
  const auto with = [](const std::string& stages) {
    return Governance([stages](v1::Governance& g) {
      g.clear_stage_standards();
      Merge(&g, "stage_standards { stage: \"soon\" days: 7 " + stages + "}");
    });
  };
  ExpectFindings({
      {"words alone", with(""), {}},
      {"two stages", with("from: STAGE_ASSESSMENT to: STAGE_FINAL_BUDGET"), {}},
      {"no end", with("from: STAGE_ASSESSMENT"), {"ERROR stage_missing " + standard + ".to"}},
      {"no beginning", with("to: STAGE_SUPPORT_PLAN"), {"ERROR stage_missing " + standard + ".from"}},
      {"the same twice",
       with("from: STAGE_SUPPORT_PLAN to: STAGE_SUPPORT_PLAN"),
       {"ERROR stages_out_of_order " + standard + ".to"}},
      {"an earlier one",
       with("from: STAGE_FINAL_BUDGET to: STAGE_SUPPORT_PLAN"),
       {"ERROR stages_out_of_order " + standard + ".to"}},
  });
}

TEST(CheckGovernance, ChecksTheTiersOfApproval) {
  const std::string tier = "governance.approval_tiers[";
  ExpectFindings({
      {"no limit below the highest",
       Governance([](v1::Governance& g) { g.mutable_approval_tiers(0)->clear_up_to(); }),
       {"ERROR tier_never_needed " + tier + "0].up_to"}},
      {"limits that do not rise",
       Governance(
           [](v1::Governance& g) { Merge(&g, "approval_tiers { id: \"a\" title: \"t\" up_to: \"300\" }"); }),
       {"ERROR tier_never_needed " + tier + "1].up_to", "ERROR tiers_out_of_order " + tier + "2].up_to",
        "WARNING approval_has_ceiling " + tier + "2]"}},
      {"a limit of the highest",
       Governance([](v1::Governance& g) { g.mutable_approval_tiers(1)->set_up_to("2000"); }),
       {"WARNING approval_has_ceiling " + tier + "1]"}},
      {"a limit in percent",
       Governance([](v1::Governance& g) { g.mutable_approval_tiers(1)->set_up_to_percent_above("50"); }),
       {"WARNING approval_has_ceiling " + tier + "1]"}},
  });
}

TEST(CheckGovernance, NotesAContingencyOutsideWhatCouncilsUsed) {
  const auto contingency = [](const char* percent, bool children) {
    return Governance([=](v1::Governance& g) {
      g.mutable_contingency()->set_percent(percent);
      g.mutable_contingency()->set_for_children(children);
    });
  };
  const std::string note = "NOTE contingency_unusual governance.contingency.percent";
  ExpectFindings({
      {"adults 14", contingency("14", false), {note}},
      {"adults just below 15", contingency("14.999999999", false), {note}},
      {"adults 15", contingency("15", false), {}},
      {"adults 25", contingency("25.0", false), {}},
      {"adults 26", contingency("26", false), {note}},
      {"children 9", contingency("9", true), {note}},
      {"children 10", contingency("10", true), {}},
      {"children 15", contingency("15", true), {}},
      {"children 16", contingency("16", true), {note}},
      {"none", Governance([](v1::Governance& g) { g.clear_contingency(); }), {}},
  });
}

}  // namespace
}  // namespace ras
