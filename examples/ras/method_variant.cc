#include "method_variant.h"

#include <vector>

#include "option_checks.h"

namespace ras::tool {
namespace {

// "1" of "polynomial:1"; nothing of "polynomial".
std::string VariantOf(const std::string& method) {
  const std::size_t colon = method.find(':');
  return colon == std::string::npos ? std::string() : method.substr(colon + 1);
}

}  // namespace

const char* const kVariantHelp = R"(VARIANTS
  A method may be named with a colon and a variant, and so more than once: polynomial:1 (its degree),
  percentile-alignment:exclusive (its rule), rank-alignment:monotone-cubic (how it joins scores; also
  isotonic, isotonic-median, agreed-scores). Without one, --degree, --percentile-rule and --join say it.
)";

std::string MethodNameOf(const std::string& method) { return method.substr(0, method.find(':')); }

std::string FaultOfMethod(const std::string& method) {
  std::string name = MethodNameOf(method);
  if (std::string fault = FaultOfWord(name, MethodNames()); !fault.empty()) return fault;
  if (method.find(':') == std::string::npos) return {};
  const std::vector<std::string>& variants = MethodVariants(name);
  if (variants.empty()) return name + " has no variants";
  std::string variant = VariantOf(method);
  return FaultOfWord(variant, variants);
}

BuildFlags FlagsOf(const BuildFlags& flags, const std::string& method) {
  const std::string variant = VariantOf(method);
  if (variant.empty()) return flags;
  BuildFlags own = flags;
  const std::string name = MethodNameOf(method);
  if (name == "polynomial") {
    own.degree = static_cast<uint32_t>(variant.front() - '0');
  } else if (name == "percentile-alignment") {
    own.percentile_rule = variant;
  } else {
    own.join = variant;
  }
  return own;
}

}  // namespace ras::tool
