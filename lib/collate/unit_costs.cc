#include "lib/collate/unit_costs.h"

#include <string>

#include "lib/finding/wording.h"
#include "ras/decimal.h"

namespace ras {
namespace {

// What a unit costs; zero, after a report, if that is not said.
Rational ReadUnitCost(const v1::CollateService& service, const std::string& path, FindingReport* report) {
  const bool shared = !service.total_cost().empty() || !service.units().empty();
  if (!service.unit_cost().empty()) {
    if (shared) {
      report->Error({.code = "unit_cost_twice",
                     .path = In(path, "unit_cost"),
                     .value = service.unit_cost(),
                     .message = "It is said twice what a unit costs: outright, and by the whole cost.",
                     .remedy = "Keep either the unit cost, or the whole cost and the units."});
    }
    return InPence(service.unit_cost());
  }
  if (service.total_cost().empty() || service.units().empty()) {
    report->Error({.code = "unit_cost_missing",
                   .path = path,
                   .value = service.id(),
                   .message = "It is not said what a unit of this service costs.",
                   .remedy = "Give unit_cost, or both total_cost and units."});
    return {};
  }
  const Result<Rational> part =
      Divide(InPence(service.total_cost()), Rational(Decimal::Parse(service.units()).value()));
  if (!part.ok()) {
    report->Error({.code = "no_units",
                   .path = In(path, "units"),
                   .value = service.units(),
                   .message = "The whole cost cannot be shared out among no units.",
                   .remedy = "Give how many units the service provided for that cost."});
  }
  return part.value();
}

}  // namespace

Rational InPence(std::string_view decimal) {
  // A decimal of 18 digits times a hundred.
  return Multiply(Rational(Decimal::Parse(decimal).value()), Rational(100)).value();
}

UnitCosts::UnitCosts(const v1::CollateSampleRequest& request, FindingReport* report) {
  for (int i = 0; i < request.services_size(); ++i) {
    const v1::CollateService& service = request.services(i);
    const std::string path = At("", "services", i);
    if (!services_.emplace(service.id(), Service{&service, ReadUnitCost(service, path, report)}).second) {
      report->Error({.code = "duplicate_id",
                     .path = In(path, "id"),
                     .value = service.id(),
                     .message = "Another service has this id.",
                     .remedy = "Give every service an id of its own."});
    }
  }
}

const UnitCosts::Service* UnitCosts::Find(std::string_view id) const {
  const auto found = services_.find(id);
  return found == services_.end() ? nullptr : &found->second;
}

}  // namespace ras
