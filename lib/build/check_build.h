// What there is to say of a request to build a table before anything is computed.
#ifndef RAS_LIB_BUILD_CHECK_BUILD_H_
#define RAS_LIB_BUILD_CHECK_BUILD_H_

#include <string>

#include "lib/finding/finding_report.h"
#include "ras/v1/table_build.pb.h"

namespace ras {

// Reports what the fields of a request say together that cannot be. `all_obey`: every field obeys its own
// rule, which has been reported. Of a request that breaks one in one part, the others are looked at all the
// same; its lists are no longer than they may be. `has_everybody`: there are no cases besides, which could
// not be read.
void CheckBuild(const v1::BuildTableRequest& request, bool all_obey, bool has_everybody,
                FindingReport* report);

// The same of a build that is the field `path` of another request: the errors alone, since warnings and notes
// belong to the answer of the build itself.
void CheckBuildPart(const std::string& path, const v1::BuildTableRequest& build, bool has_everybody,
                    FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_BUILD_CHECK_BUILD_H_
