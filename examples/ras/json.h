// Documents as JSON, the one form in which the tool looks into them: it links the library through ras.h alone
// and has no Protocol Buffers of its own.
#ifndef RAS_EXAMPLES_RAS_JSON_H_
#define RAS_EXAMPLES_RAS_JSON_H_

#include <nlohmann/json.hpp>
#include <optional>
#include <ras.hpp>
#include <string>
#include <string_view>

#include "exit_code.h"
#include "files.h"

namespace ras::tool {

// Keeps the order of the fields.
using Json = nlohmann::ordered_json;

// Bytes that the library wrote as JSON.
Json Parse(std::string_view bytes);

// The document in `file`, of whatever format, as JSON. Complains (print_findings.h: Refuse) and sets
// `*exit_code` if it is not of that kind.
std::optional<Json> ReadAsJson(const File& file, capi::DocumentKind kind, bool errors_as_json,
                               ExitCode* exit_code);

// A string field; "" if it is absent, as in every document.
std::string Text(const Json& object, const char* field);

// A message field; null if it is absent. It lives as long as the object, so that of a passing one is refused.
const Json& Part(const Json& object, const char* field);
const Json& Part(const Json&& object, const char* field) = delete;

// A count, of which the documents leave 0 out.
std::string Count(const Json& object, const char* field);

// Sets a string field, unless it is empty: an absent field, as every document means it.
void Set(Json* object, const char* field, const std::string& value);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_JSON_H_
