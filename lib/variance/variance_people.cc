#include "lib/variance/variance_people.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>

#include "lib/check/period_check.h"
#include "lib/finding/check_person_ids.h"
#include "lib/finding/wording.h"
#include "lib/fingerprint/fingerprint.h"
#include "lib/policy/allocate_by_score.h"
#include "lib/policy/lone_table.h"
#include "lib/terms/kernel_terms.h"
#include "ras/money.h"

namespace ras {
namespace {

constexpr const char* kCases = "cases";

std::string PathOf(int position, const char* field) { return In(At("", kCases, position), field); }

std::string ScoresOf(const v1::Row& row) {
  return row.to().empty() ? row.from() : row.from() + " to " + row.to();
}

// What is allocated to a person, and what allocates it.
struct Allocated {
  int64_t pence = 0;
  bool by_table = false;
  int32_t row = -1;
};

// What the table allocates to people of whom no allocation is given.
class Allocations {
 public:
  Allocations(const v1::AnalyseVarianceRequest& request, FindingReport* report)
      : request_(request), report_(report) {
    if (!request.has_table()) return;
    compiled_ = CompileLoneTable(request.table(), "table", report);
    if (request.table().period() == request.period()) return;
    report->Error({.code = "periods_differ",
                   .path = "period",
                   .value = v1::Period_Name(request.period()),
                   .message = "The table allocates for another period, " +
                              check::PeriodName(request.table().period()) + ".",
                   .remedy = "Give costs and allocations for the period of the table."});
  }

  // What the allocations that were asked for are, together.
  v1::SupportBasis basis() const {
    const bool gross = request_.table().basis() == v1::TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT;
    return uses_table_ && gross ? v1::SUPPORT_BASIS_BEFORE_INFORMAL_SUPPORT
                                : v1::SUPPORT_BASIS_AFTER_INFORMAL_SUPPORT;
  }

  Allocated Of(int position) {
    const v1::VarianceCase& person = request_.cases(position);
    if (!person.allocated().empty()) {
      uses_given_ = true;
      return {.pence = ParseMoney(person.allocated()).value()};
    }
    if (!request_.has_table()) {
      report_->Error({.code = "missing",
                      .path = PathOf(position, "allocated"),
                      .value = "",
                      .message = "Nothing is allocated to this person, and there is no table.",
                      .remedy = "Give `allocated`, or the table that allocates by the score."});
      return {};
    }
    uses_table_ = true;
    const Hit hit = AllocateByScore(request_.table(), compiled_.get(), person.score(),
                                    At("", kCases, position), "allocated", report_);
    return {.pence = hit.from_pence, .by_table = true, .row = hit.row};
  }

  bool uses_table() const { return uses_table_; }
  bool uses_given() const { return uses_given_; }
  bool mixes_bases() const { return uses_given_ && basis() == v1::SUPPORT_BASIS_BEFORE_INFORMAL_SUPPORT; }

 private:
  const v1::AnalyseVarianceRequest& request_;
  FindingReport* report_;
  std::unique_ptr<const PolicyTable> compiled_;
  bool uses_table_ = false;
  bool uses_given_ = false;
};

bool IsBeforeSupportKnown(const v1::VarianceCase& person) {
  return !person.actual_before_support().empty() && !person.allocated_before_support().empty();
}

// Half an analysis before informal support would be of other people than that after it.
bool CheckBeforeSupport(const v1::AnalyseVarianceRequest& request, const ShapeOutcome& shape,
                        FindingReport* report) {
  const bool any = std::any_of(request.cases().begin(), request.cases().end(), [](const auto& person) {
    return !person.actual_before_support().empty() || !person.allocated_before_support().empty();
  });
  if (!any) return false;
  for (int i = 0; i < request.cases_size(); ++i) {
    const v1::VarianceCase& person = request.cases(i);
    if (!shape.IsSound(kCases, i)) continue;
    for (const auto& [given, field] :
         {std::pair(&person.actual_before_support(), "actual_before_support"),
          std::pair(&person.allocated_before_support(), "allocated_before_support")}) {
      if (!given->empty()) continue;
      report->Error(
          {.code = "missing",
           .path = PathOf(i, field),
           .value = "",
           .message = "Other people have an amount before informal support, and this person has not.",
           .remedy = "Give both amounts for everyone, or for nobody. Who has no informal support has "
                     "the same before and after it."});
    }
  }
  return std::all_of(request.cases().begin(), request.cases().end(), IsBeforeSupportKnown);
}

VariancePerson ReadPerson(const v1::AnalyseVarianceRequest& request, const v1::VarianceCase& document,
                          const Allocated& allocated, const VariancePeople& all) {
  VariancePerson read;
  read.document = &document;
  read.amounts = {ParseMoney(document.actual()).value(), allocated.pence};
  if (all.has_before_support) {
    read.before_support = {ParseMoney(document.actual_before_support()).value(),
                           ParseMoney(document.allocated_before_support()).value()};
  }
  if (!document.score().empty()) read.score = Decimal::Parse(document.score()).value().Normalised();
  read.table = document.table();
  read.band = document.band();
  if (allocated.by_table && read.table.empty()) read.table = request.table().id();
  if (allocated.by_table && read.band.empty()) read.band = all.rows.Of(allocated.row);
  read.band_place = all.rows.PlaceOf(read.band);
  return read;
}

}  // namespace

RowNames::RowNames(const v1::AllocationTable& table) {
  const v1::RowTable* rows = RowsOf(table);
  if (rows == nullptr) return;
  std::unordered_map<std::string_view, int> labels;
  for (const v1::Row& row : rows->rows()) ++labels[row.label()];
  names_.reserve(static_cast<std::size_t>(rows->rows_size()));
  for (const v1::Row& row : rows->rows()) {
    const bool alone = !row.label().empty() && labels[row.label()] == 1;
    names_.push_back(alone ? row.label() : ScoresOf(row));
    places_.emplace(names_.back(), names_.size());
  }
}

std::string_view RowNames::Of(int32_t row) const {
  return row < 0 || static_cast<std::size_t>(row) >= names_.size()
             ? std::string_view()
             : std::string_view(names_[static_cast<std::size_t>(row)]);
}

std::size_t RowNames::PlaceOf(std::string_view name) const {
  const auto found = places_.find(name);
  return found == places_.end() ? 0 : found->second;
}

std::vector<int> CheckVarianceIds(const v1::AnalyseVarianceRequest& request, FindingReport* report) {
  std::vector<std::string_view> ids;
  ids.reserve(static_cast<std::size_t>(request.cases_size()));
  for (const v1::VarianceCase& person : request.cases()) ids.emplace_back(person.id());
  return CheckPersonIds(ids, kCases, report);
}

VariancePeople ReadVariancePeople(const v1::AnalyseVarianceRequest& request, const std::vector<int>& by_id,
                                  const ShapeOutcome& shape, FindingReport* report) {
  VariancePeople all(request.table());
  all.has_before_support = CheckBeforeSupport(request, shape, report);
  Allocations allocations(request, report);
  // In the order of the request, as errors are told.
  std::vector<Allocated> allocated(by_id.size());
  for (int i = 0; i < request.cases_size(); ++i) {
    if (shape.IsSound(kCases, i)) allocated[static_cast<std::size_t>(i)] = allocations.Of(i);
  }
  all.first_basis = allocations.basis();
  all.mixes_bases = allocations.mixes_bases();
  all.table_allocates = allocations.uses_table();
  all.gives_allocations = allocations.uses_given();
  if (all.has_before_support && all.first_basis == v1::SUPPORT_BASIS_BEFORE_INFORMAL_SUPPORT) {
    report->Error(
        {.code = "given_twice",
         .path = "table",
         .value = v1::TableBasis_Name(request.table().basis()),
         .message = "The table allocates before informal support, and amounts before it are given as well.",
         .remedy = "Give `allocated` after informal support, or leave the amounts before it out."});
  }
  all.people.reserve(by_id.size());
  for (const int i : by_id) {
    if (shape.IsSound(kCases, i)) {
      all.people.push_back(
          ReadPerson(request, request.cases(i), allocated[static_cast<std::size_t>(i)], all));
    }
  }
  return all;
}

std::string LineOf(const VariancePerson& person) {
  return person.document->id() + "\t" + FormatMoney(person.amounts.actual) + "\t" +
         FormatMoney(person.amounts.allocated) + "\n";
}

std::string FingerprintOf(const VariancePeople& people) {
  Sha256Stream lines;
  for (const VariancePerson& person : people.people) lines.Add(LineOf(person));
  return lines.Hex();
}

}  // namespace ras
