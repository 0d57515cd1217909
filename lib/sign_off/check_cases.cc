#include "lib/sign_off/check_cases.h"

#include <google/protobuf/arena.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/finding/wording.h"
#include "lib/shape/normal_form.h"
#include "lib/sheet/sheet_list.h"
#include "lib/sign_off/check_draw.h"
#include "lib/sign_off/compare_populations.h"
#include "lib/sign_off/people_nowhere.h"

namespace ras {
namespace {

using CasesById = std::map<std::string_view, int>;
using Cases = google::protobuf::RepeatedPtrField<v1::SampleCase>;
using Text = const std::string& (v1::SampleCase::*)() const;

constexpr const char* kCollateAgain =
    "Build from the cases of the collation, or collate again and keep the record of that.";

CasesById Index(const Cases& cases) {
  CasesById index;
  for (int i = 0; i < cases.size(); ++i) index.emplace(cases[i].id(), i);
  return index;
}

// Amounts and scores may be written in more than one way.
enum class Kind : unsigned char { kText, kDecimal, kMoney };

std::string Canonical(Kind kind, const std::string& value) {
  if (kind == Kind::kText) return value;
  return kind == Kind::kMoney ? NormalMoney(value) : NormalDecimal(value);
}

// What the build takes from a collation. What a case counts for is not among it.
struct Field {
  const char* name;
  Text text;
  Kind kind;
};

constexpr Field kFields[] = {
    {"care_group", &v1::SampleCase::care_group, Kind::kText},
    {"score", &v1::SampleCase::score, Kind::kDecimal},
    {"cost", &v1::SampleCase::cost, Kind::kMoney},
    {"excluded_because", &v1::SampleCase::excluded_because, Kind::kText},
    {"service", &v1::SampleCase::service, Kind::kText},
    {"spent_now", &v1::SampleCase::spent_now, Kind::kMoney},
};

// What a measure's scores are; nothing where what is done to a percentage makes something else of it.
std::optional<v1::TableKind> KindOf(const v1::Measure& measure) {
  v1::TableKind kind = v1::TABLE_KIND_POINTS;
  for (const v1::Transform& transform : measure.transforms()) {
    if (transform.has_percent_of_maximum()) {
      kind = v1::TABLE_KIND_PERCENTAGE;
    } else if (kind == v1::TABLE_KIND_PERCENTAGE && !transform.has_clamp() && !transform.has_round()) {
      return std::nullopt;
    }
  }
  return kind;
}

// Reports at places of the build's request, sheet or not.
class CaseChecks {
 public:
  CaseChecks(const v1::SignOffRequest& request, const Cases& cases, FindingReport* report)
      : request_(request), cases_(cases), by_id_(Index(cases)), report_(*report) {}

  void CompareWithCollation() {
    if (!request_.has_collation()) return;
    const v1::CollateSampleResponse& collated = request_.collation().collated();
    const v1::TablePlan& plan = request_.build().plan();
    CheckPlan("basis", v1::TableBasis_Name(plan.basis()), v1::TableBasis_Name(collated.basis()));
    CheckPlan("period", v1::Period_Name(plan.period()), v1::Period_Name(collated.period()));
    CheckKind(plan.kind());
    const CasesById made = Index(collated.cases());
    // Those of whom no case could be made may stand among the cases, with nothing but the reason.
    std::map<std::string_view, std::string_view> reasons;
    for (const v1::CollateExclusion& person : collated.excluded()) {
      reasons.emplace(person.id(), person.because());
    }
    for (int i = 0; i < cases_.size(); ++i) {
      const v1::SampleCase& here = cases_[i];
      if (const auto same = made.find(here.id()); same != made.end()) {
        CompareCase(i, collated.cases(same->second));
      } else if (const auto reason = reasons.find(here.id()); reason != reasons.end()) {
        v1::SampleCase nothing_else;
        nothing_else.set_excluded_because(std::string(reason->second));
        CompareCase(i, nothing_else);
      } else {
        Differs(In(At("", "cases", i), "id"), here.id(), "The collation has nobody of that id.",
                kCollateAgain);
      }
    }
    for (const v1::SampleCase& there : collated.cases()) {
      if (by_id_.contains(there.id())) continue;
      Differs("cases", there.id(),
              "The collation has a case for " + Quote(there.id()) + ", and the build has none.",
              "Build from all cases of the collation. Whom it is to leave out has a reason there.");
    }
  }

  void CompareWithSample(const google::protobuf::RepeatedPtrField<v1::SupportedPerson>& sample) {
    if (sample.empty()) return;  // Counted, not named.
    std::vector<std::string_view> sampled;
    for (const v1::SupportedPerson& person : sample) sampled.emplace_back(person.id());
    std::sort(sampled.begin(), sampled.end());
    for (int i = 0; i < cases_.size(); ++i) {
      if (std::binary_search(sampled.begin(), sampled.end(), std::string_view(cases_[i].id()))) continue;
      report_.Error(
          {.code = "case_not_sampled",
           .path = In(At("", "cases", i), "id"),
           .value = cases_[i].id(),
           .message = "Nobody in the sample that was checked has this id.",
           .remedy = "Check the sample that the cases are of. People are not added to a sample by choice."});
    }
  }

 private:
  void Differs(std::string path, std::string value, std::string message, const char* remedy) {
    report_.Error({.code = "cases_differ",
                   .path = std::move(path),
                   .value = std::move(value),
                   .message = std::move(message),
                   .remedy = remedy});
  }

  void CheckPlan(const char* field, const std::string& here, const std::string& collated) {
    if (here == collated) return;
    Differs(In("plan", field), here, "The cases were collated for " + collated + ".", kCollateAgain);
  }

  // Where answers made the scores, their measure says whether these are percentages.
  void CheckKind(v1::TableKind kind) {
    const v1::CollateScoring& scoring = request_.collation().collate().scoring();
    for (const v1::Measure& measure : scoring.measures()) {
      if (!scoring.measure().empty() && measure.id() != scoring.measure()) continue;
      const std::optional<v1::TableKind> made = KindOf(measure);
      if (!made || *made == kind) return;
      Differs("plan.kind", v1::TableKind_Name(kind),
              "The scores of the collation are " +
                  std::string(*made == v1::TABLE_KIND_POINTS ? "points." : "percentages."),
              *made == v1::TABLE_KIND_POINTS ? "Build a table of points." : "Build a table of percentages.");
    }
  }

  void CompareCase(int i, const v1::SampleCase& there) {
    for (const Field& field : kFields) {
      const std::string here = Canonical(field.kind, (cases_[i].*field.text)());
      const std::string collated = Canonical(field.kind, (there.*field.text)());
      if (here == collated) continue;
      Differs(In(At("", "cases", i), field.name), here,
              collated.empty() ? "The collation has nothing here."
                               : "In the collation this is " + Quote(collated) + ".",
              kCollateAgain);
    }
  }

  const v1::SignOffRequest& request_;
  const Cases& cases_;
  const CasesById by_id_;
  FindingReport& report_;
};

}  // namespace

void CheckThatRecordsAgree(const v1::SignOffRequest& request, FindingReport* report) {
  if (!request.has_collation() && !request.has_sample_check() && !request.has_sample_draw()) return;
  // In an arena, where growing lists lose nothing if memory runs out.
  google::protobuf::Arena arena;
  auto& build = *google::protobuf::Arena::CreateMessage<v1::BuildTableRequest>(&arena);
  build.CopyFrom(request.build());
  auto& sample = *google::protobuf::Arena::CreateMessage<v1::PeopleByGroup>(&arena);
  sample.CopyFrom(request.sample_check().check().sample());
  // Both have been read before without an error.
  FindingReport of_build;
  const SheetList cases({.list = "cases", .sheet = "sheet"}, &build, &of_build);
  const SheetList people({.list = "people", .sheet = "sheet"}, &sample, report);
  CaseChecks checks(request, build.cases(), &of_build);
  checks.CompareWithCollation();
  checks.CompareWithSample(sample.people());
  std::set<std::string_view> sampled;
  for (const v1::SupportedPerson& person : sample.people()) sampled.insert(person.id());
  WarnOfPeopleNowhere(
      {"sampled_without_case", "sample_check.check.sample", "person of the sample", "people of the sample"},
      sampled, build.cases(), request, report);
  CheckDrawAgainstCases(request, build.cases(), sample.people(), &of_build, report);
  CompareCareGroups(request, build.cases(), sample.people(), report);
  std::vector<v1::Finding> findings;
  of_build.Finish(&findings);
  for (v1::Finding& finding : findings) {
    cases.Place(&finding);
    finding.set_path(In("build", finding.path()));
    report->Keep(std::move(finding));
  }
}

}  // namespace ras
