// Percentages that may have been meant as shares of one.
#ifndef RAS_LIB_FINDING_SMALL_PERCENT_H_
#define RAS_LIB_FINDING_SMALL_PERCENT_H_

#include <string>
#include <string_view>

#include "lib/finding/finding_report.h"

namespace ras {

// Says of a decimal between -1 and 1, but 0, what it is in percent and what would have to be written if it
// was meant as a share: 0.05 is 5 in 10,000, and 5% is written 5. Nothing of other decimals, and of an empty
// text. A warning where hardly anybody means less than one percent; a note where some do.
void WarnOfSmallPercent(std::string_view percent, std::string path, FindingReport* report);
void NoteSmallPercent(std::string_view percent, std::string path, FindingReport* report);

// "If 95% is meant, write 95." of 0.95, as they say it; empty of decimals that they say nothing of.
std::string MeantPercent(std::string_view percent);

}  // namespace ras

#endif  // RAS_LIB_FINDING_SMALL_PERCENT_H_
