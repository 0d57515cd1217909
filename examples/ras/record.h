// Records for ras table sign-off: what was asked for and what came of it, in a file of its own.
#ifndef RAS_EXAMPLES_RAS_RECORD_H_
#define RAS_EXAMPLES_RAS_RECORD_H_

#include <optional>
#include <string>

#include "json.h"

namespace ras::tool {

// A kind of record: the fields that have the request and the answer, and the command that writes it.
struct RecordKind {
  const char* asked;
  const char* answered;
  const char* about;
  const char* command;
};

inline constexpr RecordKind kBuildRecord = {"build", "built", "a build", "ras table build --record"};
inline constexpr RecordKind kSampleCheckRecord = {"check", "checked", "a check of a sample",
                                                  "ras sample check --record"};
inline constexpr RecordKind kSampleDrawRecord = {"draw", "drawn", "a draw of a sample",
                                                 "ras sample draw --record"};
inline constexpr RecordKind kCollationRecord = {"collate", "collated", "a collation",
                                                "ras collate people --record"};

// The record as it stands in its file.
std::string RecordText(const RecordKind& kind, Json request, const Json& answer);

// The record in a file. Complains of a file that is none, and then gives nothing.
std::optional<Json> ReadRecord(const RecordKind& kind, const std::string& name);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_RECORD_H_
