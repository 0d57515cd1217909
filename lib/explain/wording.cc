#include "lib/explain/wording.h"

#include "lib/explain/exact_number.h"
#include "lib/terms/kernel_terms.h"
#include "ras/date.h"
#include "ras/money.h"

namespace ras {
namespace {

// The place of the decimal point or of the stroke of a fraction; the size if there is neither.
std::size_t MarkOf(std::string_view number) {
  std::size_t at = 0;
  while (at < number.size() && number[at] != '.' && number[at] != '/') ++at;
  return at;
}

}  // namespace

std::string_view Phrase(std::string_view label) {
  if (label.ends_with('.')) label.remove_suffix(1);
  return label;
}

std::string Wording::Number(std::string_view decimal) const {
  const std::size_t mark = MarkOf(decimal);
  if (mark == decimal.size()) return std::string(decimal);
  if (decimal[mark] == '/') {
    return Say(message::kNumberRatio, {decimal.substr(0, mark), decimal.substr(mark + 1)});
  }
  std::string text(decimal.substr(0, mark));
  text += Say(message::kNumberDecimalMark);
  text += decimal.substr(mark + 1);
  return text;
}

std::string Wording::Digits(std::string_view decimal) const {
  const std::string_view group_mark = Say(message::kNumberGroupMark);
  const std::size_t point = MarkOf(decimal);
  const std::size_t first = decimal.starts_with('-') ? 1 : 0;
  std::string text;
  for (std::size_t i = 0; i < point; ++i) {
    if (i > first && (point - i) % 3 == 0) text += group_mark;
    text += decimal[i];
  }
  if (point == decimal.size()) return text;
  if (decimal[point] == '/') return std::string(decimal);  // No number: ToFourPlaces left it as it was.
  text += Say(message::kNumberDecimalMark);
  text += decimal.substr(point + 1);
  return text;
}

std::string Wording::InCurrency(std::string_view digits) const {
  if (currency_ == "GBP") return Say(message::kCurrencyGbp, {digits});
  if (currency_ == "EUR") return Say(message::kCurrencyEur, {digits});
  return Say(message::kCurrencyOther, {currency_, digits});
}

std::string Wording::Money(std::string_view decimal) const {
  const std::size_t mark = MarkOf(decimal);
  if (mark == decimal.size() || decimal[mark] == '.') return InCurrency(Digits(decimal));
  return Say(message::kAmountAbout, {InCurrency(Digits(ToFourPlaces(decimal)))});
}

std::string Wording::Money(const v1::AmountRange& range) const {
  if (!range.has_upper()) return Money(range.amount());
  return Say(message::kAmountRange, {Money(range.amount()), Money(range.upper())});
}

std::string Wording::MoneyOf(v1::Outcome outcome, const v1::AmountRange& range) const {
  if (outcome == v1::OUTCOME_AMOUNT) return Money(range);
  return std::string(
      Say(outcome == v1::OUTCOME_CUT_OFF ? message::kChangeNoFigure : message::kChangeNoAmount));
}

std::string Wording::Size(const v1::Amount& amount) const {
  const std::string_view decimal = amount.decimal();
  return Money(decimal.substr(decimal.starts_with('-') ? 1 : 0));
}

std::string Wording::Price(std::string_view rate) const {
  const std::size_t point = rate.find('.');
  if (point == std::string_view::npos) return Money(std::string(rate) + ".00");
  return Money(point + 2 == rate.size() ? std::string(rate) + "0" : std::string(rate));
}

std::string_view Wording::Per(v1::Period period) const {
  switch (period) {
    case v1::PERIOD_DAY:
      return Say(message::kPeriodDay);
    case v1::PERIOD_WEEK:
      return Say(message::kPeriodWeek);
    case v1::PERIOD_FOUR_WEEKS:
      return Say(message::kPeriodFourWeeks);
    case v1::PERIOD_MONTH:
      return Say(message::kPeriodMonth);
    case v1::PERIOD_QUARTER:
      return Say(message::kPeriodQuarter);
    case v1::PERIOD_YEAR:
      return Say(message::kPeriodYear);
    default:
      return {};
  }
}

std::string_view Wording::Basis(v1::YearBasis basis) const {
  switch (basis) {
    case v1::YEAR_BASIS_52_WEEKS:
      return Say(message::kBasisWeeks52);
    case v1::YEAR_BASIS_365_DAYS:
      return Say(message::kBasisDays365);
    case v1::YEAR_BASIS_365_25_DAYS:
      return Say(message::kBasisDays36525);
    case v1::YEAR_BASIS_366_DAYS:
      return Say(message::kBasisDays366);
    default:
      return {};
  }
}

std::string Wording::Rounded(v1::RoundingMode mode, std::string_view increment) const {
  switch (mode) {
    case v1::ROUNDING_MODE_HALF_EVEN:
      return Say(message::kRoundingHalfEven, {increment});
    case v1::ROUNDING_MODE_HALF_DOWN:
      return Say(message::kRoundingHalfDown, {increment});
    case v1::ROUNDING_MODE_UP:
    case v1::ROUNDING_MODE_CEILING:  // Sums and scores are not negative, so these two are one.
      return Say(message::kRoundingUp, {increment});
    case v1::ROUNDING_MODE_DOWN:
    case v1::ROUNDING_MODE_FLOOR:
      return Say(message::kRoundingDown, {increment});
    default:
      return Say(message::kRoundingHalfUp, {increment});
  }
}

std::string Wording::Rounded(const v1::Rounding& rounding) const {
  const int64_t pence = ToKernel(rounding).increment_pence;
  if (currency_ == "GBP" && pence == 1) return Rounded(rounding.mode(), Say(message::kIncrementGbp001));
  if (currency_ == "GBP" && pence == 100) return Rounded(rounding.mode(), Say(message::kIncrementGbp1));
  if (currency_ == "EUR" && pence == 1) return Rounded(rounding.mode(), Say(message::kIncrementEur001));
  if (currency_ == "EUR" && pence == 100) return Rounded(rounding.mode(), Say(message::kIncrementEur1));
  std::string increment = FormatMoney(pence);
  if (increment.ends_with(".00")) increment.resize(increment.size() - 3);
  return Rounded(rounding.mode(), Money(increment));
}

std::string Wording::Rounded(const v1::ScoreRounding& rounding) const {
  if (rounding.increment().empty() || rounding.increment() == "1") {
    return Rounded(rounding.mode(), Say(message::kIncrementOne));
  }
  return Rounded(rounding.mode(), Number(rounding.increment()));
}

std::string Wording::Date(std::string_view date) const {
  static constexpr Message<0> kMonths[] = {message::kMonth1,  message::kMonth2,  message::kMonth3,
                                           message::kMonth4,  message::kMonth5,  message::kMonth6,
                                           message::kMonth7,  message::kMonth8,  message::kMonth9,
                                           message::kMonth10, message::kMonth11, message::kMonth12};
  if (!ras::Date::Parse(date).ok()) return std::string(date);
  const int month = (date[5] - '0') * 10 + (date[6] - '0');
  return Say(message::kDateFull,
             {date.substr(date[8] == '0' ? 9 : 8), Say(kMonths[month - 1]), date.substr(0, 4)});
}

}  // namespace ras
