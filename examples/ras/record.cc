#include "record.h"

#include <utility>

#include "files.h"

namespace ras::tool {

std::string RecordText(const RecordKind& kind, Json request, const Json& answer) {
  Json record;
  record[kind.asked] = std::move(request);
  record[kind.answered] = answer;
  return record.dump(2) + "\n";
}

std::optional<Json> ReadRecord(const RecordKind& kind, const std::string& name) {
  const auto file = ReadFile(name);
  if (!file) return std::nullopt;
  Json record = Parse(file->bytes);
  if (!Part(record, kind.asked).is_null() && !Part(record, kind.answered).is_null()) return record;
  Complain(file->name,
           std::string("this is no record of ") + kind.about + ", such as " + kind.command + " writes");
  return std::nullopt;
}

}  // namespace ras::tool
