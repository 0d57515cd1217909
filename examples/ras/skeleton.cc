#include "skeleton.h"

#include "files.h"

namespace ras::tool {

std::optional<Json> ReadSkeleton(const std::string& name, const SkeletonTerms& terms) {
  const auto file = ReadFile(name);
  if (!file) return std::nullopt;
  ExitCode unreadable = kDone;
  const auto table = ReadAsJson(*file, capi::DocumentKind::kTable, /*errors_as_json=*/false, &unreadable);
  if (!table) return std::nullopt;
  if (Text(*table, "period") != terms.period) {
    Complain(file->name, "the amounts of this table are for another period. Name it with --period.");
    return std::nullopt;
  }
  if (Text(*table, "basis") != terms.basis) {
    Complain(file->name, "the amounts of this table are on another basis. Name it with --basis.");
    return std::nullopt;
  }
  for (const char* kind : {"skeleton", "percentage", "points"}) {
    const Json& rows = Part(Part(*table, kind), "rows");
    if (rows.is_null()) continue;
    Json agreed = Json::array();
    for (const Json& row : rows) {
      if (Text(row, "amount").empty()) {
        Complain(file->name, "the row for " + Text(row, "from") + " has not one amount. Agree on one.");
        return std::nullopt;
      }
      agreed.push_back({{"score", Text(row, "from")}, {"amount", Text(row, "amount")}});
    }
    return agreed;
  }
  Complain(file->name,
           "this is no table of scores with an amount each: a skeleton, or a percentage or points table");
  return std::nullopt;
}

}  // namespace ras::tool
