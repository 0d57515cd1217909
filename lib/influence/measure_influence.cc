#include <google/protobuf/arena.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/build/build_fingerprint.h"
#include "lib/build/build_input.h"
#include "lib/build/build_sheets.h"
#include "lib/build/check_build.h"
#include "lib/build/choose_people.h"
#include "lib/build/fit_rows.h"
#include "lib/build/row_steps.h"
#include "lib/figure/tell_amount.h"
#include "lib/finding/answer.h"
#include "lib/finding/finding_report.h"
#include "lib/finding/keep_errors.h"
#include "lib/finding/shape_findings.h"
#include "lib/influence/chosen_sets.h"
#include "lib/influence/influence.h"
#include "lib/influence/table_change.h"
#include "lib/influence/table_without.h"
#include "lib/shape/normal_form.h"
#include "ras/decimal.h"
#include "ras/money.h"

namespace ras {
namespace {

// What one table without somebody takes, in units of a person sorted or a tenth of a row: about as long in
// one method as in another.
constexpr int64_t kWorkPerRow = 10;
constexpr int64_t kMostWork = 400'000'000;

// One of the people the table is built from, left out.
struct LeftOut {
  std::size_t person = 0;
  RowsOrReason table;
  TableChange change;

  bool has_table() const { return table.reason.empty(); }
};

class Influence {
 public:
  Influence(const v1::MeasureInfluenceRequest& request, FindingReport* report,
            v1::MeasureInfluenceResponse* response)
      : request_(request),
        build_(request.build()),
        report_(*report),
        response_(*response),
        method_(*google::protobuf::Arena::CreateMessage<v1::BuildMethod>(&arena_)) {}

  void Run() {
    everybody_ = ReadBuildInput(build_);
    const std::vector<ChosenSet> sets = ReadChosenSets(request_, everybody_, &report_);
    if (!BuildForEverybody() || report_.has_errors()) return;
    const TableWithout without(build_, everybody_, chosen_, method_, fitted_);
    TellTable();
    LeaveEachOut(without);
    TellShortList(without);
    for (const ChosenSet& set : sets) TellSet(without, set, response_.add_sets());
  }

 private:
  std::string ToScore(std::size_t row) const { return std::to_string(chosen_.rows[row] / chosen_.Unit()); }
  const v1::SampleCase& CaseOf(std::size_t person) const { return build_.cases(chosen_.positions[person]); }

  // False, after a report, if there is no table to begin with.
  bool BuildForEverybody() {
    FindingReport own;
    chosen_ = everybody_;
    ChoosePeople(build_, &chosen_, &own);
    if (!own.has_errors()) CheckWork(&own);
    method_.CopyFrom(build_.method());
    if (!own.has_errors()) fitted_ = FitRows(chosen_, &method_, &own).rows;
    FinishedRows finished;
    if (!own.has_errors()) finished = TakeSteps(chosen_, build_, fitted_, nullptr, &own);
    if (!own.has_errors()) CheckThatNoRowFalls(chosen_, finished, &own);
    const bool has_table = !own.has_errors();
    KeepErrors("build", &own, &report_);
    pence_ = std::move(finished.pence);
    without_allocation_ = finished.without_allocation;
    return has_table;
  }

  void CheckWork(FindingReport* report) const {
    // Where others count for something else without somebody, or other people are outliers, each table is
    // built again.
    const bool again = build_.weighting() == v1::WEIGHTING_BY_POPULATION || build_.has_outliers();
    const auto people = static_cast<int64_t>(chosen_.people.size());
    const auto rows = static_cast<int64_t>(chosen_.rows.size());
    const int64_t each = kWorkPerRow * rows + (again ? static_cast<int64_t>(everybody_.people.size()) : 0);
    if (people <= kMostWork / each) return;
    report->Error({.code = "too_much_work",
                   .path = "cases",
                   .value = std::to_string(people),
                   .message = "The table would be built without each of " + std::to_string(people) +
                              " people, which takes too long: " + std::to_string(kMostWork / each) +
                              " are the most for so many rows" +
                              (again ? ", with outliers or weights by the population." : "."),
                   .remedy = "Draw a sample of these people, and measure by that."});
  }

  void TellTable() {
    rows_ = EmptyRows(chosen_);
    people_of_rows_.resize(rows_.size());
    for (const int64_t score : chosen_.looked_up) ++people_of_rows_[chosen_.RowOf(score)];
    response_.set_build_fingerprint(BuildFingerprint(build_, everybody_.by_id));
    response_.set_people_in_table(chosen_.people.size());
    Int128 total = 0;
    for (std::size_t row = 0; row < rows_.size(); ++row) total += MultiplyWide(rows_[row].cases, pence_[row]);
    TellAmount(chosen_.InPeople(Rational::Make(Int256(total), Int256(1)).value()), response_.mutable_total());
  }

  void LeaveEachOut(const TableWithout& without) {
    left_out_.reserve(chosen_.people.size());
    for (std::size_t person = 0; person < chosen_.people.size(); ++person) {
      LeftOut left_out{person, without.WithoutOne(person), {}};
      if (left_out.has_table()) {
        left_out.change = ChangeOf(rows_, pence_, left_out.table.pence);
        // Of the rows no more is needed than the person's own.
        const std::size_t own = chosen_.RowOf(chosen_.looked_up[person]);
        left_out.table.pence = {left_out.table.pence[own]};
      }
      left_out_.push_back(std::move(left_out));
    }
    std::sort(left_out_.begin(), left_out_.end(), IsBefore);
    std::size_t count = left_out_.size();
    if (request_.has_most_people()) count = std::min<std::size_t>(count, request_.most_people());
    for (std::size_t i = 0; i < count; ++i) Tell(left_out_[i], response_.add_people());
    response_.set_people_without_table(static_cast<uint64_t>(std::count_if(
        left_out_.begin(), left_out_.end(), [](const LeftOut& one) { return !one.has_table(); })));
  }

  // People are in the order of their ids.
  static bool IsBefore(const LeftOut& a, const LeftOut& b) {
    if (a.has_table() != b.has_table()) return b.has_table();
    const auto size = [](Int128 value) { return value < 0 ? -value : value; };
    if (std::abs(a.change.largest) != std::abs(b.change.largest)) {
      return std::abs(a.change.largest) > std::abs(b.change.largest);
    }
    if (size(a.change.total) != size(b.change.total)) return size(a.change.total) > size(b.change.total);
    return a.person < b.person;
  }

  void Tell(const LeftOut& left_out, v1::PersonInfluence* told) const {
    const v1::SampleCase& person = CaseOf(left_out.person);
    told->set_id(person.id());
    told->set_care_group(person.care_group());
    told->set_score(NormalDecimal(person.score()));
    told->set_cost(NormalMoney(person.cost()));
    TellAmount(pence_[chosen_.RowOf(chosen_.looked_up[left_out.person])], told->mutable_allocated());
    if (!left_out.has_table()) return told->set_no_table_because(left_out.table.reason);
    TellAmount(left_out.table.pence.front(), told->mutable_allocated_without());
    TellChange(chosen_, left_out.change, told->mutable_change());
  }

  void TellShortList(const TableWithout& without) {
    if (request_.short_list_from().empty()) return;
    const int64_t from = ParseMoney(request_.short_list_from()).value();
    ChosenSet set{std::string(kShortList), std::vector<bool>(everybody_.people.size())};
    std::size_t members = 0;
    for (const LeftOut& one : left_out_) {
      if (one.has_table() && std::abs(one.change.largest) < from) continue;
      set.members[without.PlaceOf(one.person)] = true;
      ++members;
    }
    if (members == 0 || members == chosen_.people.size()) return;
    TellSet(without, set, response_.mutable_short_list());
  }

  void TellSet(const TableWithout& without, const ChosenSet& set, v1::SetInfluence* told) const {
    told->set_name(set.name);
    for (std::size_t i = 0; i < set.members.size(); ++i) {
      if (set.members[i]) told->add_ids(build_.cases(everybody_.positions[i]).id());
    }
    const RowsOrReason table = without.Rebuilt(set.members);
    if (!table.reason.empty()) return told->set_no_table_because(table.reason);
    TellChange(chosen_, ChangeOf(rows_, pence_, table.pence), told->mutable_change());
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      v1::RowInfluence* side_by_side = told->add_rows();
      side_by_side->set_score(ToScore(row));
      side_by_side->set_people(people_of_rows_[row]);
      if (row < without_allocation_) continue;
      TellAmount(pence_[row], side_by_side->mutable_with_everybody());
      TellAmount(table.pence[row], side_by_side->mutable_without());
    }
  }

  const v1::MeasureInfluenceRequest& request_;
  const v1::BuildTableRequest& build_;
  FindingReport& report_;
  v1::MeasureInfluenceResponse& response_;
  google::protobuf::Arena arena_;
  v1::BuildMethod& method_;  // With its defaults.
  BuildInput everybody_;     // Outliers too.
  BuildInput chosen_;
  std::vector<FittedScore> fitted_;
  // The table with everybody: whole pence, and how many rows have no allocation.
  std::vector<int64_t> pence_;
  std::size_t without_allocation_ = 0;
  std::vector<FittedScore> rows_;  // With what people count for, and no amounts.
  std::vector<uint64_t> people_of_rows_;
  std::vector<LeftOut> left_out_;
};

}  // namespace

void MeasureInfluence(const v1::MeasureInfluenceRequest& request, v1::MeasureInfluenceResponse* response) {
  response->Clear();
  FindingReport report;
  // In an arena, where growing lists lose nothing if memory runs out.
  google::protobuf::Arena arena;
  auto& whole = *google::protobuf::Arena::CreateMessage<v1::MeasureInfluenceRequest>(&arena);
  whole.CopyFrom(request);
  if (!request.has_build()) {
    static_cast<void>(ReportShape(request, &report));
    return FinishAnswer(&report, response);
  }
  const BuildSheets sheets("build", whole.mutable_build(), &report);
  const ShapeOutcome shape = ReportShape(whole, &report);
  if (sheets.has_cases() && shape.all_lists_end) {
    CheckBuildPart("build", whole.build(), sheets.has_everybody(), &report);
    if (!report.has_errors()) Influence(whole, &report, response).Run();
  }
  FinishAnswer(&report, response, [&](v1::Finding* finding) { return sheets.Place(finding); });
}

}  // namespace ras
