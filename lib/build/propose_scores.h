// Scores on which people could agree, because those who have them cost alike (docs/building-a-table.md
// section 8).
#ifndef RAS_LIB_BUILD_PROPOSE_SCORES_H_
#define RAS_LIB_BUILD_PROPOSE_SCORES_H_

#include <google/protobuf/repeated_ptr_field.h>

#include "lib/build/build_input.h"
#include "lib/finding/finding_report.h"
#include "ras/v1/score_proposal.pb.h"

namespace ras {

// Adds the proposals, ascending by score. Says so if there are none, or if their amounts fall.
void ProposeScores(const v1::ScoreProposal& wish, const BuildInput& input, FindingReport* report,
                   google::protobuf::RepeatedPtrField<v1::ProposedScore>* proposals);

}  // namespace ras

#endif  // RAS_LIB_BUILD_PROPOSE_SCORES_H_
