#include <google/protobuf/arena.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "lib/build/build_fingerprint.h"
#include "lib/build/build_input.h"
#include "lib/build/build_sheets.h"
#include "lib/build/check_build.h"
#include "lib/figure/tell_amount.h"
#include "lib/finding/answer.h"
#include "lib/finding/finding_report.h"
#include "lib/finding/shape_findings.h"
#include "lib/finding/wording.h"
#include "lib/fingerprint/fingerprint.h"
#include "lib/fingerprint/seed.h"
#include "lib/scenario/candidates.h"
#include "lib/scenario/fitted_method.h"
#include "lib/scenario/judged.h"
#include "lib/scenario/judging_people.h"
#include "lib/scenario/scenario.h"
#include "lib/shape/check_shape.h"
#include "lib/sheet/sheet_list.h"
#include "lib/terms/read_tolerance.h"
#include "ras/decimal.h"
#include "ras/draw_numbers.h"
#include "ras/money.h"
#include "ras/split_mix.h"

namespace ras {
namespace {

constexpr uint64_t kUsualCandidates = 1000;
// Of all candidates together; a row takes about a microsecond.
constexpr uint64_t kMostRows = 20'000'000;
// Of all methods together.
constexpr uint64_t kMostPeople = 100'000'000;

// The decimals of the agreed scores of a method; 0 of any other.
uint8_t PlacesOf(const v1::BuildMethod& method) {
  uint8_t places = 0;
  for (const v1::AgreedAmount& agreed : method.agreed_scores().scores()) {
    places = std::max(places, Decimal::Parse(agreed.score()).value().Normalised().places);
  }
  return places;
}

class Search {
 public:
  // The request, in an arena, is changed: its build is that of one method after another.
  Search(v1::SearchScenariosRequest* request, FindingReport* report, v1::SearchScenariosResponse* response)
      : request_(*request),
        build_(*request->mutable_build()),
        report_(*report),
        response_(*response),
        candidates_(request->grids()),
        base_steps_(*google::protobuf::Arena::CreateMessage<v1::BuildSteps>(&arena_)),
        base_method_(*google::protobuf::Arena::CreateMessage<v1::BuildMethod>(&arena_)),
        by_steps_(*google::protobuf::Arena::CreateMessage<v1::BuildTableRequest>(&arena_)) {}

  void Run(const Tolerance& tolerance) {
    ReadSample();
    people_ = ReadJudgingPeople(request_, everybody_, &report_);
    const uint64_t most =
        request_.most_candidates() == 0 ? kUsualCandidates : uint64_t{request_.most_candidates()};
    CheckWork(std::min(most, candidates_.size()));
    if (report_.has_errors()) return;
    tried_ = DrawNumbers(candidates_.size(), most, SplitMix64(SeedOf(request_.seed())));
    Try(tolerance);
    if (judged_.empty()) return ReportNoScenario();
    SayWhetherDrawn();
    Tell();
  }

 private:
  uint64_t Times() const { return uint64_t{1} + build_.cross_validation().folds(); }

  // Scores at a scale that no method of the grid needs would be no others, but may leave no room for a curve.
  void ReadSample() {
    base_method_.CopyFrom(build_.method());
    base_steps_.CopyFrom(build_.steps());
    const bool has_steps = build_.has_steps();
    build_.clear_method();
    build_.clear_steps();
    everybody_ = ReadBuildInput(build_);
    build_.mutable_method()->CopyFrom(base_method_);
    if (has_steps) build_.mutable_steps()->CopyFrom(base_steps_);
    response_.set_build_fingerprint(BuildFingerprint(build_, everybody_.by_id));
    build_.clear_steps();
    by_steps_.mutable_plan()->CopyFrom(build_.plan());
    by_steps_.mutable_rounding()->CopyFrom(build_.rounding());
    for (const int64_t row : everybody_.rows) scores_.push_back(std::to_string(row / everybody_.Unit()));
  }

  void CheckWork(uint64_t tried) {
    const std::string folds = Times() > 1 ? ", once and once for each fold" : "";
    const uint64_t each = everybody_.rows.size() * Times();
    if (tried * each > kMostRows) {
      report_.Error({.code = "too_much_work",
                     .path = "most_candidates",
                     .value = std::to_string(tried),
                     .message = "Tables of " + std::to_string(everybody_.rows.size()) + " rows for " +
                                std::to_string(tried) + " candidates" + folds + " take too long: " +
                                std::to_string(kMostRows / each) + " candidates are the most.",
                     .remedy = "Give a lower most_candidates: so many are drawn by chance."});
    }
    const auto methods = static_cast<uint64_t>(std::max(1, request_.grids().methods_size()));
    const uint64_t people = everybody_.people.size() * Times();
    if (methods * people > kMostPeople) {
      report_.Error({.code = "too_much_work",
                     .path = "grids.methods",
                     .value = std::to_string(methods),
                     .message = Count(methods, "method", "methods") + " for " +
                                Count(everybody_.people.size(), "person", "people") + folds +
                                " take too long: people times methods are at most " +
                                std::to_string(kMostPeople) + ".",
                     .remedy = "Draw a sample of these people, or give fewer methods or folds."});
    }
  }

  // The build with one of the methods, and its people at the scale at which the method alone would have its
  // scores.
  template <class Use>
  void WithMethod(std::size_t method, const Use& use) {
    const auto& methods = request_.grids().methods();
    build_.mutable_method()->CopyFrom(methods.empty() ? base_method_ : methods[static_cast<int>(method)]);
    if (PlacesOf(build_.method()) <= everybody_.places) return use(everybody_);
    use(ReadBuildInput(build_));
  }

  std::unique_ptr<FittedMethod> Fit(std::size_t method) {
    std::unique_ptr<FittedMethod> fitted;
    WithMethod(method, [&](const BuildInput& everybody) {
      fitted = std::make_unique<FittedMethod>(build_, everybody, measured_);
    });
    return fitted;
  }

  // Rules that look at residuals leave out others by each method.
  void FindMeasuredOutliers() {
    if (!build_.outliers().has_residuals()) return;
    std::set<std::size_t> methods;
    for (const uint64_t candidate : tried_) methods.insert(candidates_.MethodOf(candidate));
    if (methods.size() == 1) return;
    for (const std::size_t method : methods) {
      WithMethod(method, [&](const BuildInput& everybody) { measured_.AddMethod(build_, everybody); });
    }
  }

  void Try(const Tolerance& tolerance) {
    FindMeasuredOutliers();
    std::unique_ptr<FittedMethod> fitted;
    std::size_t method = 0;
    // By number, and so method after method.
    for (const uint64_t candidate : tried_) {
      if (fitted == nullptr || method != candidates_.MethodOf(candidate)) {
        method = candidates_.MethodOf(candidate);
        fitted = nullptr;
        fitted = Fit(method);
      }
      by_steps_.mutable_steps()->CopyFrom(base_steps_);
      candidates_.ChooseSteps(candidate, by_steps_.mutable_steps());
      TryOne(candidate, *fitted, tolerance);
    }
  }

  void HasNoTable(uint64_t candidate, const std::string& reason) {
    without_table_.emplace_back(candidate, reason);
  }

  void TryOne(uint64_t candidate, const FittedMethod& fitted, const Tolerance& tolerance) {
    if (!fitted.reason().empty()) return HasNoTable(candidate, fitted.reason());
    const Decimal uplift = candidates_.UpliftOf(candidate);
    const TableOrReason table = fitted.TableBy(by_steps_, uplift);
    if (!table.reason.empty()) return HasNoTable(candidate, table.reason);
    TableOrReason folds;
    if (fitted.has_folds()) folds = fitted.FoldTablesBy(by_steps_, uplift, table);
    if (!folds.reason.empty()) return HasNoTable(candidate, folds.reason);
    const auto [known, is_new] = by_rows_.try_emplace(RowsFingerprint(table), judged_.size());
    if (!is_new) return judged_[known->second].same_table.push_back(candidate);
    Judged judged = Judge(table, people_, fitted.costs(), tolerance);
    judged.candidate = candidate;
    judged.rows_fingerprint = known->first;
    if (fitted.has_folds()) judged.out_of_sample = FitOf(fitted.fold_costs(), folds.pence);
    judged_.push_back(std::move(judged));
  }

  std::string RowsFingerprint(const TableOrReason& table) const {
    std::string lines;
    for (std::size_t row = 0; row < table.pence.size(); ++row) {
      lines += scores_[row] + "\t";
      if (row >= table.without_allocation) lines += FormatMoney(table.pence[row]);
      lines += "\n";
    }
    return Sha256Hex(lines);
  }

  // Each reason once, in the order of the candidates.
  void ReportNoScenario() {
    std::vector<std::string> reasons;
    std::map<std::string, std::size_t> counts;
    for (const auto& [candidate, reason] : without_table_) {
      if (counts[reason]++ == 0) reasons.push_back(reason);
    }
    for (const std::string& reason : reasons) {
      report_.Error({.code = "no_scenario",
                     .path = "grids",
                     .value = std::to_string(counts[reason]),
                     .message = "There is no table of any candidate. Of " +
                                Count(counts[reason], "candidate", "candidates") +
                                " this stands in the way: " + reason,
                     .remedy = "Try other methods or steps."});
    }
  }

  void SayWhetherDrawn() {
    if (tried_.size() == candidates_.size()) return;
    report_.Note(
        {.code = "candidates_drawn",
         .path = "most_candidates",
         .value = std::to_string(tried_.size()),
         .message = "The grids make " + std::to_string(candidates_.size()) + " candidates, of which " +
                    std::to_string(tried_.size()) + " were drawn by chance and tried.",
         .remedy = "Allow for more candidates, give coarser grids, or narrow them to what came out "
                   "well.",
         .reason = "No other candidate that was tried is better than those on the frontier; one that "
                   "was not tried may be (docs/scenarios.md section 1)."});
  }

  void Tell() {
    std::sort(judged_.begin(), judged_.end(), &IsBefore);
    std::optional<int64_t> wanted;
    if (!request_.wanted_total().empty()) wanted = ParseMoney(request_.wanted_total()).value();
    FindFrontier(people_, wanted, &judged_);
    response_.set_possible(candidates_.size());
    response_.set_tried(tried_.size());
    const int64_t weight = people_.Weight();
    response_.set_people(people_.InPeople(Rational(weight)).ToString());
    response_.set_new_people(people_.InPeople(Rational(weight - people_.known.weight())).ToString());
    TellAmount(people_.InPeople(Rational::Make(Int256(people_.known.pence()), Int256(1)).value()),
               response_.mutable_now());
    for (const Judged& judged : judged_) {
      v1::Scenario* told = response_.add_scenarios();
      candidates_.Tell(judged.candidate, told->mutable_settings());
      for (const uint64_t same : judged.same_table) candidates_.Tell(same, told->add_same_table());
      TellJudged(judged, people_, wanted, told);
    }
    for (const auto& [candidate, reason] : without_table_) {
      v1::ScenarioWithoutTable* told = response_.add_without_table();
      candidates_.Tell(candidate, told->mutable_settings());
      told->set_because(reason);
    }
  }

  v1::SearchScenariosRequest& request_;
  v1::BuildTableRequest& build_;
  FindingReport& report_;
  v1::SearchScenariosResponse& response_;
  const Candidates candidates_;
  google::protobuf::Arena arena_;
  v1::BuildSteps& base_steps_;
  v1::BuildMethod& base_method_;
  // What the steps of one candidate look at.
  v1::BuildTableRequest& by_steps_;
  BuildInput everybody_;             // Outliers too.
  std::vector<std::string> scores_;  // Of the rows.
  JudgingPeople people_;
  std::vector<uint64_t> tried_;
  MeasuredOutliers measured_;
  std::vector<Judged> judged_;
  // Where each table stands among them, by its rows.
  std::map<std::string, std::size_t> by_rows_;
  std::vector<std::pair<uint64_t, std::string>> without_table_;
};

bool Obeys(const google::protobuf::Message& part) {
  std::vector<Violation> violations;
  CheckShape(part, &violations);
  return violations.empty();
}

}  // namespace

void SearchScenarios(const v1::SearchScenariosRequest& request, v1::SearchScenariosResponse* response) {
  response->Clear();
  FindingReport report;
  // In an arena, where growing lists lose nothing if memory runs out.
  google::protobuf::Arena arena;
  auto& whole = *google::protobuf::Arena::CreateMessage<v1::SearchScenariosRequest>(&arena);
  whole.CopyFrom(request);
  if (!request.has_build()) {
    static_cast<void>(ReportShape(request, &report));
    return FinishAnswer(&report, response);
  }
  const BuildSheets sheets("build", whole.mutable_build(), &report);
  const SheetList people({.list = "people", .sheet = "sheet", .within = "population"},
                         whole.mutable_population(), &report);
  if (!request.has_population()) whole.clear_population();
  const ShapeOutcome shape = ReportShape(whole, &report);
  if (shape.all_lists_end) {
    if (sheets.has_cases()) CheckBuildPart("build", whole.build(), sheets.has_everybody(), &report);
    if (people.is_whole()) CheckJudgingPeople(whole, people.is_complete(), &report);
    if (Obeys(whole.grids())) CheckGrids(whole.grids(), whole.build().steps(), &report);
    if (Obeys(whole.tolerance())) {
      const Tolerance tolerance = ReadTolerance(whole.tolerance(), "tolerance", &report);
      if (!report.has_errors()) Search(&whole, &report, response).Run(tolerance);
    }
  }
  FinishAnswer(&report, response,
               [&](v1::Finding* finding) { return sheets.Place(finding) && people.Place(finding); });
}

}  // namespace ras
