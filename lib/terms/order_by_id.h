// Many people in the order of their ids: by columns, so that ten million of them take a second or two.
#ifndef RAS_LIB_TERMS_ORDER_BY_ID_H_
#define RAS_LIB_TERMS_ORDER_BY_ID_H_

#include <string_view>
#include <vector>

namespace ras {

// Where the ids stand, in the order of their bytes; of equal ones the first comes first. At most 2^31 - 1.
// O(n log n).
std::vector<int> OrderById(const std::vector<std::string_view>& ids);

// Of each id, where it stands for the first time. `order` is OrderById(ids). O(n).
std::vector<int> FirstOfEach(const std::vector<std::string_view>& ids, const std::vector<int>& order);

}  // namespace ras

#endif  // RAS_LIB_TERMS_ORDER_BY_ID_H_
