// What a command of the council's side does with the library's answer.
#ifndef RAS_EXAMPLES_RAS_SHOW_ANSWER_H_
#define RAS_EXAMPLES_RAS_SHOW_ANSWER_H_

#include <ras.hpp>
#include <string>

#include "exit_code.h"
#include "files.h"
#include "json.h"
#include "print_findings.h"
#include "request_words.h"

namespace ras::tool {

// Complains, in the words of the command line, of what the library refuses. With `json`, prints the document
// that says so as well, as it is: the response or, where there is none, the error.
inline ExitCode ShowRefusal(const RequestWords& words, const capi::Result<capi::Buffer>& response,
                            bool json) {
  const ExitCode result = words.Complain(response.error());
  if (!json) return result;
  std::string document(response->text());
  if (document.empty()) document = response.error().Document(capi::Format::kJson).text();
  // Nothing is there to print only when memory ran out, which the status says.
  return document.empty() || Print(document + "\n") ? result : Worse(result, kUnreadable);
}

// A response's JSON as it is, or what `print` makes of it with its warnings and notes; or the refusal.
template <class PrintAnswer>
ExitCode ShowAnswer(const RequestWords& words, const capi::Result<capi::Buffer>& response, bool json,
                    PrintAnswer&& print) {
  if (!response.ok()) return ShowRefusal(words, response, json);
  if (json) return Print(std::string(response->text()) + "\n") ? kDone : kUnreadable;
  const Json answer = Parse(response->text());
  print(answer);
  for (const Json& remark : words.Remarks(Part(answer, "findings"))) PrintRemark(remark);
  return kDone;
}

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_SHOW_ANSWER_H_
