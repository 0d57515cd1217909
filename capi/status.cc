// A few words for each status.
#include "ras.h"

const char* ras_status_text(int32_t status) {
  switch (status) {
    case RAS_OK:
      return "ok";
    case RAS_INVALID_ARGUMENT:
      return "invalid argument";
    case RAS_UNKNOWN_FORMAT:
      return "unknown format";
    case RAS_UNKNOWN_TABLE:
      return "unknown table";
    case RAS_MALFORMED_DOCUMENT:
      return "malformed document";
    case RAS_LIMIT_EXCEEDED:
      return "limit exceeded";
    case RAS_INVALID_POLICY:
      return "invalid policy";
    case RAS_NO_FIGURE:
      return "no figure";
    case RAS_INVALID_REQUEST:
      return "invalid request";
    case RAS_NOT_VERIFIED:
      return "not verified";
    case RAS_NO_ANSWER:
      return "no answer";
    case RAS_NO_ALLOCATION:
      return "no allocation";
    case RAS_SCORE_REFUSED:
      return "score refused";
    case RAS_OUT_OF_RANGE:
      return "out of range";
    case RAS_OUT_OF_MEMORY:
      return "out of memory";
    case RAS_INTERNAL_ERROR:
      return "internal error";
    default:
      return "unknown status";
  }
}
