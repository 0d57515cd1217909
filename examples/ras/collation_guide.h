// What officers who score the people of a sample, and write down what their support costs, need to know.
#ifndef RAS_EXAMPLES_RAS_COLLATION_GUIDE_H_
#define RAS_EXAMPLES_RAS_COLLATION_GUIDE_H_

#include <string>

#include "json.h"

namespace ras::tool {

// The guide in plain text; of a policy that is not null, with its questions, their answers and points.
std::string CollationGuide(const Json& policy);

// The headings of the sheets to fill in. Of a policy that is not null, the people have a column for each
// question, twice, in the place of the scores.
std::string PeopleHeading(const Json& policy);
std::string ItemsHeading();
std::string ServicesHeading();

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_COLLATION_GUIDE_H_
