// The operation SumVariance (ras/v1/service.proto; docs/variance.md section 6).
#include "lib/variance/sum_variance.h"

#include <google/protobuf/arena.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/finding/answer.h"
#include "lib/finding/check_person_ids.h"
#include "lib/finding/finding_report.h"
#include "lib/finding/shape_findings.h"
#include "lib/finding/wording.h"
#include "lib/fingerprint/document_fingerprint.h"
#include "lib/shape/normal_form.h"
#include "lib/sheet/sheet_list.h"
#include "lib/terms/read_tolerance.h"
#include "lib/variance/group_people.h"
#include "lib/variance/summed_people.h"
#include "lib/variance/tell_figures.h"
#include "lib/variance/variance_people.h"
#include "lib/variance/variance_terms.h"

namespace ras {
namespace {

constexpr const char* kPeople = "people";

// What sums cannot tell, or is asked beside them.
void CheckWhatIsAsked(const v1::AnalyseVarianceRequest& people, FindingReport* report) {
  const auto refuse = [&](bool is_there, const char* field, const char* remedy) {
    if (!is_there) return;
    report->Error({.code = "not_summed",
                   .path = field,
                   .value = "",
                   .message = "This needs the people themselves, or stands beside the sums.",
                   .remedy = remedy});
  };
  refuse(people.has_bootstrap(), "bootstrap", "Leave it out, or analyse all people at once.");
  refuse(!people.drawn_for().empty(), "drawn_for", "Leave it out, or analyse all people at once.");
  refuse(people.largest() != 0, "largest", "Leave it out, or analyse all people at once.");
  refuse(people.every_case(), "every_case", "Leave it out, or analyse all people at once.");
  refuse(!people.earlier().empty(), "earlier", "Leave it out, or analyse all people at once.");
  refuse(!people.confidence_percent().empty(), "confidence_percent", "Give it beside the people.");
  refuse(!people.margin_percent().empty(), "margin_percent", "Give it beside the people.");
}

SummedTerms TermsOf(const v1::AnalyseVarianceRequest& request, const VariancePeople& people) {
  SummedTerms terms;
  v1::VarianceTolerance tolerance;
  TellTolerance(request.tolerance(), &tolerance);
  terms.period = request.period();
  terms.tolerance_percent = tolerance.percent();
  terms.tolerance_amount = tolerance.amount();
  for (const std::string& start : request.score_ranges()) {
    terms.score_ranges.push_back(NormalDecimal(start));
  }
  if (request.has_table()) terms.table_fingerprint = DocumentFingerprint(request.table());
  // Another part may have people to whom the table allocates.
  const bool is_gross = request.table().basis() == v1::TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT;
  terms.bases.push_back(is_gross && !people.has_before_support ? v1::SUPPORT_BASIS_BEFORE_INFORMAL_SUPPORT
                                                               : people.first_basis);
  if (people.has_before_support) terms.bases.push_back(v1::SUPPORT_BASIS_BEFORE_INFORMAL_SUPPORT);
  return terms;
}

// Everyone whose amounts a document holds can be counted.
void Add(const ActualAllocated& amounts, const Tolerance& tolerance, PeopleSums* sums) {
  static_cast<void>(sums->sums.Add(amounts, tolerance));
  static_cast<void>(sums->differences.Add(amounts.allocated - amounts.actual));
}

SummedPeople SumPeople(const v1::AnalyseVarianceRequest& request, const VariancePeople& people,
                       const std::vector<PeopleGrouping>& groupings, const Tolerance& tolerance) {
  SummedPeople summed;
  summed.terms = TermsOf(request, people);
  for (const PeopleGrouping& grouping : groupings) summed.terms.groupings.push_back(grouping.by);
  for (std::size_t v = 0; v < summed.terms.bases.size(); ++v) {
    const auto amounts = [&](const VariancePerson& person) {
      return v == 0 ? person.amounts : person.before_support;
    };
    SummedView& view = summed.views.emplace_back();
    for (const VariancePerson& person : people.people) Add(amounts(person), tolerance, &view.everyone);
    for (const PeopleGrouping& grouping : groupings) {
      std::map<SummedKey, PeopleSums>& groups = view.groupings.emplace_back();
      for (const PeopleInCommon& group : grouping.groups) {
        SummedKey key;
        for (std::size_t d = 0; d < group.names.size(); ++d) {
          key.emplace_back(PlaceOf(request, people, grouping.by[d], group.members.front()), group.names[d]);
        }
        PeopleSums& sums = groups[key];
        for (const std::size_t i : group.members) Add(amounts(people.people[i]), tolerance, &sums);
      }
    }
  }
  for (const VariancePerson& person : people.people) {
    summed.fingerprint = AddDigests(summed.fingerprint, Sha256(LineOf(person)));
  }
  return summed;
}

// The people of the request in sums; nothing, after reports below "people", if they cannot be added up.
std::optional<SummedPeople> ReadPeople(const v1::AnalyseVarianceRequest& request, bool obeys_rules,
                                       FindingReport* whole) {
  FindingReport report;
  std::optional<SummedPeople> summed;
  if (request.cases().empty()) ReportNobody("cases", &report);
  const std::vector<int> by_id = CheckVarianceIds(request, &report);
  if (obeys_rules) {
    CheckWhatIsAsked(request, &report);
    CheckGroupings(request, &report);
    const VarianceTerms terms = ReadTerms(request, &report);
    const VariancePeople people = ReadVariancePeople(request, by_id, {}, &report);
    if (!report.has_errors()) {
      std::vector<PeopleGrouping> groupings;
      if (!request.groupings().empty()) groupings = GroupPeople(request, people, &report);
      if (!report.has_errors()) summed = SumPeople(request, people, groupings, terms.tolerance);
    }
  }
  std::vector<v1::Finding> findings;
  report.Finish(&findings);
  for (const v1::Finding& finding : findings) {
    v1::Finding kept;
    kept.CopyFrom(finding);
    kept.set_path(In(kPeople, finding.path()));
    whole->Keep(std::move(kept));
  }
  return summed;
}

// The first thing by which two analyses differ, as the field of the sums; empty if there is none.
std::string DifferenceOf(const SummedTerms& a, const SummedTerms& b) {
  if (a.period != b.period) return "period";
  if (a.tolerance_percent != b.tolerance_percent || a.tolerance_amount != b.tolerance_amount)
    return "tolerance";
  if (a.score_ranges != b.score_ranges) return "score_ranges";
  if (a.table_fingerprint != b.table_fingerprint) return "table_fingerprint";
  if (a.bases != b.bases || a.groupings != b.groupings) return "views";
  return {};
}

void TellViews(const SummedPeople& people, const VarianceTerms& terms, v1::SumVarianceResponse* response) {
  const auto tell = [&](const PeopleSums& sums, v1::VarianceFigures* told) {
    TellSummedFigures(sums.sums, sums.differences, terms, told);
  };
  for (std::size_t v = 0; v < people.views.size(); ++v) {
    v1::VarianceView* view = response->add_views();
    view->set_basis(people.terms.bases[v]);
    tell(people.views[v].everyone, view->mutable_everyone());
    for (std::size_t g = 0; g < people.terms.groupings.size(); ++g) {
      v1::GroupedVariance* grouping = view->add_groupings();
      for (const v1::VarianceDimension dimension : people.terms.groupings[g]) grouping->add_by(dimension);
      for (const auto& [key, sums] : people.views[v].groupings[g]) {
        v1::VarianceFigures* group = grouping->add_groups();
        for (const auto& [place, name] : key) group->add_names(name);
        tell(sums, group);
        // It is not known what the parts were drawn for.
        group->set_unsupported(true);
      }
    }
  }
}

class Sum {
 public:
  Sum(const v1::SumVarianceRequest& request, FindingReport* report) : request_(request), report_(*report) {}

  void Run(v1::SumVarianceResponse* response) {
    if (!request_.has_people() && request_.sums().empty()) {
      report_.Error({.code = "missing",
                     .path = kPeople,
                     .value = "",
                     .message = "There are neither people nor sums.",
                     .remedy = "Give people, sums, or both."});
    }
    const ShapeOutcome shape = ReportShape(request_, &report_);
    if (!shape.all_lists_end) return;
    if (request_.has_people()) {
      if (std::optional<SummedPeople> people = ReadPeople(request_.people(), shape.obeys_rules, &report_)) {
        Take(*std::move(people), kPeople);
      }
    }
    if (!shape.obeys_rules) return;
    for (int i = 0; i < request_.sums_size(); ++i) {
      const std::size_t errors = report_.errors();
      const std::string path = At("", "sums", i);
      SummedPeople read = ReadSums(request_.sums(i), path, &report_);
      if (report_.errors() == errors) Take(std::move(read), path);
    }
    v1::AnalyseVarianceRequest asked;
    asked.set_confidence_percent(request_.confidence_percent());
    asked.set_margin_percent(request_.margin_percent());
    const VarianceTerms terms = ReadTerms(asked, &report_);
    if (report_.has_errors()) return;
    WriteSums(*together_, response->mutable_sums());
    TellViews(*together_, terms, response);
    v1::AnalyseVarianceResponse told;
    TellTerms(asked, &told);
    response->set_confidence_percent(told.confidence_percent());
    response->set_margin_percent(told.margin_percent());
  }

 private:
  void Take(SummedPeople people, const std::string& path) {
    if (!together_) {
      together_ = std::move(people);
      first_ = path;
      return;
    }
    if (const std::string field = DifferenceOf(together_->terms, people.terms); !field.empty()) {
      report_.Error({.code = "sums_of_another_analysis",
                     .path = path == kPeople ? path : In(path, field),
                     .value = "",
                     .message = "Here the " + NameOf(field) + " is not as in " + first_ + ".",
                     .remedy = "Add up people that were analysed in the same way."});
      return;
    }
    if (MergeSums(people, &*together_)) return;
    report_.Error({.code = "too_many_people",
                   .path = path,
                   .value = std::to_string(people.views.front().everyone.sums.people()),
                   .message = "With these there are more than 2^40 people.",
                   .remedy = "Add up fewer."});
  }

  static std::string NameOf(const std::string& field) {
    if (field == "score_ranges") return "list of score ranges";
    if (field == "table_fingerprint") return "table";
    if (field == "views") return "basis, or what people are grouped by,";
    return field;
  }

  const v1::SumVarianceRequest& request_;
  FindingReport& report_;
  std::optional<SummedPeople> together_;
  std::string first_;
};

}  // namespace

void SumVariance(const v1::SumVarianceRequest& request, v1::SumVarianceResponse* response) {
  response->Clear();
  FindingReport report;
  google::protobuf::Arena arena;
  auto& with_people = *google::protobuf::Arena::CreateMessage<v1::SumVarianceRequest>(&arena);
  with_people.CopyFrom(request);
  std::optional<SheetList> cases;
  if (request.has_people()) {
    cases.emplace(SheetField{.list = "cases", .sheet = "sheet", .within = kPeople},
                  with_people.mutable_people(), &report);
  }
  if (!cases || cases->is_whole()) Sum(with_people, &report).Run(response);
  FinishAnswer(&report, response, [&](v1::Finding* finding) { return !cases || cases->Place(finding); });
}

}  // namespace ras
