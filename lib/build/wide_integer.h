// Whole numbers wide enough for least squares, where 256 bits are not.
#ifndef RAS_LIB_BUILD_WIDE_INTEGER_H_
#define RAS_LIB_BUILD_WIDE_INTEGER_H_

#include <boost/multiprecision/cpp_int.hpp>

namespace ras {

// A signed integer of 1,280 bits, on the stack, which wraps without notice: whoever computes with it proves
// that nothing can leave it (least_squares.h does).
using WideInteger = boost::multiprecision::number<
    boost::multiprecision::cpp_int_backend<1280, 1280, boost::multiprecision::signed_magnitude,
                                           boost::multiprecision::unchecked, void>,
    boost::multiprecision::et_off>;

}  // namespace ras

#endif  // RAS_LIB_BUILD_WIDE_INTEGER_H_
