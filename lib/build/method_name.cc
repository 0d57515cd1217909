#include "lib/build/method_name.h"

namespace ras {

std::string MethodName(const v1::BuildMethod& method) {
  switch (method.kind_case()) {
    case v1::BuildMethod::kRankAlignment:
      return "rank alignment";
    case v1::BuildMethod::kPercentileAlignment:
      return "percentile alignment";
    case v1::BuildMethod::kIsotonic:
      return method.isotonic().fit() == v1::ISOTONIC_FIT_LEAST_ABSOLUTE
                 ? "isotonic regression by least absolute deviations"
                 : "isotonic regression by least squares";
    case v1::BuildMethod::kPolynomial:
      switch (method.polynomial().degree()) {
        case 1:
          return "a straight line by least squares";
        case 2:
          return "a quadratic by least squares";
        default:
          return "a cubic by least squares";
      }
    case v1::BuildMethod::kAgreedScores:
      return method.join() == v1::JOIN_RULE_MONOTONE_CUBIC ? "a curve through agreed scores"
                                                           : "straight lines through agreed scores";
    case v1::BuildMethod::kPricePerPoint:
      return "a price per point";
    case v1::BuildMethod::KIND_NOT_SET:
      break;
  }
  return "";
}

}  // namespace ras
