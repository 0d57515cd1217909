// Texts in which nothing can be read.
#ifndef RAS_LIB_FINDING_BLANK_TEXT_H_
#define RAS_LIB_FINDING_BLANK_TEXT_H_

#include <string>
#include <string_view>
#include <utility>

#include "lib/finding/finding_report.h"

namespace ras {

// Something is there, and it is nothing but blanks. An absent text is not blank; a field's own rule says
// whether it may be.
inline bool IsBlank(std::string_view text) {
  return !text.empty() && text.find_first_not_of(" \t\n") == std::string_view::npos;
}

// Reports a text for people that is blank: a name, a title, an authority, a reason.
inline void ReportBlank(std::string_view text, std::string path, FindingReport* report) {
  if (!IsBlank(text)) return;
  report->Error({.code = "blank_text",
                 .path = std::move(path),
                 .value = "",
                 .message = "Nothing but blanks is written here.",
                 .remedy = "Write what the field is for."});
}

}  // namespace ras

#endif  // RAS_LIB_FINDING_BLANK_TEXT_H_
