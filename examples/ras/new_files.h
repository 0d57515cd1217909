// The files that a command makes.
#ifndef RAS_EXAMPLES_RAS_NEW_FILES_H_
#define RAS_EXAMPLES_RAS_NEW_FILES_H_

#include <string>
#include <utility>
#include <vector>

namespace ras::tool {

// All of them or none. They are made before anything is printed: whoever reads standard output may go away.
class NewFiles {
 public:
  // A file that is to be made; none if nobody named it, or named standard output.
  void Add(const std::string& name, std::string bytes);

  // Makes them. False, after a complaint about each that is there already or cannot be written; then those
  // that could be are taken away again.
  bool Write() const;

 private:
  std::vector<std::pair<std::string, std::string>> files_;
};

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_NEW_FILES_H_
