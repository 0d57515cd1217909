// The command line of a benchmark over many people.
#ifndef RAS_BENCH_PEOPLE_WORDS_H_
#define RAS_BENCH_PEOPLE_WORDS_H_

#include <cstddef>
#include <cstdio>
#include <functional>
#include <string>

namespace ras_bench {

// Runs the benchmarks; or, if --write=PATH is among the words, writes the people there by `write`, which is
// true if all of them are. --people=N sets how many there are. Gives the exit status.
int RunOrWrite(int argc, char** argv, std::size_t* people,
               const std::function<bool(const std::string&)>& write);

// Opens the file, lets `put` fill it, and closes it. False, after a complaint, if any of that fails.
bool WriteFile(const std::string& path, const std::function<bool(std::FILE*)>& put);

}  // namespace ras_bench

#endif  // RAS_BENCH_PEOPLE_WORDS_H_
