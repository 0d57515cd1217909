#include "lib/sampling/mixed_strata.h"

#include <set>
#include <string>

#include "lib/finding/wording.h"

namespace ras {

void WarnOfMixedStrata(const google::protobuf::RepeatedPtrField<v1::Stratum>& strata, std::string_view path,
                       FindingReport* report) {
  std::set<std::string_view> with_services;
  for (const v1::Stratum& stratum : strata) {
    if (!stratum.service().empty()) with_services.insert(stratum.care_group());
  }
  for (int i = 0; i < strata.size(); ++i) {
    const v1::Stratum& stratum = strata[i];
    if (!stratum.service().empty() || !with_services.contains(stratum.care_group())) continue;
    report->Warning({.code = "mixed_strata",
                     .path = At(path, "strata", i),
                     .value = std::to_string(stratum.people()),
                     .message = "The care group " + Quote(stratum.care_group()) +
                                " is there with services and without one. The " +
                                std::to_string(stratum.people()) +
                                " without one count beside the others, as people who use no service.",
                     .remedy = "If they are all of the care group, give its services alone, or none.",
                     .reason = "People of a service would count twice (docs/sampling.md section 2)."});
  }
}

}  // namespace ras
