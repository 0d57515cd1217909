#include "people_words.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string_view>

namespace ras_bench {

int RunOrWrite(int argc, char** argv, std::size_t* people,
               const std::function<bool(const std::string&)>& write) {
  constexpr std::string_view kPeople = "--people=";
  constexpr std::string_view kWrite = "--write=";
  std::string path;
  benchmark::Initialize(&argc, argv);
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word.starts_with(kPeople)) {
      *people = std::strtoull(argv[i] + kPeople.size(), nullptr, 10);
    } else if (word.starts_with(kWrite)) {
      path = word.substr(kWrite.size());
    } else {
      std::fprintf(stderr, "%s is no option\n", argv[i]);
      return 2;
    }
  }
  if (!path.empty()) return write(path) ? 0 : 1;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

bool WriteFile(const std::string& path, const std::function<bool(std::FILE*)>& put) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) {
    std::perror(path.c_str());
    return false;
  }
  const bool good = put(file);
  if (std::fclose(file) == 0 && good) return true;
  std::perror(path.c_str());
  return false;
}

}  // namespace ras_bench
