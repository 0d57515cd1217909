#include "lib/collate/score_agreement.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <string>

#include "lib/figure/tell_amount.h"
#include "lib/finding/wording.h"
#include "lib/statistics/icc_interval.h"
#include "ras/agreement.h"
#include "ras/decimal.h"
#include "ras/intraclass.h"

namespace ras {
namespace {

constexpr uint8_t kDecimals = 4;
constexpr uint8_t kPercentDecimals = 2;
constexpr std::size_t kLargest = 10;
constexpr Decimal kConfidence{95, 2};
// Landis and Koch call agreement from here on substantial.
constexpr Decimal kSubstantial{61, 2};

Decimal Read(const std::string& decimal) { return Decimal::Parse(decimal).value().Normalised(); }

std::string Told(const Result<Rational>& figure, uint8_t decimals = kDecimals) {
  return figure.ok() ? DecimalText(figure.value(), decimals).value_or("") : std::string();
}

// An end of the interval, which is at most 1.
std::string ToldEnd(double end) {
  std::array<char, 16> text{};
  const auto written = std::to_chars(text.data(), text.data() + text.size(), std::max(end, -1.0),
                                     std::chars_format::fixed, kDecimals);
  const std::string told(text.data(), written.ptr);
  return told == "-0.0000" ? "0.0000" : told;
}

// The scores of those who were scored twice, at one scale.
struct Scores {
  uint8_t places = 0;
  std::vector<ScorePair> pairs;

  std::string Text(int64_t score) const { return Decimal{score, places}.Normalised().ToString(); }
};

Scores ScoresOf(const std::vector<const v1::CollatePerson*>& people) {
  Scores scores;
  for (const v1::CollatePerson* person : people) {
    scores.places =
        std::max({scores.places, Read(person->score()).places, Read(person->second_score()).places});
  }
  for (const v1::CollatePerson* person : people) {
    // Scores are below 10^9, so that nine places make eighteen digits.
    scores.pairs.push_back({Read(person->score()).AtPlaces(scores.places).value(),
                            Read(person->second_score()).AtPlaces(scores.places).value()});
  }
  return scores;
}

// The mean of the second score less the first, in points.
Result<Rational> MeanDifference(const Scores& scores) {
  Int128 sum = 0;
  for (const ScorePair& pair : scores.pairs) sum += pair.second - pair.first;
  return Rational::Make(Int256(sum), Int256(MultiplyWide(kPowersOfTen[scores.places],
                                                         static_cast<int64_t>(scores.pairs.size()))));
}

void TellIntraclass(const Scores& scores, v1::ScoreAgreement* agreement) {
  const Result<TwoWaySquares> squares = TwoWaySquares::Make(scores.pairs);
  if (!squares.ok()) return;
  agreement->set_intraclass(Told(IntraclassCorrelation(squares.value())));
  if (agreement->intraclass().empty()) return;
  const Result<IccInterval> interval = IccConfidenceInterval(squares.value(), kConfidence);
  if (!interval.ok()) return;
  agreement->set_intraclass_lower(ToldEnd(interval.value().lower));
  agreement->set_intraclass_upper(ToldEnd(interval.value().upper));
}

void TellLargest(const std::vector<const v1::CollatePerson*>& people, const Scores& scores,
                 v1::ScoreAgreement* agreement) {
  const std::vector<std::size_t> largest = LargestDifferences(scores.pairs, kLargest).value();
  for (const std::size_t i : largest) {
    v1::ScoreDifference* difference = agreement->add_largest();
    difference->set_id(people[i]->id());
    difference->set_first(scores.Text(scores.pairs[i].first));
    difference->set_second(scores.Text(scores.pairs[i].second));
    difference->set_difference(scores.Text(scores.pairs[i].second - scores.pairs[i].first));
  }
}

void Judge(const Result<Rational>& kappa, const v1::ScoreAgreement& agreement, FindingReport* report) {
  if (!kappa.ok()) {
    report->Note({.code = "agreement_not_defined",
                  .path = "people",
                  .value = "",
                  .message =
                      "Too few people were scored twice, or all scores are the same, so that nothing can "
                      "be said of chance in the assessors' agreement.",
                  .remedy = "Have more people scored twice.",
                  .reason = "A kappa compares agreement with that of chance (docs/collating.md section 7)."});
  } else if (kappa.value() < Rational(kSubstantial)) {
    report->Warning({.code = "assessors_differ",
                     .path = "people",
                     .value = agreement.quadratic_kappa(),
                     .message = "The two assessors do not agree well: their weighted kappa is " +
                                agreement.quadratic_kappa() + ".",
                     .remedy = "Look at the people whose scores differ most, and agree how the questions are "
                               "to be understood, before a table is built.",
                     .reason = "From 0.61 on agreement counts as substantial (Landis and Koch 1977); scores "
                               "are to be reviewed where a table does not look right (financial framework, "
                               "step 8)."});
  }
}

}  // namespace

void MeasureAgreement(std::vector<const v1::CollatePerson*> people, FindingReport* report,
                      v1::CollateSampleResponse* response) {
  people.erase(std::remove_if(people.begin(), people.end(),
                              [](const auto* person) { return person->second_score().empty(); }),
               people.end());
  if (people.empty()) {
    report->Note({.code = "one_assessor",
                  .path = "people",
                  .value = "",
                  .message =
                      "Nobody was scored twice, so that it is not known how far a score depends on who "
                      "gives it.",
                  .remedy = "Have some of the people scored by a second assessor.",
                  .reason = "A second care manager may validate the scores (financial framework, step 2)."});
    return;
  }
  std::sort(people.begin(), people.end(), [](const auto* a, const auto* b) { return a->id() < b->id(); });
  const Scores scores = ScoresOf(people);
  v1::ScoreAgreement& agreement = *response->mutable_agreement();
  const ExactAgreement exact = CountExactAgreement(scores.pairs).value();
  agreement.set_people(static_cast<uint64_t>(exact.people));
  agreement.set_agreeing(static_cast<uint64_t>(exact.agreeing));
  agreement.set_agreeing_percent(Told(
      Rational::Make(Int256(MultiplyWide(100, exact.agreeing)), Int256(exact.people)), kPercentDecimals));
  agreement.set_mean_difference(Told(MeanDifference(scores)));
  agreement.set_linear_kappa(Told(LinearWeightedKappa(scores.pairs)));
  const Result<Rational> kappa = QuadraticWeightedKappa(scores.pairs);
  agreement.set_quadratic_kappa(Told(kappa));
  TellIntraclass(scores, &agreement);
  TellLargest(people, scores, &agreement);
  Judge(kappa, agreement, report);
}

}  // namespace ras
