// Why the checks warn: the rules of the sources, in our own words, each with the place where it stands.
#ifndef RAS_LIB_CHECK_REASONS_H_
#define RAS_LIB_CHECK_REASONS_H_

#include <string_view>

namespace ras::check {

// Every ceiling comes with the statement that none of them limits what a person finally gets.
inline constexpr std::string_view kReasonCeiling =
    "A ceiling leaves the people with the greatest needs without a figure they can plan with, and may be "
    "challenged in law. Whatever this policy says, it does not limit the final budget: that has to meet "
    "every eligible need (ADASS common resource allocation framework 2009, policy issue 4 and appendix 3).";
inline constexpr std::string_view kReasonResidential =
    "What a place in a care home costs is no measure of what someone else's support may cost; there may be "
    "only one way to meet a need. It does not limit the final budget, which has to meet every eligible "
    "need (ADASS common resource allocation framework 2009, appendix 3).";
inline constexpr std::string_view kReasonExcluded =
    "Everybody who will need support for some time should hear a first figure; leaving a group out may be "
    "challenged in law. It does not limit the final budget of anyone in the group (ADASS common resource "
    "allocation framework 2009, policy issue 4).";
inline constexpr std::string_view kReasonOneSystem =
    "Needs should be found, scored and turned into money in the same way for everyone. Where groups differ "
    "because their support costs more, the difference is to rest on evidence, be published side by side, "
    "and shrink over time (ADASS common resource allocation framework 2009, policy issue 3; financial "
    "framework, principle b).";
inline constexpr std::string_view kReasonNotRecorded =
    "Support from family and friends should be seen, and so should what it means for them; otherwise "
    "nobody notices when it can no longer be given (ADASS common resource allocation framework 2009, "
    "policy issue 6).";
inline constexpr std::string_view kReasonBothFactors =
    "A reduction is to depend on two things together: how much is met informally, and what that means for "
    "the carer (ADASS common resource allocation framework 2009, policy issue 6).";
inline constexpr std::string_view kReasonCarerAssessed =
    "A reduction may rest only on carers whose own situation was looked at and who are able and willing to "
    "go on (ADASS common resource allocation framework 2009, policy issues 6 and 7).";
inline constexpr std::string_view kReasonReviewDate =
    "A date for the review is to be agreed when the table is signed off, and a table should stand for at "
    "least a year (ADASS financial framework 2009, step 9).";
inline constexpr std::string_view kReasonRatified =
    "How money is allocated is a policy of the council: it is to be ratified in the usual way (ADASS "
    "common resource allocation framework 2009, policy issue 5).";
inline constexpr std::string_view kReasonAgreed =
    "The amounts of a table are right beside what it was built with: what is kept back, and what is to be "
    "taken off for informal support (ADASS financial framework 2009, principle f and step 6).";
inline constexpr std::string_view kReasonPublished =
    "People must be able to see how their figure came about, so the system is to be published in a form "
    "they can use (ADASS common resource allocation framework 2009, policy issue 5; In Control, "
    "Understanding the Resource Allocation System 2013).";
inline constexpr std::string_view kReasonChallenge =
    "A person may think that any of these decisions is wrong: on eligibility, on the final budget, on the "
    "plan, on "
    "the indicative allocation. The way to say so has to be clear (ADASS common resource allocation "
    "framework "
    "2009, appendix 3).";
inline constexpr std::string_view kReasonEquality =
    "A council should look at what its approach means for people of every kind before it uses it (ADASS "
    "common resource allocation framework 2009, policy issue 3 and appendix 2).";
inline constexpr std::string_view kReasonBudget =
    "A council may have regard to its money when it builds the table, in the open and for everyone. A "
    "single person's figure follows their needs and not what is left in the pot; that is one of the oldest "
    "complaints of families (In Control, Understanding the Resource Allocation System 2013, \"What is a "
    "RAS?\"; ADASS common resource allocation framework 2009, policy issue 5).";
inline constexpr std::string_view kReasonSupply =
    "A figure scaled by the services there happen to be leads back to fitting people to services; it is to "
    "follow needs (ADASS common resource allocation framework 2009, policy issue 3).";
inline constexpr std::string_view kReasonHours =
    "A budget told in hours takes choice away and invites answers led by services (ADASS common resource "
    "allocation framework 2009, \"What are personal budgets?\").";
inline constexpr std::string_view kReasonPanel =
    "One named person should check that an indicative allocation is sound; a panel at this stage is "
    "advised against (ADASS system map 2009, step 8).";
inline constexpr std::string_view kReasonContingency =
    "Councils that built such tables kept back 15% to 25% for adults (ADASS financial framework 2009, step "
    "6), and 10% to 15% for children (In Control, Understanding the Resource Allocation System 2013, step "
    "1a).";
inline constexpr std::string_view kReasonSufficiency =
    "If fewer than nine in ten indicative allocations prove enough, the system is to be looked at again "
    "(ADASS financial framework 2009, principle b).";
inline constexpr std::string_view kReasonApproval =
    "Who may agree a final budget should depend on its size and risk, and somebody must be able to agree "
    "whatever meets the need (ADASS financial framework 2009, principle b; system map, step 12; common "
    "framework, appendix 3).";
inline constexpr std::string_view kReasonEnhancement =
    "A budget above the indicative allocation may be limited in time, so that it is looked at again when "
    "the market has changed (ADASS financial framework 2009, principle b).";
inline constexpr std::string_view kReasonGroundRules =
    "People who already have a budget need to know how a new policy or a review will treat it (ADASS "
    "common resource allocation framework 2009, policy issue 5).";
inline constexpr std::string_view kReasonStatements =
    "A resource allocation system states its budget, who is eligible and its purpose, and is made together "
    "with those it concerns (In Control, Understanding the Resource Allocation System 2013, \"What is a "
    "RAS?\"; ADASS common resource allocation framework 2009, principles).";
inline constexpr std::string_view kReasonCarers =
    "Carers have a right to an assessment and to support of their own, but need no part in a resource "
    "allocation system (ADASS common resource allocation framework 2009, policy issue 7).";
inline constexpr std::string_view kReasonTransparency =
    "Everybody should be able to see what each part of the policy is for (In Control, Understanding the "
    "Resource Allocation System 2013, \"Transparency\").";
inline constexpr std::string_view kReasonPercentages =
    "Scores of the questionnaire are percentages of its maximum, from 0 to 100, wherever they are looked up "
    "in a "
    "table of percentages (ADASS financial framework 2009, principle e).";
inline constexpr std::string_view kReasonRises =
    "Allocations rise with the support a person needs (In Control, Understanding the Resource Allocation "
    "System 2013, step 2).";
inline constexpr std::string_view kReasonFallsWithNeed =
    "Allocations rise with the support a person needs, and a part that ends where needs are greatest works "
    "like a ceiling. It does not limit the final budget, which has to meet every eligible need (In Control, "
    "Understanding the Resource Allocation System 2013, step 2; ADASS common resource allocation framework "
    "2009, policy issue 4 and appendix 3).";
inline constexpr std::string_view kReasonTopRow =
    "An open or wide top row is how several schemes were published. Among the people in it the amount no "
    "longer follows their needs, and those are the people with the greatest; it does not limit the final "
    "budget (ADASS common resource allocation framework 2009, policy issue 4 and appendix 3).";
inline constexpr std::string_view kReasonEveryScore =
    "The table has to give an answer for every score a person can have (ADASS financial framework 2009, "
    "principle e).";
inline constexpr std::string_view kReasonAsked =
    "What a person is asked should count for something or be plainly for information (ADASS common "
    "resource allocation framework 2009, policy issue 1).";

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_REASONS_H_
