// People in parts: requests that are made of one part's people and of the sums of others, read from files.
#ifndef RAS_EXAMPLES_RAS_SUMS_FILES_H_
#define RAS_EXAMPLES_RAS_SUMS_FILES_H_

#include <deque>
#include <span>
#include <string>
#include <vector>

#include "json.h"
#include "request_words.h"

namespace ras::tool {

// The words of a request whose `people` are the request of a whole analysis. Fields' names live as long as
// this.
class PartWords {
 public:
  // `options` and `files` are those of the whole analysis, the people's first.
  PartWords(std::span<const OptionWord> options, const std::vector<FileWord>& files);

  // The sums in files, each as the option --sums of `command` writes it, into the request. False, after a
  // complaint, if one cannot be read or has not got both `fields`.
  bool ReadSums(const std::vector<std::string>& names, const char* command,
                std::span<const char* const> fields, Json* request);

  RequestWords Words() const { return RequestWords(options_, files_); }

 private:
  std::deque<std::string> fields_;
  std::vector<OptionWord> options_;
  std::vector<FileWord> files_;
};

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_SUMS_FILES_H_
