#include "files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace ras::tool {
namespace {

using capi::Format;

bool HasEnding(std::string_view name, std::string_view ending) {
  return name.size() > ending.size() && name.substr(name.size() - ending.size()) == ending;
}

struct Close {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

}  // namespace

Format FormatOf(std::string_view name, std::string_view bytes) {
  for (const char* ending : {".json", ".jsonl"}) {
    if (HasEnding(name, ending)) return Format::kJson;
  }
  for (const char* ending : {".txtpb", ".textproto", ".pbtxt"}) {
    if (HasEnding(name, ending)) return Format::kText;
  }
  for (const char* ending : {".binpb", ".pb"}) {
    if (HasEnding(name, ending)) return Format::kBinary;
  }
  const int32_t guess = ras_guess_format(bytes.data(), bytes.size());
  return guess == 0 ? Format::kText : static_cast<Format>(guess);
}

void Complain(const std::string& file, std::string_view problem) {
  std::fprintf(stderr, "%s: %.*s\n", file.c_str(), static_cast<int>(problem.size()), problem.data());
}

bool Print(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() && std::fflush(stdout) == 0)
    return true;
  Complain("standard output", std::strerror(errno));
  return false;
}

std::optional<File> ReadFile(const std::string& name) {
  File result{name == "-" ? "standard input" : name, {}, Format::kText};
  const std::unique_ptr<std::FILE, Close> file(name == "-" ? stdin : std::fopen(name.c_str(), "rb"));
  if (file == nullptr) {
    Complain(result.name, std::strerror(errno));
    return std::nullopt;
  }
  char block[1 << 16];
  while (const std::size_t size = std::fread(block, 1, sizeof block, file.get()))
    result.bytes.append(block, size);
  if (std::ferror(file.get()) != 0) {
    Complain(result.name, std::strerror(errno));
    return std::nullopt;
  }
  result.format = FormatOf(name, result.bytes);
  return result;
}

}  // namespace ras::tool
