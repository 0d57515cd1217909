// How numbers are written in the canonical form of a document (docs/figures.md section 10).
#ifndef RAS_LIB_SHAPE_NORMAL_FORM_H_
#define RAS_LIB_SHAPE_NORMAL_FORM_H_

#include <string>

namespace ras {

// A decimal that obeys its rule, without zeros at the end of its decimals: "1.50" is "1.5", and "-0" is "0".
// An absent one stays so.
std::string NormalDecimal(const std::string& decimal);

// An amount of money that obeys its rule, with two decimals: "5" is "5.00". An absent one stays so.
std::string NormalMoney(const std::string& money);

}  // namespace ras

#endif  // RAS_LIB_SHAPE_NORMAL_FORM_H_
