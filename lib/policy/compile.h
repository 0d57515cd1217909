// From a checked document to its flat form. Internal to lib/policy: everything here takes a document in which
// lib/check found no error, and reports only what it alone can know: numbers that do not fit the exact
// arithmetic.
#ifndef RAS_LIB_POLICY_COMPILE_H_
#define RAS_LIB_POLICY_COMPILE_H_

#include <string>
#include <string_view>
#include <vector>

#include "lib/policy/compiled_policy.h"
#include "ras/int256.h"
#include "ras/v1/finding.pb.h"

namespace ras {

// No score, point or maximum may reach this magnitude at its scale: 18 digits (docs/figures.md section 1).
inline constexpr int64_t kScoreLimit = 1'000'000'000'000'000'000;

class PolicyCompiler {
 public:
  PolicyCompiler(CompiledPolicy* out, std::vector<v1::Finding>* findings)
      : out_(*out), findings_(*findings) {}

  // True if everything fitted.
  bool Run();

 private:
  void CompileNames();
  void CompileInformalSupport();
  void CompileQuestionnaire();
  void CompileQuestion(const v1::Question& document, const std::string& path, int domain);
  void CompileMeasures();
  void CompileMeasure(int index);
  void CompileTransform(const v1::Transform& document, const std::string& path, CompiledMeasure* measure);
  void CompileTables();
  void CompileScoreTable(const v1::AllocationTable& document, const std::string& path, CompiledTable* table);
  void CompileComponents();
  void CompileAdjustments(const google::protobuf::RepeatedPtrField<v1::Adjustment>& documents,
                          v1::Period period, const std::string& path,
                          std::vector<CompiledAdjustment>* adjustments);
  void CompileStatedPeriods();
  CompiledCondition CompileCondition(const v1::Condition& condition);

  // The decimal's value at `places`, or 0 and a finding at `path` if it does not fit.
  Scaled Fit(Int128 value, const std::string& path);
  Scaled AtPlaces(const Decimal& value, uint8_t places, const std::string& path);
  // `places`, or 9 and a finding if it is more.
  uint8_t Places(int places, const std::string& path);
  void Error(const std::string& path, std::string_view code, std::string_view message,
             std::string_view remedy);

  CompiledPolicy& out_;
  std::vector<v1::Finding>& findings_;
  bool ok_ = true;
  // Which places reduced points need on top of their own. Only with BY_DOMAIN.
  int reduction_places_ = 0;
  std::vector<char> measure_state_;  // While they are put in order: 0 new, 1 under way, 2 done.
  // The greatest magnitude any value of a question, domain or measure can have, at its places.
  std::vector<Int128> question_bound_, domain_bound_, measure_bound_;
};

// The decimal that a checked field holds, with the fewest places; `fallback` if it is empty.
Decimal ParseChecked(std::string_view text, Decimal fallback = Decimal{0, 0});
// The greatest value at `places` that is not above `value`; the least that is not below it. Held within
// int64.
Scaled FloorAtPlaces(const Decimal& value, uint8_t places);
Scaled CeilingAtPlaces(const Decimal& value, uint8_t places);
CompiledRounding CompileRounding(const v1::Rounding& rounding);
// `absent` is what a policy that names none means: half-up to 1.
CompiledScoreRounding CompileScoreRounding(const v1::ScoreRounding* rounding);
// Length of `to` over length of `from`, in days of a year of `basis` (docs/figures.md section 1.4).
Rational CompilePeriodRatio(v1::Period from, v1::Period to, v1::YearBasis basis);

}  // namespace ras

#endif  // RAS_LIB_POLICY_COMPILE_H_
