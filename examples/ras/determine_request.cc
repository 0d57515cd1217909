#include "determine_request.h"

#include "json.h"

namespace ras::tool {

std::string DetermineRequest(std::string_view assessment, const std::string& as_of) {
  const std::string today = as_of.empty() ? Text(Parse(assessment), "assessed_on") : as_of;
  // What is no UTF-8 on the command line is replaced here, and then refused by the library as no date.
  return "{\"assessment\":" + std::string(assessment) +
         ",\"as_of\":" + Json(today).dump(-1, ' ', false, Json::error_handler_t::replace) + "}";
}

}  // namespace ras::tool
