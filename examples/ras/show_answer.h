// What a command of the council's side does with the library's answer.
#ifndef RAS_EXAMPLES_RAS_SHOW_ANSWER_H_
#define RAS_EXAMPLES_RAS_SHOW_ANSWER_H_

#include <ras.hpp>
#include <string>

#include "exit_code.h"
#include "files.h"
#include "json.h"
#include "print_findings.h"

namespace ras::tool {

// A response's JSON as it is, or what `print` makes of it with its warnings and notes; or the complaints,
// which begin with `whose`: the file that is at fault, or "ras" for the command line.
template <class PrintAnswer>
ExitCode ShowAnswer(const std::string& whose, const capi::Result<capi::Buffer>& response, bool json,
                    PrintAnswer&& print) {
  if (response->empty()) return Refuse(whose, response.error(), json);
  const ExitCode result = response.ok() ? kDone : ComplainOf(whose, response.error());
  if (json) return Print(std::string(response->text()) + "\n") ? result : kUnreadable;
  if (!response.ok()) return result;
  const Json answer = Parse(response->text());
  print(answer);
  for (const Json& finding : Part(answer, "findings")) PrintRemark(finding);
  return result;
}

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_SHOW_ANSWER_H_
