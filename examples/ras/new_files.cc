#include "new_files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string_view>

#include "files.h"

namespace ras::tool {
namespace {

void ComplainOfWriting(const std::string& name) {
  Complain(name, std::string("cannot be written: ") + std::strerror(errno));
}

// A file that is not there yet; nothing, after a complaint, if it is or cannot be made.
std::FILE* Make(const std::string& name) {
  std::FILE* const file = std::fopen(name.c_str(), "wx");
  if (file != nullptr) return file;
  if (errno == EEXIST) {
    Complain(name, "is there already, and is left as it is");
  } else {
    ComplainOfWriting(name);
  }
  return nullptr;
}

// Writes into a file and closes it.
bool Fill(std::FILE* file, const std::string& name, std::string_view bytes) {
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  if (std::fclose(file) == 0 && written) return true;
  ComplainOfWriting(name);
  return false;
}

}  // namespace

void NewFiles::Add(const std::string& name, std::string bytes) {
  if (!name.empty() && name != "-") files_.emplace_back(name, std::move(bytes));
}

bool NewFiles::Write() const {
  std::vector<std::FILE*> made;
  made.reserve(files_.size());
  bool good = true;
  for (const auto& [name, bytes] : files_) {
    made.push_back(Make(name));
    good = good && made.back() != nullptr;
  }
  for (std::size_t i = 0; i < made.size(); ++i) {
    if (made[i] != nullptr) good = Fill(made[i], files_[i].first, good ? files_[i].second : "") && good;
  }
  if (good) return true;
  for (std::size_t i = 0; i < made.size(); ++i) {
    if (made[i] != nullptr) std::remove(files_[i].first.c_str());
  }
  return false;
}

}  // namespace ras::tool
