// The account of a determination in plain words, for the person and their family.
#ifndef RAS_LIB_EXPLAIN_EXPLAIN_H_
#define RAS_LIB_EXPLAIN_EXPLAIN_H_

#include "lib/catalogue/catalogue.h"
#include "ras/v1/determination.pb.h"

namespace ras {

// Tells the determination from a catalogue. Reads nothing but the determination; adds no figure that is not
// in it.
void ExplainInto(const v1::Determination& determination, const CompiledCatalogue& catalogue,
                 v1::Explanation* explanation);

}  // namespace ras

#endif  // RAS_LIB_EXPLAIN_EXPLAIN_H_
