#include "lib/sheet/json_lines.h"

#include <algorithm>
#include <string>
#include <utility>

#include "lib/codec/decode.h"
#include "lib/codec/json_tokens.h"
#include "lib/codec/schema.h"
#include "lib/codec/text_position.h"
#include "lib/finding/to_finding.h"
#include "lib/finding/wording.h"

namespace ras {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string_view WithoutMark(std::string_view bytes) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  return bytes;
}

// Takes the next line off the text.
std::string_view TakeLine(std::string_view* bytes) {
  const std::string_view line = bytes->substr(0, bytes->find('\n'));
  bytes->remove_prefix(std::min(line.size() + 1, bytes->size()));
  return line;
}

bool HasAnything(std::string_view line) { return line.find_first_not_of(" \t\r") != std::string_view::npos; }

// The byte at which the value of a member of an object begins, in a text that has been read as JSON; 0 if it
// has no member of this name, or has it with escapes.
std::size_t OffsetOfMember(std::string_view object, std::string_view name) {
  JsonTokens tokens(object);
  std::size_t depth = 0;
  bool is_name = false;  // Of tokens at depth 1, every other one.
  for (std::size_t token = 1;; ++token) {
    const std::size_t begin = tokens.Seek(token);
    if (begin >= object.size()) return 0;
    const bool closes = object[begin] == '}' || object[begin] == ']';
    if (depth == 1 && is_name && !closes && object.substr(begin + 1, tokens.TokenEnd() - begin - 2) == name) {
      return tokens.Seek(token + 1);
    }
    if (depth == 1) is_name = !is_name;
    if (object[begin] == '{' || object[begin] == '[') {
      if (++depth == 1) is_name = true;
    } else if (closes) {
      --depth;
    }
  }
}

}  // namespace

bool JsonLines::IsFormOf(std::string_view bytes) {
  bytes = WithoutMark(bytes);
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
  return begin != std::string_view::npos && bytes[begin] == '{';
}

std::size_t JsonLines::CountLines(std::string_view bytes) {
  bytes = WithoutMark(bytes);
  std::size_t lines = 0;
  while (!bytes.empty()) lines += static_cast<std::size_t>(HasAnything(TakeLine(&bytes)));
  return lines;
}

JsonLines::JsonLines(std::string_view bytes, std::string_view path,
                     const google::protobuf::FieldDescriptor& list, google::protobuf::Message* request,
                     FindingReport* report) {
  const google::protobuf::Reflection& reflection = *request->GetReflection();
  const Schema schema(*reflection.GetMessageFactory()->GetPrototype(list.message_type()));
  bytes = WithoutMark(bytes);
  for (uint32_t number = 1; !bytes.empty(); ++number) {
    const std::string_view line = TakeLine(&bytes);
    if (!HasAnything(line)) continue;
    std::vector<Violation> violations;
    if (Decode(schema, line, Format::kJson, Limits(), reflection.AddMessage(request, &list), &violations)) {
      lines_.push_back({number, line});
      continue;
    }
    // What was read of it would be held to rules that the line as it is meant may keep.
    reflection.RemoveLast(request, &list);
    for (Violation& violation : violations) {
      v1::Finding finding = ToFinding(std::move(violation));
      finding.set_path(finding.path().empty() ? std::string(path) : In(path, finding.path()));
      finding.set_line(number);
      report->Keep(std::move(finding));
    }
  }
}

TextPlace JsonLines::PlaceOf(std::size_t item, std::string_view field) const {
  const auto& [number, text] = lines_[item];
  const std::size_t offset = OffsetOfMember(text, field.substr(0, field.find_first_of(".[")));
  return {number, static_cast<uint32_t>(TextPosition(text).At(offset).column)};
}

}  // namespace ras
