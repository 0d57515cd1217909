#include "write_document.h"

#include <string>

#include "files.h"

namespace ras::tool {

using capi::Format;

bool WriteDocument(const std::string& name, capi::DocumentKind kind, const Json& document) {
  const std::string json = document.dump(2) + "\n";
  if (name == "-") return Print(json);
  const Format format = FormatOf(name, json);
  if (format == Format::kJson) return WriteNewFile(name, json);
  const auto other = capi::Convert(kind, json, Format::kJson, format);
  if (other.ok()) return WriteNewFile(name, other->text());
  Complain(name, other.error().message());
  return false;
}

}  // namespace ras::tool
