#include "lib/sign_off/collation_choices.h"

#include <google/protobuf/arena.h>

#include <algorithm>
#include <string>

#include "lib/collate/unit_costs.h"
#include "lib/finding/finding_report.h"
#include "lib/sheet/sheet_list.h"
#include "lib/sign_off/choices_report.h"
#include "lib/sign_off/figure_text.h"
#include "lib/sign_off/report_section.h"
#include "ras/decimal.h"
#include "ras/rounding.h"

namespace ras {
namespace {

bool IsSharedOut(const v1::CollateService& service) { return service.unit_cost().empty(); }

// As it is given; of a whole cost that is shared out half-up to the penny, and empty if that has no room.
std::string UnitCostText(const v1::CollateService& service) {
  if (!IsSharedOut(service)) return service.unit_cost();
  const Result<Rational> part =
      Divide(InPence(service.total_cost()), Rational(Decimal::Parse(service.units()).value()));
  const Result<int64_t> pence = part.ok() ? RoundAmount(part.value(), AmountRounding{}) : part.fault();
  return pence.ok() ? TotalText(pence.value()) : "";
}

void WriteReductions(v1::SignOffResponse* response) {
  const auto& reductions = response->collation_choices().reductions();
  if (reductions.empty()) return;
  v1::Section* section = AddSection("grossed_up", "By what costs were grossed up", response);
  AddRow({std::string(ChoiceLabel("CollateReduction.impact")),
          std::string(ChoiceLabel("CollateReduction.from_percent")),
          std::string(ChoiceLabel("CollateReduction.percent"))},
         section);
  for (const v1::CollateReduction& step : reductions) {
    AddRow({step.impact(), (step.from_percent().empty() ? "0" : step.from_percent()) + "%",
            step.percent() + "%"},
           section);
  }
}

void WriteServices(v1::SignOffResponse* response) {
  const auto& services = response->collation_choices().services();
  if (services.empty()) return;
  v1::Section* section = AddSection("services", "What a unit of a service costs", response);
  if (std::ranges::any_of(services, IsSharedOut)) {
    section->add_paragraphs(
        "Of a service whose whole cost is known a unit costs its share of that, which is told here half-up "
        "to the penny and was taken exactly.");
  }
  const auto label = [](const char* field) {
    return std::string(ChoiceLabel(std::string("CollateService.") + field));
  };
  AddRow(
      {label("id"), label("unit"), label("unit_cost"), label("total_cost"), label("units"), label("source")},
      section);
  for (const v1::CollateService& service : services) {
    AddRow({service.id(), service.unit(), UnitCostText(service), service.total_cost(), service.units(),
            service.source()},
           section);
  }
}

}  // namespace

void TellCollationChoices(const v1::SignOffRequest& request, v1::SignOffResponse* response) {
  if (!request.has_collation()) return;
  // In an arena, where growing lists lose nothing if memory runs out.
  google::protobuf::Arena arena;
  auto& choices = *google::protobuf::Arena::CreateMessage<v1::CollateSampleRequest>(&arena);
  choices.CopyFrom(request.collation().collate());
  choices.clear_people();
  choices.clear_people_sheet();
  choices.clear_items();
  choices.clear_items_sheet();
  // It has been collated again without an error.
  FindingReport none;
  const SheetList services({.list = "services", .sheet = "services_sheet"}, &choices, &none);
  if (choices.care_group_rule() == v1::COLLATE_CARE_GROUP_RULE_UNSPECIFIED) {
    choices.set_care_group_rule(v1::COLLATE_CARE_GROUP_RULE_FRAMEWORK);
  }
  if (choices.basis() == v1::COLLATE_BASIS_AS_SCORED) {
    choices.clear_unknown_share();
  } else if (choices.unknown_share() == v1::COLLATE_UNKNOWN_SHARE_UNSPECIFIED) {
    choices.set_unknown_share(v1::COLLATE_UNKNOWN_SHARE_REFUSE);
  }
  if (choices.has_scoring() && choices.scoring().measure().empty() &&
      choices.scoring().measures_size() == 1) {
    choices.mutable_scoring()->set_measure(choices.scoring().measures(0).id());
  }
  response->mutable_collation_choices()->CopyFrom(choices);
  response->mutable_collation_choices()->clear_services_sheet();
}

void WriteCollationChoices(const v1::CollateSampleRequest& choices, v1::Section* section) {
  google::protobuf::Arena arena;
  auto& single = *google::protobuf::Arena::CreateMessage<v1::CollateSampleRequest>(&arena);
  single.CopyFrom(choices);
  // These have sections of their own.
  single.clear_reductions();
  single.clear_services();
  single.clear_categories();
  WriteFields(single, section);
  AddRow({"a person's cost is rounded, once", RoundingText(choices.rounding())}, section);
}

void WriteCollationLists(v1::SignOffResponse* response) {
  WriteReductions(response);
  WriteServices(response);
}

}  // namespace ras
