// What scores the answers of a sample, out of a policy.
#ifndef RAS_EXAMPLES_RAS_COLLATION_SCORING_H_
#define RAS_EXAMPLES_RAS_COLLATION_SCORING_H_

#include <string>
#include <vector>

#include "json.h"

namespace ras::tool {

// The scoring of a request: the policy's own fields, and which of its measures is the score ("": the only
// one).
Json ScoringOf(const Json& policy, const std::string& measure);

// The questions that have a column in a sheet of answers: all but those that are answered in free text.
std::vector<std::string> QuestionsWithColumns(const Json& policy);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_COLLATION_SCORING_H_
