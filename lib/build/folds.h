// Dealing people out to the folds of a cross-validation (docs/building-a-table.md section 5).
#ifndef RAS_LIB_BUILD_FOLDS_H_
#define RAS_LIB_BUILD_FOLDS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ras {

// Which fold, counted from 0, each of the people is in. Everybody has a ticket, the SHA-256 of the seed, a
// line feed and the id. In the order of the tickets people are dealt to the folds in turn. So only the ids
// and the seed have a say, and anybody can check it with sha256sum. `folds` is above 0.
std::vector<uint32_t> DealFolds(const std::vector<std::string_view>& ids, const std::string& seed,
                                uint32_t folds);

}  // namespace ras

#endif  // RAS_LIB_BUILD_FOLDS_H_
