#include "group_names.h"

namespace ras::tool {

std::string NamesText(const Json& figures) {
  std::string text;
  for (const Json& name : Part(figures, "names")) {
    const auto& word = name.get_ref<const std::string&>();
    text += (text.empty() ? "" : ", ") + (word.empty() ? "not known" : word);
  }
  return text.empty() ? "everyone" : text;
}

}  // namespace ras::tool
