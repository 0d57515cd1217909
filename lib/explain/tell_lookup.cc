// From a score to what the table gives for it.
#include "lib/explain/teller.h"

namespace ras {
namespace {

void TellRow(const v1::LookupResult& lookup, const std::string& score, const std::string& amount,
             Teller* teller) {
  const v1::RowResult& row = lookup.row();
  const std::string_view period = teller->Per(lookup.period());
  if (row.to().empty()) {
    teller->Sentence(message::kMoneyRowOpen, {score, teller->Number(row.from()), amount, period});
  } else if (row.from() == row.to()) {
    teller->Sentence(message::kMoneyRowPoint, {score, amount, period});
  } else {
    teller->Sentence(message::kMoneyRow,
                     {score, teller->Number(row.from()), teller->Number(row.to()), amount, period});
  }
}

void TellBetween(const v1::LookupResult& lookup, const std::string& score, const std::string& amount,
                 Teller* teller) {
  const v1::RowResult &lower = lookup.row(), &upper = lookup.row_above();
  teller->Sentence(message::kMoneyBetween,
                   {score, teller->Number(lower.to().empty() ? lower.from() : lower.to()),
                    teller->MoneyOf(lower.outcome(), lower.amount()), teller->Number(upper.from()),
                    teller->MoneyOf(upper.outcome(), upper.amount()), amount, teller->Per(lookup.period())});
}

}  // namespace

void TellLookup(const v1::LookupResult& lookup, Teller* teller) {
  const std::string score = teller->Number(lookup.score_rounded());
  const std::string amount = teller->Money(lookup.amount());
  const std::string_view period = teller->Per(lookup.period());
  teller->StartParagraph();
  if (lookup.score() != lookup.score_rounded()) {
    teller->Sentence(message::kMoneyRounded,
                     {teller->Number(lookup.score()), score, teller->Rounded(lookup.score_rounding())});
  }
  if (lookup.outcome() != v1::OUTCOME_AMOUNT) {
    if (lookup.place() == v1::LOOKUP_PLACE_BELOW_FIRST_ROW) {
      teller->Sentence(message::kMoneyBelowNone, {score});
    } else {
      teller->Sentence(message::kMoneyRowNone, {score});
    }
  } else {
    switch (lookup.place()) {
      case v1::LOOKUP_PLACE_ROW:
        TellRow(lookup, score, amount, teller);
        break;
      case v1::LOOKUP_PLACE_BETWEEN_ROWS:
        TellBetween(lookup, score, amount, teller);
        break;
      case v1::LOOKUP_PLACE_BELOW_FIRST_ROW:
        teller->Sentence(message::kMoneyBelow, {score, amount, period});
        break;
      case v1::LOOKUP_PLACE_ABOVE_LAST_ROW:
        teller->Sentence(message::kMoneyAbove, {score, amount, period});
        break;
      default:
        teller->Sentence(message::kMoneyComputed, {score, amount, period});
        break;
    }
  }
  if (lookup.place() != v1::LOOKUP_PLACE_ROW) return;
  const v1::RowResult& row = lookup.row();
  if (!row.label().empty()) teller->Sentence(message::kMoneyRowLabel, {Phrase(row.label())});
  if (row.up_to()) teller->Sentence(message::kMoneyRowUpTo);
  for (const std::string& condition : row.conditions()) {
    teller->Sentence(message::kMoneyRowCondition, {condition});
  }
}

}  // namespace ras
