// What people call the methods of building a table.
#ifndef RAS_LIB_BUILD_METHOD_NAME_H_
#define RAS_LIB_BUILD_METHOD_NAME_H_

#include <string>

#include "ras/v1/table_build.pb.h"

namespace ras {

// "rank alignment", "a quadratic by least squares"; "" if none is named.
std::string MethodName(const v1::BuildMethod& method);

}  // namespace ras

#endif  // RAS_LIB_BUILD_METHOD_NAME_H_
