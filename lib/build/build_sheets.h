// The sheets of a request to build a table.
#ifndef RAS_LIB_BUILD_BUILD_SHEETS_H_
#define RAS_LIB_BUILD_BUILD_SHEETS_H_

#include <string>

#include "lib/finding/finding_report.h"
#include "lib/sheet/sheet_list.h"
#include "ras/v1/table_build.pb.h"

namespace ras {

class BuildSheets {
 public:
  // Puts the sheets into the lists of a request that lives in an arena and keeps them as long as this lives.
  // `path` is that of the request in the one that was asked, or empty. What is wrong with them is reported; a
  // population that cannot be read is taken out, since it is no reason not to look at the rest.
  BuildSheets(const std::string& path, v1::BuildTableRequest* request, FindingReport* report);

  // The cases could be read, and there is no reason not to look at the rest.
  bool has_cases() const { return cases_.is_whole(); }
  // There are no cases besides these, which could not be read.
  bool has_everybody() const { return cases_.is_complete(); }
  // Of a finding about an item of the lists: puts the line of its sheet on it. False as SheetList::Place.
  bool Place(v1::Finding* finding) const;

 private:
  bool has_population_;
  SheetList cases_;
  SheetList strata_;
};

}  // namespace ras

#endif  // RAS_LIB_BUILD_BUILD_SHEETS_H_
