// What every part of the account needs: the determination, the catalogue, and how amounts, periods and
// roundings are said.
#ifndef RAS_LIB_EXPLAIN_TELLER_H_
#define RAS_LIB_EXPLAIN_TELLER_H_

#include <initializer_list>
#include <string>
#include <string_view>

#include "lib/catalogue/catalogue.h"
#include "ras/v1/determination.pb.h"

namespace ras {

class Teller {
 public:
  Teller(const v1::Determination& determination, const CompiledCatalogue& catalogue, v1::Explanation* out)
      : determination_(determination), catalogue_(catalogue), out_(*out) {}

  const v1::Determination& determination() const { return determination_; }

  // A new section; the following calls add to it.
  void Begin(MessageId heading, std::string_view id);
  void Paragraph(MessageId message, std::initializer_list<std::string_view> arguments = {});
  // Adds a sentence to the last paragraph.
  void Sentence(MessageId message, std::initializer_list<std::string_view> arguments = {});
  void Row(std::initializer_list<std::string_view> cells);
  std::string Say(MessageId message, std::initializer_list<std::string_view> arguments = {}) const {
    return catalogue_.Say(message, arguments);
  }

  // "£1,234.50" for an amount of 1234.50 in the policy's currency; a currency without a sign of its own
  // stands as its code.
  std::string Money(std::string_view decimal) const;
  std::string Money(const v1::Amount& amount) const { return Money(amount.decimal()); }
  // One amount, or both ends of a range.
  std::string Money(const v1::AmountRange& range) const;
  // The amount of an outcome, or the words for none.
  std::string MoneyOf(v1::Outcome outcome, const v1::AmountRange& range) const;
  std::string Per(v1::Period period) const;
  // "to the nearest £1.00, with halves up".
  std::string Rounded(const v1::Rounding& rounding) const;
  const std::string& QuestionText(const std::string& question) const;
  const std::string& DomainTitle(const std::string& domain) const;

 private:
  const v1::Determination& determination_;
  const CompiledCatalogue& catalogue_;
  v1::Explanation& out_;
  v1::Section* section_ = nullptr;
};

// The parts of the account, in order. Each adds its section, or nothing if there is nothing to tell.
void TellAbout(Teller* teller);
void TellFigure(Teller* teller);
void TellAnswers(Teller* teller);
void TellScore(Teller* teller);
void TellMoney(Teller* teller);
void TellSupport(Teller* teller);
void TellChange(Teller* teller);
void TellViews(Teller* teller);
void TellOtherFigure(Teller* teller);
void TellLimits(Teller* teller);
void TellGoodToKnow(Teller* teller);
void TellChallenge(Teller* teller);
void TellPolicy(Teller* teller);

}  // namespace ras

#endif  // RAS_LIB_EXPLAIN_TELLER_H_
