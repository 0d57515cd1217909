#include "determine_request.h"

#include <algorithm>

#include "day.h"
#include "json.h"
#include "print_findings.h"

namespace ras::tool {
namespace {

// The latest day that an assessment names. What is not a day is no day to go by; the library will say so.
std::string LatestDay(const Json& assessment) {
  const std::string assessed = Text(assessment, "assessed_on");
  std::string latest = IsDay(assessed) ? assessed : std::string();
  const auto add = [&](const std::string& day) {
    if (IsDay(day)) latest = std::max(latest, day);
  };
  add(Text(Part(assessment, "eligibility"), "decided_on"));
  for (const Json& carer : Part(assessment, "carers")) {
    add(Text(carer, "confirmed_on"));
    add(Text(carer, "assessed_on"));
    add(Text(Part(carer, "sustainability"), "checked_on"));
  }
  return latest.empty() ? assessed : latest;
}

}  // namespace

std::string DetermineRequest(std::string_view assessment, const std::string& as_of) {
  const std::string today = as_of.empty() ? LatestDay(Parse(assessment)) : as_of;
  // What is no UTF-8 on the command line is replaced here, and then refused by the library as no date.
  return "{\"assessment\":" + std::string(assessment) +
         ",\"as_of\":" + Json(today).dump(-1, ' ', false, Json::error_handler_t::replace) + "}";
}

Json AssessmentErrors(const capi::Policy& policy, std::string_view bytes, capi::Format format,
                      const std::string& as_of, const capi::Error& refusal) {
  Json errors = Findings(refusal);
  if (refusal.status() != RAS_MALFORMED_DOCUMENT || format == capi::Format::kBinary) return errors;
  for (const Json& error : errors) {
    // Bytes that are no JSON or text by themselves could reach into the request around them.
    if (Text(error, "code") == "syntax_error") return errors;
  }
  const bool text = format == capi::Format::kText;
  std::string request = (text ? "assessment {\n" : "{\"assessment\":") + std::string(bytes);
  if (text) request += "\n}";  // The line feed ends a comment.
  if (!as_of.empty()) request += (text ? "as_of:\"" : ",\"as_of\":\"") + as_of + "\"";
  if (!text) request += "}";
  const auto response = policy.Determine(request, format, capi::Format::kJson);
  constexpr std::string_view kRoot = "assessment.";
  for (Json error : Findings(response.error())) {
    const std::string path = Text(error, "path");
    // What has a place in the text is what Convert found, with its place in the file. What is wrong with the
    // request itself is the tool's own affair.
    if (error.contains("line") || path.substr(0, kRoot.size()) != kRoot) continue;
    error["path"] = path.substr(kRoot.size());
    errors.push_back(std::move(error));
  }
  return errors;
}

}  // namespace ras::tool
