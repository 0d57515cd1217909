// What a request asks of a variance analysis beside its people: tolerance, confidence, margin, bootstrap.
#ifndef RAS_LIB_VARIANCE_VARIANCE_TERMS_H_
#define RAS_LIB_VARIANCE_VARIANCE_TERMS_H_

#include <cstdint>

#include "lib/finding/finding_report.h"
#include "ras/decimal.h"
#include "ras/rational.h"
#include "ras/v1/variance.pb.h"
#include "ras/variance_sums.h"

namespace ras {

struct VarianceTerms {
  Tolerance tolerance;
  Decimal confidence;  // Between 0 and 1.
  Rational margin;     // As a share of the mean cost.
  // 0 without a bootstrap.
  int64_t samples = 0;
  uint64_t seed = 0;
};

// With every default filled in. Reports what is too fine to reckon with. Every field obeys its own rule.
VarianceTerms ReadTerms(const v1::AnalyseVarianceRequest& request, FindingReport* report);

// As they are told beside the figures. There was nothing to report.
void TellTerms(const v1::AnalyseVarianceRequest& request, v1::AnalyseVarianceResponse* response);

}  // namespace ras

#endif  // RAS_LIB_VARIANCE_VARIANCE_TERMS_H_
