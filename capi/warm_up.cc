// What Protocol Buffers builds once for a whole process, its descriptions of the messages, is built when the
// library is loaded, and not by the first call: it cannot come back from memory that runs out half way
// through building them, and a call must (ras.h, convention 8). Costs about ten milliseconds, which the first
// call would cost otherwise.
#include "lib/codec/schema.h"
#include "ras/v1/change.pb.h"
#include "ras/v1/check_policy.pb.h"
#include "ras/v1/collation.pb.h"
#include "ras/v1/comparison.pb.h"
#include "ras/v1/comparison_sums.pb.h"
#include "ras/v1/determine.pb.h"
#include "ras/v1/explain.pb.h"
#include "ras/v1/influence.pb.h"
#include "ras/v1/market_test.pb.h"
#include "ras/v1/monitor.pb.h"
#include "ras/v1/monitor_sums.pb.h"
#include "ras/v1/policy_assembly.pb.h"
#include "ras/v1/sample_check.pb.h"
#include "ras/v1/sample_draw.pb.h"
#include "ras/v1/sample_plan.pb.h"
#include "ras/v1/sample_size.pb.h"
#include "ras/v1/scenario.pb.h"
#include "ras/v1/sign_off.pb.h"
#include "ras/v1/table_build.pb.h"
#include "ras/v1/table_uplift.pb.h"
#include "ras/v1/variance.pb.h"
#include "ras/v1/variance_sums.pb.h"
#include "ras/v1/verify.pb.h"

namespace {

// A schema visits all messages inside its own.
template <class... Messages>
void Describe() {
  (static_cast<void>(ras::Schema(Messages::default_instance())), ...);
}

[[gnu::constructor]] void WarmUp() {
  using namespace ras::v1;  // NOLINT(google-build-using-namespace): what every operation takes and gives.
  try {
    Describe<CheckPolicyRequest, CheckPolicyResponse, DetermineRequest, DetermineResponse, ExplainRequest,
             Explanation, VerifyRequest, VerifyResponse, Findings>();
    Describe<SampleSizeRequest, SampleMarginRequest, SampleSizeResponse, AllocateSampleRequest,
             AllocateSampleResponse, DrawSampleRequest, DrawSampleResponse, CheckSampleRequest,
             CheckSampleResponse>();
    Describe<CollateSampleRequest, CollateSampleResponse, BuildTableRequest, BuildTableResponse>();
    Describe<MarketTestRequest, MarketTestResponse>();
    Describe<UpliftTableRequest, UpliftTableResponse, AssemblePolicyRequest, AssemblePolicyResponse>();
    Describe<SignOffRequest, SignOffResponse>();
    Describe<AnalyseVarianceRequest, AnalyseVarianceResponse, SumVarianceRequest, SumVarianceResponse>();
    Describe<MeasureInfluenceRequest, MeasureInfluenceResponse>();
    Describe<SearchScenariosRequest, SearchScenariosResponse>();
    Describe<MonitorAllocationsRequest, MonitorAllocationsResponse, SumMonitoringRequest,
             SumMonitoringResponse>();
    Describe<ExplainChangeRequest, ExplainChangeResponse>();
    Describe<ComparePoliciesRequest, ComparePoliciesResponse, SumComparisonRequest, SumComparisonResponse>();
  } catch (...) {
    // Then the first call tries again.
  }
}

}  // namespace
