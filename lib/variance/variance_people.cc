#include "lib/variance/variance_people.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

#include "lib/check/period_check.h"
#include "lib/finding/check_person_ids.h"
#include "lib/finding/wording.h"
#include "lib/fingerprint/fingerprint.h"
#include "lib/policy/allocate_by_score.h"
#include "lib/policy/lone_table.h"
#include "ras/money.h"

namespace ras {
namespace {

std::string PathOf(int position, const char* field) { return In(At("", "cases", position), field); }

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

  int64_t Of(int position) {
    const v1::VarianceCase& person = request_.cases(position);
    if (!person.allocated().empty()) return ParseMoney(person.allocated()).value();
    if (!request_.has_table()) {
      report_->Error({.code = "missing",
                      .path = PathOf(position, "allocated"),
                      .value = "",
                      .message = "Nothing is allocated to this person, and there is no table.",
                      .remedy = "Give `allocated`, or the table that allocates by the score."});
      return 0;
    }
    uses_table_ = true;
    return AllocateByScore(request_.table(), compiled_.get(), person.score(), At("", "cases", position),
                           "allocated", report_);
  }

 private:
  const v1::AnalyseVarianceRequest& request_;
  FindingReport* report_;
  std::unique_ptr<const PolicyTable> compiled_;
  bool uses_table_ = false;
};

bool IsBeforeSupportKnown(const v1::VarianceCase& person) {
  return !person.actual_before_support().empty() && !person.allocated_before_support().empty();
}

// Half an analysis before informal support would be of other people than that after it.
bool CheckBeforeSupport(const v1::AnalyseVarianceRequest& request, FindingReport* report) {
  const bool any = std::any_of(request.cases().begin(), request.cases().end(), [](const auto& person) {
    return !person.actual_before_support().empty() || !person.allocated_before_support().empty();
  });
  if (!any) return false;
  for (int i = 0; i < request.cases_size(); ++i) {
    const v1::VarianceCase& person = request.cases(i);
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

}  // namespace

std::vector<int> CheckVarianceIds(const v1::AnalyseVarianceRequest& request, FindingReport* report) {
  std::vector<std::string_view> ids;
  ids.reserve(static_cast<std::size_t>(request.cases_size()));
  for (const v1::VarianceCase& person : request.cases()) ids.emplace_back(person.id());
  return CheckPersonIds(ids, "cases", report);
}

VariancePeople ReadVariancePeople(const v1::AnalyseVarianceRequest& request, const std::vector<int>& by_id,
                                  FindingReport* report) {
  VariancePeople all;
  all.has_before_support = CheckBeforeSupport(request, report);
  Allocations allocations(request, report);
  // In the order of the request, as errors are told.
  std::vector<int64_t> allocated;
  allocated.reserve(by_id.size());
  for (int i = 0; i < request.cases_size(); ++i) allocated.push_back(allocations.Of(i));
  all.first_basis = allocations.basis();
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
    const v1::VarianceCase& person = request.cases(i);
    VariancePerson read{
        .document = &person,
        .amounts = {ParseMoney(person.actual()).value(), allocated[static_cast<std::size_t>(i)]},
        .before_support = {},
        .score = {}};
    if (all.has_before_support) {
      read.before_support = {ParseMoney(person.actual_before_support()).value(),
                             ParseMoney(person.allocated_before_support()).value()};
    }
    if (!person.score().empty()) read.score = Decimal::Parse(person.score()).value().Normalised();
    all.people.push_back(read);
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
