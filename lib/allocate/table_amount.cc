// What the allocation table gives (docs/figures.md section 5).
#include "lib/allocate/allocation.h"
#include "ras/rounding.h"

namespace ras {
namespace {

// quantity x multiplier x rate, rounded; false if it leaves the range of amounts.
bool PriceOf(const Rational& quantity, Scaled multiplier, uint8_t multiplier_places, const Decimal& rate,
             const AmountRounding& rounding, int64_t* pence) {
  Result<Rational> amount = Multiply(quantity, Rational(rate));
  if (amount.ok()) amount = Multiply(amount.value(), Rational(Decimal{multiplier, multiplier_places}));
  if (amount.ok()) amount = Multiply(amount.value(), Rational(100));
  if (!amount.ok()) return false;
  const Result<int64_t> rounded = RoundAmount(amount.value(), rounding);
  if (!rounded.ok() || !IsAmount(rounded.value())) return false;
  *pence = rounded.value();
  return true;
}

TableAmount ReadPriceList(const CompiledPolicy& policy, const CaseState& state, Need need,
                          const MeasureValues& values, const CompiledTable& table,
                          std::vector<PricedItemTrace>* items) {
  TableAmount result;
  for (const CompiledPriceItem& item : table.items) {
    if (!item.always && !Holds(item.when, policy, state, values.tested)) continue;
    const auto q = static_cast<std::size_t>(item.question);
    const CompiledQuestion& question = policy.questions[q];
    const bool given = state.asked[q] != 0 && state.answers[q].kind == CaseAnswer::Kind::kGiven;
    const Scaled quantity = given ? state.answers[q].quantity : 0;
    Rational exact(Decimal{quantity, question.quantity_places});
    if (need == Need::kAfterInformalSupport && !state.percent_of_domain.empty()) {
      const Scaled whole = 100 * kPowersOfTen[policy.informal_support.percent_places];
      const Scaled left = whole - state.percent_of_domain[static_cast<std::size_t>(question.domain)];
      const Result<Rational> share = Rational::Make(Int256(left), Int256(whole));
      exact = Multiply(exact, share.value()).value_or(Rational());
    }
    Scaled multiplier = 1;
    uint8_t multiplier_places = 0;
    if (item.multiplier >= 0) {
      const auto m = static_cast<std::size_t>(item.multiplier);
      multiplier = values.value[m];
      multiplier_places = policy.measures[m].places;
    }
    int64_t pence = 0;
    if (!PriceOf(exact, multiplier, multiplier_places, item.rate, table.rounding.rule, &pence)) {
      result.fault = AllocationFault::kOutOfRange;
      return result;
    }
    const Result<int64_t> sum = AddMoney(result.low, pence);
    if (!sum.ok()) {
      result.fault = AllocationFault::kOutOfRange;
      return result;
    }
    result.low = result.high = sum.value();
    if (items != nullptr) items->push_back({&item, quantity, exact, multiplier, pence});
  }
  return result;
}

}  // namespace

TableAmount LookUpScore(const CompiledTable& table, Scaled score) {
  TableAmount result;
  result.score = score;
  result.rounded = table.lookup->RoundScore(score);
  result.hit = table.lookup->Lookup(score);
  switch (result.hit.outcome) {
    case Outcome::kAmount:
      result.low = result.hit.from_pence;
      result.high = result.hit.to_pence;
      break;
    case Outcome::kNoAllocation:
      result.outcome = v1::OUTCOME_NO_ALLOCATION;
      break;
    case Outcome::kRefused:
      result.fault = AllocationFault::kScoreRefused;
      break;
    case Outcome::kOutOfRange:
      result.fault = AllocationFault::kOutOfRange;
      break;
  }
  return result;
}

TableAmount ReadTable(const CompiledPolicy& policy, const CaseState& state, Need need,
                      const MeasureValues& values, const CompiledComponent& component,
                      std::vector<PricedItemTrace>* items) {
  const int index = component.table_of_group[static_cast<std::size_t>(state.care_group)];
  const CompiledTable& table = policy.tables[static_cast<std::size_t>(index)];
  if (table.lookup == nullptr) return ReadPriceList(policy, state, need, values, table, items);
  const auto m = static_cast<std::size_t>(component.measure);
  TableAmount result;
  if (values.counts[m] == 0) {
    result.fault = AllocationFault::kNothingToScore;
    return result;
  }
  const auto raise = static_cast<std::size_t>(table.lookup->score_places() - policy.measures[m].places);
  const Int128 score = MultiplyWide(values.value[m], kPowersOfTen[raise]);
  if (!FitsInt64(score)) {
    result.fault = AllocationFault::kOutOfRange;
    return result;
  }
  return LookUpScore(table, static_cast<Scaled>(score));
}

}  // namespace ras
