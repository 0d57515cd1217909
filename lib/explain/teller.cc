#include "lib/explain/teller.h"

#include <algorithm>

#include "ras/money.h"

namespace ras {

void Teller::Begin(MessageId heading, std::string_view id) {
  section_ = out_.add_sections();
  section_->set_id(std::string(id));
  catalogue_.Append(heading, {}, section_->mutable_heading());
}

void Teller::Paragraph(MessageId message, std::initializer_list<std::string_view> arguments) {
  catalogue_.Append(message, arguments, section_->add_paragraphs());
}

void Teller::Sentence(MessageId message, std::initializer_list<std::string_view> arguments) {
  std::string* paragraph = section_->paragraphs().empty()
                               ? section_->add_paragraphs()
                               : section_->mutable_paragraphs(section_->paragraphs_size() - 1);
  if (!paragraph->empty()) *paragraph += ' ';
  catalogue_.Append(message, arguments, paragraph);
}

void Teller::Row(std::initializer_list<std::string_view> cells) {
  v1::TextRow* row = section_->add_rows();
  for (const std::string_view cell : cells) row->add_cells(std::string(cell));
}

std::string Teller::Money(std::string_view decimal) const {
  std::string text;
  if (!decimal.empty() && decimal.front() == '-') {
    text += "-";
    decimal.remove_prefix(1);
  }
  const std::string& currency = determination_.currency();
  if (currency == "GBP") {
    text += "£";
  } else if (currency == "EUR") {
    text += "€";
  } else {
    text += currency + " ";
  }
  const std::size_t whole = std::min(decimal.find_first_of("./"), decimal.size());
  for (std::size_t i = 0; i < whole; ++i) {
    if (i > 0 && (whole - i) % 3 == 0) text += ',';
    text += decimal[i];
  }
  text += decimal.substr(whole);
  return text;
}

std::string Teller::Money(const v1::AmountRange& range) const {
  if (!range.has_upper()) return Money(range.amount());
  return Say(MessageId::kAmountRange, {Money(range.amount()), Money(range.upper())});
}

std::string Teller::MoneyOf(v1::Outcome outcome, const v1::AmountRange& range) const {
  return outcome == v1::OUTCOME_AMOUNT ? Money(range) : Say(MessageId::kChangeNoAmount);
}

std::string Teller::Per(v1::Period period) const {
  switch (period) {
    case v1::PERIOD_DAY:
      return Say(MessageId::kPeriodDay);
    case v1::PERIOD_FOUR_WEEKS:
      return Say(MessageId::kPeriodFourWeeks);
    case v1::PERIOD_MONTH:
      return Say(MessageId::kPeriodMonth);
    case v1::PERIOD_QUARTER:
      return Say(MessageId::kPeriodQuarter);
    case v1::PERIOD_YEAR:
      return Say(MessageId::kPeriodYear);
    default:
      return Say(MessageId::kPeriodWeek);
  }
}

std::string Teller::Rounded(const v1::Rounding& rounding) const {
  const std::string increment =
      Money(FormatMoney(rounding.has_increment_pence() ? rounding.increment_pence() : int64_t{1}));
  switch (rounding.mode()) {
    case v1::ROUNDING_MODE_HALF_EVEN:
      return Say(MessageId::kRoundingHalfEven, {increment});
    case v1::ROUNDING_MODE_HALF_DOWN:
      return Say(MessageId::kRoundingHalfDown, {increment});
    case v1::ROUNDING_MODE_UP:
    case v1::ROUNDING_MODE_CEILING:  // Amounts are not negative, so these two are one.
      return Say(MessageId::kRoundingUp, {increment});
    case v1::ROUNDING_MODE_DOWN:
    case v1::ROUNDING_MODE_FLOOR:
      return Say(MessageId::kRoundingDown, {increment});
    default:
      return Say(MessageId::kRoundingHalfUp, {increment});
  }
}

const std::string& Teller::QuestionText(const std::string& question) const {
  for (const v1::AnswerResult& answer : determination_.answers()) {
    if (answer.question() == question) return answer.text();
  }
  return question;
}

const std::string& Teller::DomainTitle(const std::string& domain) const {
  for (const v1::DomainResult& result : determination_.domains()) {
    if (result.domain() == domain) return result.title();
  }
  return domain;
}

}  // namespace ras
