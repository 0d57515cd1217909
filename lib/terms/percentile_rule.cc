#include "lib/terms/percentile_rule.h"

namespace ras {

PercentileRule ToKernel(v1::PercentileRule rule) {
  switch (rule) {
    case v1::PERCENTILE_RULE_TYPE_1:
      return PercentileRule::kType1;
    case v1::PERCENTILE_RULE_TYPE_2:
      return PercentileRule::kType2;
    case v1::PERCENTILE_RULE_TYPE_3:
      return PercentileRule::kType3;
    case v1::PERCENTILE_RULE_TYPE_4:
      return PercentileRule::kType4;
    case v1::PERCENTILE_RULE_TYPE_5:
      return PercentileRule::kType5;
    case v1::PERCENTILE_RULE_TYPE_6:
      return PercentileRule::kType6;
    case v1::PERCENTILE_RULE_TYPE_7:
      return PercentileRule::kType7;
    case v1::PERCENTILE_RULE_TYPE_8:
      return PercentileRule::kType8;
    case v1::PERCENTILE_RULE_TYPE_9:
      return PercentileRule::kType9;
    case v1::PERCENTILE_RULE_EXCLUSIVE:
      return PercentileRule::kExclusive;
    default:
      return PercentileRule::kInclusive;
  }
}

}  // namespace ras
