#include "lib/explain/teller.h"

namespace ras {

std::string* Teller::AddSection(std::string_view id) {
  section_ = out_.add_sections();
  section_->mutable_id()->assign(id);
  return section_->mutable_heading();
}

std::string* Teller::OpenParagraph() {
  if (section_->paragraphs().empty()) return section_->add_paragraphs();
  std::string* paragraph = section_->mutable_paragraphs(section_->paragraphs_size() - 1);
  if (!paragraph->empty()) *paragraph += ' ';
  return paragraph;
}

void Teller::Row(std::initializer_list<std::string_view> cells) {
  v1::TextRow* row = section_->add_rows();
  row->mutable_cells()->Reserve(static_cast<int>(cells.size()));
  for (const std::string_view cell : cells) row->add_cells()->assign(cell);
}

const v1::DomainResult* Teller::Domain(std::string_view id) {
  const int size = determination_.domains_size();
  for (int tried = 0; tried < size; ++tried) {
    const v1::DomainResult& domain = determination_.domains(next_domain_);
    if (domain.domain() == id) return &domain;
    next_domain_ = next_domain_ + 1 < size ? next_domain_ + 1 : 0;
  }
  return nullptr;
}

const std::string& Teller::QuestionText(const std::string& id) const {
  for (const v1::AnswerResult& answer : determination_.answers()) {
    if (answer.question() == id) return answer.text();
  }
  return id;
}

}  // namespace ras
