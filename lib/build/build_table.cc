#include "lib/build/build_table.h"

#include <google/protobuf/arena.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/build/build_input.h"
#include "lib/build/cross_validate.h"
#include "lib/build/fit_rows.h"
#include "lib/build/row_steps.h"
#include "lib/build/table_fit.h"
#include "lib/build/write_table.h"
#include "lib/engine.h"
#include "lib/finding/answer.h"
#include "lib/finding/finding_report.h"
#include "lib/finding/shape_findings.h"
#include "lib/finding/wording.h"
#include "lib/fingerprint/fingerprint.h"
#include "lib/sheet/sheet_cases.h"
#include "ras/decimal.h"
#include "ras/money.h"

namespace ras {
namespace {

void CheckRounding(const v1::Rounding& rounding, FindingReport* report) {
  if (rounding.mode() != v1::ROUNDING_MODE_EXACT) return;
  report->Error({.code = "exact_not_allowed",
                 .path = "rounding.mode",
                 .value = v1::RoundingMode_Name(rounding.mode()),
                 .message = "The rows of a table are amounts of money and have to be rounded.",
                 .remedy = "Name another mode, such as ROUNDING_MODE_HALF_UP."});
}

void CheckContingency(const v1::BuildSteps& steps, FindingReport* report) {
  if (!steps.has_contingency()) return;
  if (Rational(Decimal::Parse(steps.contingency().percent()).value()) == Rational(100)) {
    report->Error({.code = "above_maximum",
                   .path = "steps.contingency.percent",
                   .value = steps.contingency().percent(),
                   .message = "All of it is kept back, so that nobody would have an allocation.",
                   .remedy = "Give less than 100."});
  }
  if (steps.contingency().purposes().empty()) {
    report->Error({.code = "missing",
                   .path = "steps.contingency.purposes",
                   .value = "",
                   .message = "It is not said what the contingency is kept for.",
                   .remedy = "Name what for, such as enhancements, double running or block contracts."});
  }
}

std::string CanonicalScore(const std::string& score) {
  return Decimal::Parse(score).value().Normalised().ToString();
}
std::string CanonicalCost(const std::string& cost) { return FormatMoney(ParseMoney(cost).value()); }

void DescribeSample(const BuildInput& input, const v1::BuildTableRequest& request,
                    v1::TableProvenance* provenance) {
  provenance->set_people(input.people.size());
  std::string listed;
  for (const int i : input.positions) {
    const v1::SampleCase& person = request.cases(i);
    listed +=
        person.id() + "\t" + CanonicalScore(person.score()) + "\t" + CanonicalCost(person.cost()) + "\n";
  }
  provenance->set_sample_fingerprint(Sha256Hex(listed));
  std::vector<const v1::SampleCase*> excluded;
  for (const v1::SampleCase& person : request.cases()) {
    if (!person.excluded_because().empty()) excluded.push_back(&person);
  }
  std::sort(excluded.begin(), excluded.end(), [](const auto* a, const auto* b) { return a->id() < b->id(); });
  for (const v1::SampleCase* person : excluded) {
    v1::ExcludedCase* told = provenance->add_excluded();
    told->set_id(person->id());
    told->set_score(CanonicalScore(person->score()));
    told->set_cost(CanonicalCost(person->cost()));
    told->set_because(person->excluded_because());
  }
}

// A table that falls would be refused in a policy.
void CheckThatNoRowFalls(const BuildInput& input, const FinishedRows& rows, FindingReport* report) {
  const auto falls = std::is_sorted_until(rows.pence.begin(), rows.pence.end());
  if (falls == rows.pence.end()) return;
  const auto row = static_cast<std::size_t>(falls - rows.pence.begin());
  const std::string score = std::to_string(input.rows[row] / input.Unit());
  report->Error({.code = "table_falls",
                 .path = "method",
                 .value = score,
                 .message = "The row for " + score + " gives " + FormatMoney(rows.pence[row]) +
                            ", less than the row below it, " + FormatMoney(rows.pence[row - 1]) + ".",
                 .remedy = "Set steps.monotone, or take a method that does not fall."});
}

// The lowest and the highest score that an amount is known for.
std::pair<int64_t, int64_t> KnownScores(const BuildInput& input, const v1::BuildMethod& method) {
  if (method.has_agreed_scores()) {
    const auto& agreed = method.agreed_scores().scores();
    return {input.AtScale(agreed.begin()->score()), input.AtScale(agreed.rbegin()->score())};
  }
  const auto [lowest, highest] =
      std::minmax_element(input.people.begin(), input.people.end(),
                          [](const ScoredCost& a, const ScoredCost& b) { return a.score < b.score; });
  return {lowest->score, highest->score};
}

// Rows beyond all of these rest on nothing but the method.
void WarnOfRowsBeyondTheSample(const BuildInput& input, const v1::BuildMethod& method,
                               FindingReport* report) {
  const auto [lowest, highest] = KnownScores(input, method);
  const auto count =
      std::count_if(input.rows.begin(), input.rows.end(),
                    [&, low = lowest, high = highest](int64_t row) { return row < low || row > high; });
  if (count == 0) return;
  const auto text = [&](int64_t score) { return Decimal{score, input.places}.Normalised().ToString(); };
  report->Warning(
      {.code = "rows_beyond_sample",
       .path = "plan",
       .value = std::to_string(count),
       .message = Count(static_cast<std::size_t>(count), "row lies", "rows lie") + " below or above all " +
                  (method.has_agreed_scores() ? "agreed scores" : "scores of the sample") +
                  ", which go from " + text(lowest) + " to " + text(highest) + ".",
       .remedy = "Look at these rows with special care, or take people with such scores into the sample.",
       .reason = "The amounts of a table should reflect data (In Control, step 2)."});
}

void CheckThatThereAreCases(const v1::BuildTableRequest& request, FindingReport* report) {
  if (!request.cases().empty()) return;
  report->Error({.code = "missing",
                 .path = "cases",
                 .value = "",
                 .message = "There is nobody in the sample.",
                 .remedy = "Give the cases, or a sheet of them."});
}

void CheckThatCasesStandOnce(const v1::BuildTableRequest& request, FindingReport* report) {
  if (request.cases().empty()) return;
  report->Error({.code = "cases_twice",
                 .path = "cases",
                 .value = std::to_string(request.cases_size()),
                 .message = "The people of the sample are given twice, as cases and as a sheet.",
                 .remedy = "Keep one of the two."});
}

void Build(const v1::BuildTableRequest& request, FindingReport* report, v1::BuildTableResponse* response) {
  if (!ReportShape(request, report).obeys_rules) return;
  CheckRounding(request.rounding(), report);
  CheckContingency(request.steps(), report);
  const std::optional<BuildInput> input = ReadBuildInput(request, report);
  if (input) CheckCrossValidation(request, *input, report);
  if (!input || report->has_errors()) return;
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
  WarnOfRowsBeyondTheSample(*input, provenance.method(), report);
  WriteTable(*input, request, provenance, rows, response->mutable_table());
  MeasureFit(*input, request, rows, response->mutable_fit());
  if (report->has_errors() || !request.has_cross_validation()) return;
  CrossValidate(request, *input, provenance.method(), report, response->mutable_out_of_sample());
}

}  // namespace

void BuildTable(const v1::BuildTableRequest& request, v1::BuildTableResponse* response) {
  response->Clear();
  FindingReport report;
  std::optional<SheetCases> sheet;
  if (request.sheet().empty()) {
    CheckThatThereAreCases(request, &report);
    Build(request, &report, response);
  } else {
    // In an arena, where growing lists lose nothing if memory runs out.
    google::protobuf::Arena arena;
    auto& with_cases = *google::protobuf::Arena::CreateMessage<v1::BuildTableRequest>(&arena);
    with_cases.CopyFrom(request);
    CheckThatCasesStandOnce(request, &report);
    sheet.emplace(request.sheet(), "sheet", *v1::SampleCase::descriptor(), &report);
    with_cases.clear_cases();
    for (std::size_t row = 0; sheet->heading_is_good() && row < sheet->size(); ++row) {
      sheet->Fill(row, with_cases.add_cases(), &report);
    }
    if (sheet->heading_is_good() && sheet->size() > 0) Build(with_cases, &report, response);
  }
  FinishAnswer(&report, response, [&](v1::Finding* finding) {
    if (sheet) sheet->Place("cases", finding);
  });
}

}  // namespace ras
