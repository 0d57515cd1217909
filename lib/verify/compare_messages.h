// Compares two messages of one type field by field and names every difference by its path.
#ifndef RAS_LIB_VERIFY_COMPARE_MESSAGES_H_
#define RAS_LIB_VERIFY_COMPARE_MESSAGES_H_

#include <google/protobuf/message.h>

#include <functional>
#include <string>
#include <vector>

namespace ras {

struct MessageDifference {
  std::string path;
  // As JSON would print a single value; "(absent)" where there is none; "(present)" for a message that only
  // one side has.
  std::string stored;
  std::string replayed;
};

// `skip` says whether a field is left out of the comparison, by the full name of its descriptor.
void CompareMessages(const google::protobuf::Message& stored, const google::protobuf::Message& replayed,
                     const std::function<bool(const google::protobuf::FieldDescriptor&)>& skip,
                     const std::string& path, std::vector<MessageDifference>* differences);

}  // namespace ras

#endif  // RAS_LIB_VERIFY_COMPARE_MESSAGES_H_
