// Writes the account: sections, paragraphs and rows, in the words of one catalogue.
#ifndef RAS_LIB_EXPLAIN_TELLER_H_
#define RAS_LIB_EXPLAIN_TELLER_H_

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

#include "lib/explain/wording.h"
#include "ras/v1/determination.pb.h"

namespace ras {

class Teller : public Wording {
 public:
  // All outlive this.
  Teller(const v1::Determination& determination, const CompiledCatalogue& catalogue, v1::Explanation* out)
      : Wording(catalogue, determination.currency()), determination_(determination), out_(*out) {}

  const v1::Determination& determination() const { return determination_; }

  // A new section; the following calls add to it. docs/the-account.md lists the ids.
  void Begin(std::string_view id, Message<0> heading) { AddSection(id)->assign(Say(heading)); }
  template <std::size_t kArguments>
  void Begin(std::string_view id, Message<kArguments> heading,
             const std::string_view (&arguments)[kArguments]) {
    catalogue().Append(heading, arguments, AddSection(id));
  }

  // A new paragraph, for sentences to follow.
  void StartParagraph() { section_->add_paragraphs(); }
  void Paragraph(Message<0> message) { section_->add_paragraphs()->assign(Say(message)); }
  template <std::size_t kArguments>
  void Paragraph(Message<kArguments> message, const std::string_view (&arguments)[kArguments]) {
    catalogue().Append(message, arguments, section_->add_paragraphs());
  }
  // Adds to the last paragraph.
  void Sentence(Message<0> message) { OpenParagraph()->append(Say(message)); }
  template <std::size_t kArguments>
  void Sentence(Message<kArguments> message, const std::string_view (&arguments)[kArguments]) {
    catalogue().Append(message, arguments, OpenParagraph());
  }

  void Row(std::initializer_list<std::string_view> cells);

  // The result of a domain, or null. Fast if the domains are asked for in order.
  const v1::DomainResult* Domain(std::string_view id);
  // The text of a question, or its id.
  const std::string& QuestionText(const std::string& id) const;

 private:
  // The heading of a new section.
  std::string* AddSection(std::string_view id);
  // The last paragraph, ready for another sentence.
  std::string* OpenParagraph();

  const v1::Determination& determination_;
  v1::Explanation& out_;
  v1::Section* section_ = nullptr;
  int next_domain_ = 0;
};

// The parts of the account, in the order in which they are read. Each adds its sections, or nothing if there
// is nothing to tell.
void TellAbout(Teller* teller);
void TellFigure(Teller* teller);
void TellAnswers(Teller* teller);
void TellScore(Teller* teller);
void TellMoney(Teller* teller);
void TellTotal(Teller* teller);
void TellSupport(Teller* teller);
void TellChange(Teller* teller);
void TellViews(Teller* teller);
void TellOtherFigure(Teller* teller);
void TellLimits(Teller* teller);
void TellGoodToKnow(Teller* teller);
void TellChallenge(Teller* teller);
void TellPolicy(Teller* teller);

// How a score met a table: a paragraph of TellMoney.
void TellLookup(const v1::LookupResult& lookup, Teller* teller);
// One step of the arithmetic: a paragraph of TellMoney and TellTotal, or two for a range.
void TellStep(const v1::AllocationStep& step, Teller* teller);

}  // namespace ras

#endif  // RAS_LIB_EXPLAIN_TELLER_H_
