#include "lib/codec/wire_scan.h"

#include "lib/codec/wire_scanner.h"

namespace ras {

bool WireScan(const Schema& schema, std::string_view bytes, const Limits& limits, ViolationLog* log) {
  NoVisitor visitor;
  WireScanner<NoVisitor>(schema, bytes, limits, log, &visitor).Run();
  return log->empty();
}

}  // namespace ras
