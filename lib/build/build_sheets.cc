#include "lib/build/build_sheets.h"

#include "lib/finding/wording.h"

namespace ras {

BuildSheets::BuildSheets(const std::string& path, v1::BuildTableRequest* request, FindingReport* report)
    : has_population_(request->has_population()),
      cases_({.list = "cases", .sheet = "sheet", .within = path, .needed = {"score", "cost"}}, request,
             report),
      strata_({.list = "strata", .sheet = "sheet", .within = In(path, "population"), .needed = {"people"}},
              request->mutable_population(), report) {
  if (!has_population_ || !strata_.is_whole()) request->clear_population();
  if (has_population_ && !strata_.is_whole() && request->weighting() == v1::WEIGHTING_BY_POPULATION) {
    request->set_weighting(v1::WEIGHTING_EQUAL);
  }
}

bool BuildSheets::Place(v1::Finding* finding) const {
  return cases_.Place(finding) && strata_.Place(finding);
}

}  // namespace ras
