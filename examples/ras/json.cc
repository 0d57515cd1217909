#include "json.h"

#include "print_findings.h"

namespace ras::tool {

Json Parse(std::string_view bytes) { return Json::parse(bytes, nullptr, /*allow_exceptions=*/false); }

std::optional<Json> ReadAsJson(const File& file, capi::DocumentKind kind, bool errors_as_json,
                               ExitCode* exit_code) {
  const auto json = capi::Convert(kind, file.bytes, file.format, capi::Format::kJson);
  if (json.ok()) return Parse(json->text());
  *exit_code = Worse(*exit_code, Refuse(file.name, json.error(), errors_as_json));
  return std::nullopt;
}

std::string Text(const Json& object, const char* field) {
  const Json& part = Part(object, field);
  return part.is_string() ? part.get<std::string>() : std::string();
}

const Json& Part(const Json& object, const char* field) {
  static const Json kAbsent;
  if (!object.is_object()) return kAbsent;
  const auto found = object.find(field);
  return found == object.end() ? kAbsent : *found;
}

std::string Count(const Json& object, const char* field) {
  const std::string count = Text(object, field);
  return count.empty() ? "0" : count;
}

void Set(Json* object, const char* field, const std::string& value) {
  if (!value.empty()) (*object)[field] = value;
}

}  // namespace ras::tool
