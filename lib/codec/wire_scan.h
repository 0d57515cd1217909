// Looks through the binary form of a document before protocol buffers' own parser sees it.
#ifndef RAS_LIB_CODEC_WIRE_SCAN_H_
#define RAS_LIB_CODEC_WIRE_SCAN_H_

#include <string_view>

#include "lib/codec/limits.h"
#include "lib/codec/schema.h"
#include "lib/codec/violation_log.h"

namespace ras {

// True if `bytes` are one whole document of the schema's root type and nothing else: every field known and of
// its wire type, no field that holds one value and no two members of a oneof given twice, every string valid
// UTF-8, every number in its type's range, every enum number known, no group, and all within the limits. What
// is not so is added to `log` with its path, as much at once as can be found; damage to the structure, or a
// limit on the whole document, ends the scan. Nothing is allocated but one block of counters. Thread safe.
//
// The parser would drop what it does not know without a word, cut numbers to their type's width, let the last
// of two values win and print a warning to standard error for bad UTF-8.
bool WireScan(const Schema& schema, std::string_view bytes, const Limits& limits, ViolationLog* log);

}  // namespace ras

#endif  // RAS_LIB_CODEC_WIRE_SCAN_H_
