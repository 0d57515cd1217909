#include "lib/policy/compile.h"

namespace ras {
namespace {

std::vector<Decimal> FactorsByIndex(const v1::FactorByName& document, const IndexById& index) {
  std::vector<Decimal> factors(index.size(), Decimal{1, 0});
  for (const v1::NamedFactor& factor : document.factors()) {
    factors[static_cast<std::size_t>(index.at(factor.name()))] = ParseChecked(factor.factor());
  }
  return factors;
}

int64_t Pence(const std::string& pounds) { return ParseMoney(pounds).value_or(0); }

}  // namespace

void PolicyCompiler::CompileComponents() {
  for (int c = 0; c < out_.document.components_size(); ++c) {
    const v1::Component& document = out_.document.components(c);
    CompiledComponent component;
    component.document = &document;
    if (document.has_when()) {
      component.always = false;
      component.when = CompileCondition(document.when());
    }
    if (!document.measure().empty()) component.measure = out_.measure_index.at(document.measure());
    component.table_of_group.assign(out_.care_group_index.size(), -1);
    if (document.choice_case() == v1::Component::kTable) {
      component.table_of_group.assign(out_.care_group_index.size(), out_.table_index.at(document.table()));
    }
    for (const v1::TableChoice& choice : document.table_by_care_group().choices()) {
      component.table_of_group[static_cast<std::size_t>(out_.care_group_index.at(choice.care_group()))] =
          out_.table_index.at(choice.table());
    }
    // Tables of one component share a period: the checks require it.
    const auto table = static_cast<std::size_t>(component.table_of_group.front());
    CompileAdjustments(document.adjustments(), out_.tables[table].document->period(),
                       "components[" + std::to_string(c) + "]", &component.adjustments);
    out_.components.push_back(std::move(component));
  }
  CompileAdjustments(out_.document.total_adjustments(), out_.document.result_period(), "total_adjustments",
                     &out_.total_adjustments);
}

void PolicyCompiler::CompileAdjustments(const google::protobuf::RepeatedPtrField<v1::Adjustment>& documents,
                                        v1::Period period, const std::string& path,
                                        std::vector<CompiledAdjustment>* adjustments) {
  using Kind = CompiledAdjustment::Kind;
  for (const v1::Adjustment& document : documents) {
    CompiledAdjustment adjustment;
    adjustment.document = &document;
    if (document.has_when()) {
      adjustment.always = false;
      adjustment.when = CompileCondition(document.when());
    }
    adjustment.rounding = CompileRounding(document.rounding());
    adjustment.period_before = adjustment.period_after = period;
    switch (document.kind_case()) {
      case v1::Adjustment::kFactor:
        adjustment.kind = Kind::kFactor;
        adjustment.factors = {ParseChecked(document.factor())};
        break;
      case v1::Adjustment::kFactorByCareGroup:
        adjustment.kind = Kind::kFactorByCareGroup;
        adjustment.factors = FactorsByIndex(document.factor_by_care_group(), out_.care_group_index);
        break;
      case v1::Adjustment::kFactorByArea:
        adjustment.kind = Kind::kFactorByArea;
        adjustment.factors = FactorsByIndex(document.factor_by_area(), out_.area_index);
        break;
      case v1::Adjustment::kAdd:
        adjustment.kind = Kind::kAdd;
        adjustment.pence = Pence(document.add());
        break;
      case v1::Adjustment::kMinimum:
        adjustment.kind = Kind::kMinimum;
        adjustment.pence = Pence(document.minimum());
        break;
      case v1::Adjustment::kCap:
        adjustment.kind = Kind::kCap;
        adjustment.pence = Pence(document.cap());
        break;
      case v1::Adjustment::kCutOff:
        adjustment.kind = Kind::kCutOff;
        adjustment.pence = Pence(document.cut_off());
        break;
      case v1::Adjustment::kInformalSupport:
        adjustment.kind = Kind::kInformalSupport;
        break;
      case v1::Adjustment::kConvertPeriod:
        adjustment.kind = Kind::kConvertPeriod;
        adjustment.period_after = document.convert_period().to();
        adjustment.ratio =
            CompilePeriodRatio(period, adjustment.period_after, document.convert_period().basis());
        period = adjustment.period_after;
        break;
      case v1::Adjustment::kRound:
        adjustment.kind = Kind::kRound;
        break;
      case v1::Adjustment::KIND_NOT_SET:
        Error(path, "kind_missing", "An adjustment says nothing of what it does.",
              "Name one kind of adjustment.");
        break;
    }
    adjustments->push_back(std::move(adjustment));
  }
}

}  // namespace ras
