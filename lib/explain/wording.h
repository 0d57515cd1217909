// How numbers, money, periods, roundings and dates are said in the words of a catalogue.
#ifndef RAS_LIB_EXPLAIN_WORDING_H_
#define RAS_LIB_EXPLAIN_WORDING_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "lib/catalogue/catalogue.h"
#include "ras/v1/amount.pb.h"
#include "ras/v1/period.pb.h"
#include "ras/v1/rounding.pb.h"

namespace ras {

// Both ends of a range; of a single amount, that amount twice.
inline const v1::Amount& LowEnd(const v1::AmountRange& range) { return range.amount(); }
inline const v1::Amount& HighEnd(const v1::AmountRange& range) {
  return range.has_upper() ? range.upper() : range.amount();
}
inline bool SameAmount(const v1::AmountRange& a, const v1::AmountRange& b) {
  return a.amount().decimal() == b.amount().decimal() && a.upper().decimal() == b.upper().decimal();
}

// A label without the full stop at its end, for use within a sentence.
std::string_view Phrase(std::string_view label);

class Wording {
 public:
  // Both outlive this.
  Wording(const CompiledCatalogue& catalogue, std::string_view currency)
      : catalogue_(catalogue), currency_(currency) {}

  template <std::size_t kArguments>
  std::string Say(Message<kArguments> message, const std::string_view (&arguments)[kArguments]) const {
    std::string text;
    catalogue_.Append(message, arguments, &text);
    return text;
  }
  std::string_view Say(Message<0> message) const { return catalogue_.Text(message); }

  // A decimal such as "0.75" or a ratio such as "365/84", as people write it.
  std::string Number(std::string_view decimal) const;
  // "£1,234.50" for "1234.50"; a currency without a message of its own stands as its code. A fraction is told
  // to four places, as about that much.
  std::string Money(std::string_view decimal) const;
  std::string Money(const v1::Amount& amount) const { return Money(amount.decimal()); }
  // One amount, or both ends of a range.
  std::string Money(const v1::AmountRange& range) const;
  // The amount of an outcome, or the words for none.
  std::string MoneyOf(v1::Outcome outcome, const v1::AmountRange& range) const;
  // The amount without its sign: how much more or less.
  std::string Size(const v1::Amount& amount) const;
  // A price of the policy, which may have been written without its pence: "71.2" is said as £71.20.
  std::string Price(std::string_view rate) const;

  // "a week"; nothing if the period is not known.
  std::string_view Per(v1::Period period) const;
  // "52 weeks to a year".
  std::string_view Basis(v1::YearBasis basis) const;
  // "to the nearest pound, with halves up".
  std::string Rounded(const v1::Rounding& rounding) const;
  std::string Rounded(const v1::ScoreRounding& rounding) const;
  // "21 April 2026"; what is not a date stands as it is.
  std::string Date(std::string_view date) const;

 protected:
  const CompiledCatalogue& catalogue() const { return catalogue_; }

 private:
  std::string Digits(std::string_view decimal) const;
  std::string InCurrency(std::string_view digits) const;
  std::string Rounded(v1::RoundingMode mode, std::string_view increment) const;

  const CompiledCatalogue& catalogue_;
  std::string_view currency_;
};

}  // namespace ras

#endif  // RAS_LIB_EXPLAIN_WORDING_H_
