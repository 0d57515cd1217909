#include "write_document.h"

#include <utility>

#include "files.h"

namespace ras::tool {
namespace {

using capi::Format;

std::string InJson(const Json& document) { return document.dump(2) + "\n"; }

}  // namespace

bool AddDocument(const std::string& name, capi::DocumentKind kind, const Json& document, NewFiles* files) {
  std::string json = InJson(document);
  const Format format = FormatOf(name, json);
  if (format == Format::kJson) {
    files->Add(name, std::move(json));
    return true;
  }
  const auto other = capi::Convert(kind, json, Format::kJson, format);
  if (other.ok()) {
    files->Add(name, std::string(other->text()));
    return true;
  }
  Complain(name, other.error().message());
  return false;
}

bool PrintDocument(const Json& document) { return Print(InJson(document)); }

}  // namespace ras::tool
