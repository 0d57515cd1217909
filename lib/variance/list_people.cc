#include "lib/variance/list_people.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "lib/figure/tell_amount.h"

namespace ras {
namespace {

constexpr uint8_t kPercentDecimals = 2;

v1::VarianceChange ChangeTold(const ActualAllocated& amounts, const Tolerance& tolerance) {
  switch (ChangeOf(amounts, tolerance)) {
    case Change::kGains:
      return v1::VARIANCE_CHANGE_GAINS;
    case Change::kLoses:
      return v1::VARIANCE_CHANGE_LOSES;
    default:
      return v1::VARIANCE_CHANGE_WITHIN;
  }
}

void TellPerson(const VariancePerson& person, const ActualAllocated& amounts, const Tolerance& tolerance,
                v1::PersonVariance* out) {
  out->set_id(person.document->id());
  if (person.score) out->set_score(person.score->ToString());
  out->set_care_group(person.document->care_group());
  TellAmount(amounts.actual, out->mutable_actual());
  TellAmount(amounts.allocated, out->mutable_allocated());
  const int64_t difference = amounts.allocated - amounts.actual;
  TellAmount(difference, out->mutable_difference());
  if (const auto share = Rational::Make(Int256(difference), Int256(amounts.actual)); share.ok()) {
    out->set_percent(
        DecimalText(Multiply(share.value(), Rational(100)).value(), kPercentDecimals).value_or(""));
  }
  out->set_change(ChangeTold(amounts, tolerance));
  out->set_service(person.document->service());
  out->set_band(std::string(person.band));
  out->set_table(std::string(person.table));
  out->set_approval_tier(person.document->approval_tier());
}

// `sign`: 1 for those who gain, -1 for those who lose.
void TellLargest(const VariancePeople& people, const std::vector<ActualAllocated>& amounts,
                 const Tolerance& tolerance, std::size_t most, int sign,
                 google::protobuf::RepeatedPtrField<v1::PersonVariance>* out) {
  const auto change = [&](std::size_t i) { return sign * (amounts[i].allocated - amounts[i].actual); };
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    if (change(i) > 0) order.push_back(i);
  }
  // People are in the order of their ids, which decides between equal changes.
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return change(a) != change(b) ? change(a) > change(b) : a < b;
  });
  if (order.size() > most) order.resize(most);
  for (const std::size_t i : order) TellPerson(people.people[i], amounts[i], tolerance, out->Add());
}

}  // namespace

void ListPeople(const v1::AnalyseVarianceRequest& request, const VariancePeople& people,
                const std::vector<ActualAllocated>& amounts, const Tolerance& tolerance,
                v1::VarianceView* view) {
  TellLargest(people, amounts, tolerance, request.largest(), 1, view->mutable_most_gained());
  TellLargest(people, amounts, tolerance, request.largest(), -1, view->mutable_most_lost());
  for (std::size_t i = 0; request.every_case() && i < amounts.size(); ++i) {
    TellPerson(people.people[i], amounts[i], tolerance, view->add_cases());
  }
}

}  // namespace ras
