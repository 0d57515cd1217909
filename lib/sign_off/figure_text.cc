#include "lib/sign_off/figure_text.h"

namespace ras {

std::string TotalText(Int128 pence) {
  const bool negative = pence < 0;
  const std::string digits = Int256(negative ? -pence : pence).ToString();
  const std::string padded = digits.size() < 3 ? std::string(3 - digits.size(), '0') + digits : digits;
  return (negative ? "-" : "") + padded.substr(0, padded.size() - 2) + "." + padded.substr(padded.size() - 2);
}

std::string WithinTwenty(const google::protobuf::RepeatedPtrField<v1::WithinShare>& within, uint64_t people) {
  constexpr uint32_t kPercent = 20;
  for (const v1::WithinShare& share : within) {
    if (share.percent() == kPercent) return OutOf(share.people(), people);
  }
  return OutOf(0, people);
}

std::string IfFew(const v1::Bias& bias) { return bias.few_people() ? " (few people)" : ""; }

std::string WhoseBias(const v1::Bias& bias) {
  if (!bias.lowest_score().empty()) {
    return bias.lowest_score() == bias.highest_score()
               ? "score " + bias.lowest_score()
               : "scores " + bias.lowest_score() + " to " + bias.highest_score();
  }
  return bias.care_group().empty() ? "people without a care group" : bias.care_group();
}

}  // namespace ras
