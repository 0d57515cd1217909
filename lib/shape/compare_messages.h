// Compares two messages of one type field by field and names every difference by its path.
#ifndef RAS_LIB_SHAPE_COMPARE_MESSAGES_H_
#define RAS_LIB_SHAPE_COMPARE_MESSAGES_H_

#include <google/protobuf/message.h>

#include <cstddef>
#include <string>
#include <vector>

namespace ras {

struct MessageDifference {
  std::string path;
  // As JSON would print a single value, shortened if it is long; "(absent)" where there is none; "(present)"
  // for a message that only one side has.
  std::string stored;
  std::string replayed;
};

// `skip` says whether a field is left out of the comparison. The first `most` differences, in the order of
// the fields, are added to `differences`. Gives how many there are altogether.
std::size_t CompareMessages(const google::protobuf::Message& stored,
                            const google::protobuf::Message& replayed,
                            bool (*skip)(const google::protobuf::FieldDescriptor&), std::size_t most,
                            std::vector<MessageDifference>* differences);

}  // namespace ras

#endif  // RAS_LIB_SHAPE_COMPARE_MESSAGES_H_
