// The path of a value in a document: "questionnaire.domains[2].questions[0].text".
#ifndef RAS_LIB_CODEC_MESSAGE_PATH_H_
#define RAS_LIB_CODEC_MESSAGE_PATH_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "lib/codec/schema.h"

namespace ras {

class MessagePath {
 public:
  // Goes into a field; `index` is the item of a repeated field, from 0, and is ignored for any other.
  void Append(const FieldInfo& field, std::size_t index) {
    Append(field.descriptor->name());
    if (field.repeated) text_ += "[" + std::to_string(index) + "]";
  }
  // Goes into something that the document type does not know.
  void Append(std::string_view name) {
    if (!text_.empty()) text_ += '.';
    text_ += name;
  }
  std::string Take() { return std::move(text_); }

 private:
  std::string text_;
};

}  // namespace ras

#endif  // RAS_LIB_CODEC_MESSAGE_PATH_H_
