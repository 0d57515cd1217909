// What the tool's exit status means. The help of every command says the same.
#ifndef RAS_EXAMPLES_RAS_EXIT_CODE_H_
#define RAS_EXAMPLES_RAS_EXIT_CODE_H_

#include <algorithm>
#include <cstdint>

namespace ras::tool {

// In rising order of trouble: of several files the worst counts.
enum ExitCode : int {
  kDone = 0,  // What was asked for was done, and the answer is yes.
  kAnswerIsNo =
      1,  // Errors were found, there is no figure, a score is refused, or a determination is not verified.
  kUsage = 2,       // The command line makes no sense.
  kUnreadable = 3,  // A file cannot be read or written, or is not the document it should be.
  kTrouble = 4,     // Memory ran out, or there is a mistake in this program or its library.
};

inline constexpr const char* kExitCodeHelp = R"(EXIT STATUS
  0  done, and the answer is yes
  1  the answer is no: errors were found, there is no figure, a score is refused, or
     a determination is not verified
  2  the command line makes no sense
  3  a file cannot be read or written, or is not the document it should be
  4  memory ran out, or there is a mistake in this program
  Of several files, the greatest number counts.)";

// The exit code for a status of ras.h, by its family.
inline ExitCode ExitCodeOf(int32_t status) {
  switch (status / 100) {
    case 0:
      return kDone;
    case 2:
      return kUnreadable;
    case 3:
    case 4:
      return kAnswerIsNo;
    default:
      return kTrouble;
  }
}

inline ExitCode Worse(ExitCode a, ExitCode b) { return std::max(a, b); }

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_EXIT_CODE_H_
