#include "lib/sheet/json_lines.h"

#include <algorithm>
#include <string>
#include <utility>

#include "lib/codec/decode.h"
#include "lib/codec/schema.h"
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
    lines_.push_back(number);
    std::vector<Violation> violations;
    if (Decode(schema, line, Format::kJson, Limits(), reflection.AddMessage(request, &list), &violations)) {
      continue;
    }
    is_whole_ = false;
    for (Violation& violation : violations) {
      v1::Finding finding = ToFinding(std::move(violation));
      finding.set_path(finding.path().empty() ? std::string(path) : In(path, finding.path()));
      finding.set_line(number);
      report->Keep(std::move(finding));
    }
  }
}

}  // namespace ras
