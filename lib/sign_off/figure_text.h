// Figures as a report tells them.
#ifndef RAS_LIB_SIGN_OFF_FIGURE_TEXT_H_
#define RAS_LIB_SIGN_OFF_FIGURE_TEXT_H_

#include <cstdint>
#include <string>

#include "ras/int256.h"
#include "ras/v1/table_fit.pb.h"

namespace ras {

// "12 of 40".
inline std::string OutOf(uint64_t some, uint64_t all) {
  return std::to_string(some) + " of " + std::to_string(all);
}

// Pence of a total, which may be beyond what one amount can be: "1234.05".
std::string TotalText(Int128 pence);

// How many of all people are allocated what they cost to within 20 percent: "12 of 40".
std::string WithinTwenty(const google::protobuf::RepeatedPtrField<v1::WithinShare>& within, uint64_t people);

// Whom a bias is of: "older-people", "scores 10 to 20".
std::string WhoseBias(const v1::Bias& bias);

// " (few people)" if it says little for that reason.
std::string IfFew(const v1::Bias& bias);

}  // namespace ras

#endif  // RAS_LIB_SIGN_OFF_FIGURE_TEXT_H_
