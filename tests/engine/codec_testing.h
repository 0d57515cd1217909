// What the codec's tests share: reading a Sample, and telling what was wrong with it.
#ifndef RAS_TESTS_ENGINE_CODEC_TESTING_H_
#define RAS_TESTS_ENGINE_CODEC_TESTING_H_

#include <google/protobuf/util/message_differencer.h>

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "codec_test.pb.h"
#include "lib/codec/decode.h"

namespace ras {

using codec_test::Sample;

struct Decoded {
  bool ok = false;
  Sample sample;
  std::vector<Violation> violations;

  // "code path" of each violation, in order.
  std::vector<std::string> Faults() const {
    std::vector<std::string> faults;
    for (const Violation& violation : violations) faults.push_back(violation.code + " " + violation.path);
    return faults;
  }
};

inline Decoded DecodeSample(std::string_view bytes, Format format, const Limits& limits = {}) {
  Decoded decoded;
  // All or nothing: what the message held before must not show through.
  decoded.sample.set_id("left over");
  decoded.ok = Decode(bytes, format, limits, &decoded.sample, &decoded.violations);
  return decoded;
}

// "line:column", as editors write it.
inline std::string PlaceOf(const Violation& violation) {
  return std::to_string(violation.line) + ":" + std::to_string(violation.column);
}

inline void PrintTo(const Violation& violation, std::ostream* out) {
  *out << violation.code << " at \"" << violation.path << "\" (" << PlaceOf(violation) << ") value \""
       << violation.value << "\": " << violation.message << " " << violation.remedy;
}

inline bool SameMessage(const google::protobuf::Message& a, const google::protobuf::Message& b) {
  return google::protobuf::util::MessageDifferencer::Equals(a, b);
}

// A Sample with every kind of field set, and characters that each form must write with care.
inline Sample FullSample() {
  Sample sample;
  sample.set_id("full");
  sample.set_title("\"Quoted\" \\ back, tab\t, line\n, caf\xC3\xA9 \xF0\x9F\x98\x80 \x01 'single'");
  sample.set_points("7.5");
  sample.set_ratified(true);
  sample.set_small_number(-2147483647 - 1);
  sample.set_count(4294967295U);
  sample.set_pence(INT64_MIN);
  sample.set_people(UINT64_MAX);
  sample.set_colour(codec_test::COLOUR_GREEN);
  sample.mutable_item()->set_name("one");
  codec_test::Item* item = sample.add_items();
  item->add_parts()->add_parts()->set_name("deep");
  item->add_aliases("");
  item->add_aliases("b");
  sample.add_items();
  sample.add_tags("t");
  for (const int number : {0, -1, 2147483647}) sample.add_numbers(number);
  sample.add_colours(codec_test::COLOUR_BLUE);
  sample.add_colours(codec_test::COLOUR_UNSPECIFIED);
  sample.add_flags(false);
  sample.add_flags(true);
  sample.add_large_numbers(INT64_MAX);
  sample.add_counts(4294967295U);
  sample.add_crowds(UINT64_MAX);
  sample.mutable_child()->mutable_child()->set_id("grandchild");
  sample.set_maybe(0);
  sample.set_word("");
  sample.mutable_sparse()->mutable_only()->set_name("far");
  sample.mutable_sparse()->set_offset(codec_test::OFFSET_MINUS);
  return sample;
}

}  // namespace ras

#endif  // RAS_TESTS_ENGINE_CODEC_TESTING_H_
