// Transitional protections as the command line names them: "tapered=100/75/50", "fall=10x4".
#ifndef RAS_EXAMPLES_RAS_PROTECTION_ARGUMENT_H_
#define RAS_EXAMPLES_RAS_PROTECTION_ARGUMENT_H_

#include <string>
#include <vector>

#include "json.h"

namespace ras::tool {

// What is wrong with NAME=PERCENT, NAME=PERCENT/PERCENT/... or NAME=PERCENTxYEARS; nothing if it is good. The
// library says what is wrong with the numbers.
std::string FaultOfProtection(const std::string& text);

// Of a largest fall, which is NAME=PERCENTxYEARS.
std::string FaultOfFall(const std::string& text);

// Throws CLI::ValidationError, which the parser tells, for a name that is there twice in one of the two
// lists, and for one that is in both with other years: one would silently take the other's place.
void CheckProtections(const std::vector<std::string>& kept, const std::vector<std::string>& falls);

// The protections of a request, in the order in which their names come first. One that has both a share that
// is made good (`kept`) and a largest fall is one protection.
Json ProtectionsOf(const std::vector<std::string>& kept, const std::vector<std::string>& falls);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_PROTECTION_ARGUMENT_H_
