// Memory runs out in the very first call of a process, where libraries build what they keep for good: the
// first load of a policy, and the first determination, verification and explanation after it. Each place is
// tried in a process of its own, which must get RAS_OUT_OF_MEMORY, live, and then do its work.
//
// Usage: first_call_memory_test [STEP]    every STEPth place (1)
#include <ras.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "failing_malloc.h"

extern "C" {
#include "fixture.h"
}

namespace {

// Long enough for any call, and short enough for a test: a process that hangs has failed.
constexpr unsigned kSeconds = 20;

constexpr int kGotThrough = 10;

// Loads, determines, verifies and explains. Sets `*policy`, whatever the status.
int32_t DoAll(const Bytes& text, ras_policy** policy) {
  const std::string_view request = kRequest;
  int32_t status = ras_policy_load(text.data, text.size, RAS_FORMAT_TEXT, nullptr, policy, nullptr);
  if (status != RAS_OK) return status;
  ras_buffer* figure = nullptr;
  status = ras_determine(*policy, request.data(), request.size(), RAS_FORMAT_JSON, RAS_FORMAT_JSON, nullptr,
                         &figure, nullptr);
  if (status == RAS_OK) {
    status = ras_verify(*policy, ras_buffer_data(figure), ras_buffer_size(figure), RAS_FORMAT_JSON,
                        RAS_FORMAT_TEXT, nullptr, nullptr, nullptr);
  }
  if (status == RAS_OK) {
    status = ras_explain(ras_buffer_data(figure), ras_buffer_size(figure), RAS_FORMAT_JSON, RAS_FORMAT_BINARY,
                         nullptr, nullptr, nullptr);
  }
  ras_buffer_free(figure);
  return status;
}

// What the process of one place does; its exit status.
int TryPlace(const Bytes& text, long place, bool for_good) {
  alarm(kSeconds);
  ras_policy* policy = nullptr;
  FailAllocation(place, for_good);
  const int32_t status = DoAll(text, &policy);
  if (StopFailing() == 0) return status == RAS_OK ? kGotThrough : EXIT_FAILURE;
  ras_policy_free(policy);
  if (status != RAS_OUT_OF_MEMORY) return EXIT_FAILURE;
  return DoAll(text, &policy) == RAS_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace

int main(int argc, char** argv) {
  const long step = argc > 1 ? std::strtol(argv[1], nullptr, 10) : 1;
  const Bytes text = read_source("examples/policies/starter/policy.txtpb");
  int failed = 0;
  long places = 0;
  for (const bool for_good : {false, true}) {
    bool through = false;
    for (long place = 0; !through; place += step) {
      const pid_t child = fork();
      if (child < 0) return EXIT_FAILURE;
      if (child == 0) _exit(TryPlace(text, place, for_good));
      int ended = 0;
      waitpid(child, &ended, 0);
      through = WIFEXITED(ended) && WEXITSTATUS(ended) == kGotThrough;
      ++places;
      if (through || (WIFEXITED(ended) && WEXITSTATUS(ended) == EXIT_SUCCESS)) continue;
      std::fprintf(stderr, "place %ld, %s: %s %d\n", place, for_good ? "for good" : "once",
                   WIFSIGNALED(ended) ? "signal" : "exit",
                   WIFSIGNALED(ended) ? WTERMSIG(ended) : WEXITSTATUS(ended));
      if (++failed == 10) return EXIT_FAILURE;
    }
  }
  std::printf("%ld places\n", places);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
