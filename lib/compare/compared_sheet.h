// The sheet of people that are compared.
#ifndef RAS_LIB_COMPARE_COMPARED_SHEET_H_
#define RAS_LIB_COMPARE_COMPARED_SHEET_H_

#include <string_view>

#include "lib/sheet/sheet_list.h"

namespace ras {

// `within` is the path of the message that has the people; empty for the request itself.
SheetField ComparedSheet(std::string_view within = {});

}  // namespace ras

#endif  // RAS_LIB_COMPARE_COMPARED_SHEET_H_
