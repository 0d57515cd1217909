#include "lib/collate/answer_cells.h"

#include <algorithm>
#include <string>

#include "lib/catalogue/catalogue.h"
#include "lib/finding/wording.h"
#include "ras/v1/assessment.pb.h"

namespace ras {
namespace {

// Neither is the id of anything.
constexpr std::string_view kNotApplicable = "n/a";
constexpr std::string_view kNoneOfThem = "-";

// The texts between semicolons, without the blanks around them.
std::vector<std::string> Parts(std::string_view text) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(';');
    std::string_view part = text.substr(0, end);
    part.remove_prefix(std::min(part.find_first_not_of(' '), part.size()));
    parts.emplace_back(part.substr(0, part.find_last_not_of(' ') + 1));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

void ReadCell(const CompiledQuestion& question, const std::string& text, v1::AnswerValue* value) {
  using Kind = CompiledQuestion::Kind;
  if (text == kNotApplicable) {
    value->mutable_not_applicable();
    return;
  }
  switch (question.kind) {
    case Kind::kSingleChoice:
      value->set_option(text);
      break;
    case Kind::kSeveralChoices:
      value->mutable_options();
      if (text == kNoneOfThem) break;
      for (const std::string& part : Parts(text)) value->mutable_options()->add_ids(part);
      break;
    case Kind::kQuantity:
      value->set_quantity(text);
      break;
    case Kind::kLevelAndFrequency: {
      const std::size_t middle = std::min(text.find(';'), text.size());
      v1::LevelWithFrequency& both = *value->mutable_level_and_frequency();
      both.set_level(Parts(text.substr(0, middle)).front());
      if (middle < text.size()) both.set_frequency(Parts(text.substr(middle + 1)).front());
      if (std::count(text.begin(), text.end(), ';') > 1) both.set_frequency(text.substr(middle + 1));
      break;
    }
    case Kind::kInformation:
      if (question.options.empty()) {
        value->set_text(text);
      } else {
        value->set_option(text);
      }
      break;
  }
}

// What is wrong with the id of a question.
std::optional<Says> FaultOf(const Scoring* scoring, std::string_view id) {
  if (scoring == nullptr || scoring->policy().question_index.contains(id)) return std::nullopt;
  std::vector<std::string> ids;
  for (const CompiledQuestion& question : scoring->policy().questions) {
    ids.push_back(Quote(question.document->id()));
  }
  return Says{.code = "unknown_question",
              .path = "",
              .value = std::string(id),
              .message = "The questionnaire has no question " + Quote(id) + ".",
              .remedy = "Its questions are " + List(ids) + "."};
}

ColumnFamily Columns(std::string_view mark, std::string_view list, const Scoring* scoring) {
  return {.mark = mark,
          .list = list,
          .fault = [scoring](std::string_view id) { return FaultOf(scoring, id); },
          .fill =
              [scoring](std::string_view id, const std::string& text, google::protobuf::Message* item) {
                auto& answer = static_cast<v1::Answer&>(*item);
                answer.set_question(std::string(id));
                if (scoring == nullptr) return answer.mutable_agreed()->set_text(text);
                const auto found = scoring->policy().question_index.find(id);
                const auto q = static_cast<std::size_t>(found->second);
                ReadCell(scoring->policy().questions[q], text, answer.mutable_agreed());
              }};
}

}  // namespace

std::vector<ColumnFamily> AnswerColumns(const Scoring* scoring) {
  return {Columns(kAnswerMark, "answers", scoring), Columns(kSecondAnswerMark, "second_answers", scoring)};
}

}  // namespace ras
