#include "lib/build/build_table.h"

#include <google/protobuf/arena.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/build/build_fingerprint.h"
#include "lib/build/build_input.h"
#include "lib/build/build_sheets.h"
#include "lib/build/check_build.h"
#include "lib/build/choose_people.h"
#include "lib/build/cross_validate.h"
#include "lib/build/fit_parts.h"
#include "lib/build/fit_rows.h"
#include "lib/build/outliers.h"
#include "lib/build/propose_scores.h"
#include "lib/build/reconcile.h"
#include "lib/build/row_steps.h"
#include "lib/build/table_fit.h"
#include "lib/build/warn_of_table.h"
#include "lib/build/weights.h"
#include "lib/build/write_table.h"
#include "lib/figure/tell_amount.h"
#include "lib/finding/answer.h"
#include "lib/finding/finding_report.h"
#include "lib/finding/shape_findings.h"
#include "lib/finding/wording.h"
#include "lib/fingerprint/fingerprint.h"
#include "lib/shape/normal_form.h"
#include "ras/int256.h"
#include "ras/money.h"

namespace ras {
namespace {

// Those whom the sample leaves out and those whom a rule does, by id.
void TellWhoIsLeftOut(const BuildInput& input, const v1::BuildTableRequest& request,
                      v1::TableProvenance* provenance) {
  std::vector<std::pair<const v1::SampleCase*, const Outlier*>> excluded;
  for (const v1::SampleCase& person : request.cases()) {
    if (!person.excluded_because().empty()) excluded.emplace_back(&person, nullptr);
  }
  for (const Outlier& outlier : input.outliers) {
    excluded.emplace_back(&request.cases(outlier.position), &outlier);
  }
  std::sort(excluded.begin(), excluded.end(),
            [](const auto& a, const auto& b) { return a.first->id() < b.first->id(); });
  for (const auto& [person, outlier] : excluded) {
    v1::ExcludedCase* told = provenance->add_excluded();
    told->set_id(person->id());
    told->set_score(NormalDecimal(person->score()));
    told->set_cost(NormalMoney(person->cost()));
    told->set_because(person->excluded_because());
    if (outlier != nullptr) TellOutlier(provenance->outliers(), input, *outlier, told);
  }
}

// Either every case says it or none does.
void TellWhatIsSpentNow(const BuildInput& input, const v1::BuildTableRequest& request,
                        v1::TableProvenance* provenance) {
  Int128 spent = 0;
  for (const int i : input.positions) {
    const std::string& own = request.cases(i).spent_now();
    if (own.empty()) return;
    spent += ParseMoney(own).value();
  }
  TellTotal(spent, provenance->mutable_spent_now());
}

void DescribeSample(const BuildInput& input, const v1::BuildTableRequest& request,
                    v1::TableProvenance* provenance) {
  provenance->set_build_fingerprint(BuildFingerprint(request, input.by_id));
  provenance->set_people(input.people.size());
  Sha256Stream listed;
  for (std::size_t k = 0; k < input.positions.size(); ++k) {
    const v1::SampleCase& person = request.cases(input.positions[k]);
    std::string line = person.id() + "\t" + NormalDecimal(person.score()) + "\t" + NormalMoney(person.cost());
    if (!input.weights.empty()) line += "\t" + WeightText(input, k);
    listed.Add(line + "\n");
  }
  provenance->set_sample_fingerprint(listed.Hex());
  TellWhatIsSpentNow(input, request, provenance);
  TellWeights(input, request, provenance);
  if (request.has_outliers()) TellOutlierRules(request.outliers(), input, provenance);
  TellWhoIsLeftOut(input, request, provenance);
}

// The people of a request that a table can be built from; or nothing, after a report.
std::optional<BuildInput> ReadInput(const v1::BuildTableRequest& request, bool has_everybody,
                                    FindingReport* report) {
  const ShapeOutcome shape = ReportShape(request, report);
  if (!shape.all_lists_end) return std::nullopt;
  CheckBuild(request, shape.obeys_rules, has_everybody, report);
  if (report->has_errors()) return std::nullopt;
  BuildInput input = ReadBuildInput(request);
  ChoosePeople(request, &input, report);
  if (!report->has_errors()) CheckCrossValidation(request, input, report);
  if (report->has_errors()) return std::nullopt;
  return input;
}

// `has_everybody`: there are no cases besides, which could not be read.
void Build(const v1::BuildTableRequest& request, bool has_everybody, FindingReport* report,
           v1::BuildTableResponse* response) {
  const std::optional<BuildInput> input = ReadInput(request, has_everybody, report);
  if (!input) return;
  v1::TableProvenance& provenance = *response->mutable_provenance();
  *provenance.mutable_method() = request.method();
  if (request.has_steps()) *provenance.mutable_steps() = request.steps();
  *provenance.mutable_rounding() = request.rounding();
  DescribeSample(*input, request, &provenance);
  FittedRows fitted = FitRows(*input, provenance.mutable_method(), report);
  if (report->has_errors()) return;
  for (std::string& coefficient : fitted.coefficients) provenance.add_coefficients(std::move(coefficient));
  provenance.set_price_of_point(std::move(fitted.price_of_point));
  const FinishedRows rows = TakeSteps(*input, request, std::move(fitted.rows), &provenance, report);
  if (report->has_errors()) return;
  CheckThatNoRowFalls(*input, rows, report);
  WarnOfTable(request, *input, provenance.method(), rows, report);
  WriteTable(*input, request, provenance, rows, response->mutable_table());
  const FitParts parts(*input, request);
  MeasureFit(*input, parts, rows, response->mutable_fit());
  if (request.has_population()) {
    Reconcile(request, *input, rows, report, response->mutable_reconciliation());
    *response->mutable_sample() = response->reconciliation().total().sample();
  } else {
    ReconcileSample(request, *input, rows, response->mutable_sample());
  }
  if (request.has_propose()) {
    ProposeScores(request.propose(), *input, report, response->mutable_proposed_scores());
  }
  if (!report->has_errors() && request.has_cross_validation()) {
    CrossValidate(request, *input, parts, provenance.method(), report, response->mutable_out_of_sample());
  }
  if (report->has_errors()) return;
  WarnOfProportions(request, *input, report);
  WarnOfManyOutliers(*input, report);
  WarnOfSmallSample(request, *input, report);
  SayWhatKnownSystemsExplain(response->fit(), report);
}

}  // namespace

void BuildTable(const v1::BuildTableRequest& request, v1::BuildTableResponse* response) {
  response->Clear();
  FindingReport report;
  if (request.sheet().empty() && request.population().sheet().empty()) {
    // Without a copy of up to ten million people.
    Build(request, /*has_everybody=*/true, &report, response);
    return FinishAnswer(&report, response);
  }
  // In an arena, where growing lists lose nothing if memory runs out.
  google::protobuf::Arena arena;
  auto& whole = *google::protobuf::Arena::CreateMessage<v1::BuildTableRequest>(&arena);
  whole.CopyFrom(request);
  const BuildSheets sheets("", &whole, &report);
  if (sheets.has_cases()) Build(whole, sheets.has_everybody(), &report, response);
  FinishAnswer(&report, response, [&](v1::Finding* finding) { return sheets.Place(finding); });
}

}  // namespace ras
