#include "lib/sign_off/choices_report.h"

#include <google/protobuf/message.h>

#include <algorithm>
#include <string>
#include <vector>

#include "lib/build/method_name.h"
#include "lib/sign_off/figure_text.h"
#include "lib/sign_off/report_section.h"
#include "lib/terms/kernel_terms.h"
#include "ras/v1/table_build.pb.h"

namespace ras {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

struct Label {
  std::string_view field;
  std::string_view label;
};

constexpr Label kLabels[] = {
    {"TablePlan.id", "the table's id"},
    {"TablePlan.title", "its title"},
    {"TablePlan.period", "costs and amounts are for one"},
    {"TablePlan.kind", "rows are for"},
    {"TablePlan.from", "the first row's score"},
    {"TablePlan.to", "the last row's score"},
    {"TablePlan.above", "a score above the last row has"},
    {"TablePlan.below", "a score below the first row has"},
    {"PercentileAlignment.percentile_rule", "percentiles are read by the rule"},
    {"IsotonicRegression.fit", "nearest to the costs by"},
    {"PolynomialFit.degree", "degree of the polynomial"},
    {"AgreedAmount.score", "agreed score"},
    {"AgreedAmount.amount", "and its amount"},
    {"BuildMethod.join", "scores that have an amount are joined by"},
    {"PercentileBounds.below", "left out: who costs less than the percentile"},
    {"PercentileBounds.above", "left out: who costs more than the percentile"},
    {"PercentileBounds.percentile_rule", "percentiles of costs are read by the rule"},
    {"AmountBounds.below", "left out: who costs less than"},
    {"AmountBounds.above", "left out: who costs more than"},
    {"InterquartileBounds.times", "left out: beyond the quartiles by so many interquartile ranges"},
    {"InterquartileBounds.percentile_rule", "quartiles of costs are read by the rule"},
    {"MedianDeviationBounds.times", "left out: so many scaled median deviations from the median"},
    {"ResidualBounds.below", "left out: who costs less than their row by more than"},
    {"ResidualBounds.above", "left out: who costs more than their row by more than"},
    {"ResidualBounds.times", "left out: cost less row beyond its quartiles by so many interquartile ranges"},
    {"ResidualBounds.percentile_rule", "quartiles of cost less row are read by the rule"},
    {"OutlierRules.at_least", "left out: by so many of these rules or more"},
    {"BuildSteps.monotone", "rows that fell"},
    {"GroupMeansStep.rows", "rows that share their mean"},
    {"GroupMeansStep.from_highest", "groups of rows begin at the highest score"},
    {"GroupMeansStep.by_people", "in a group a row counts for its people"},
    {"LowNeedThreshold.score", "no allocation below the score"},
    {"LowNeedThreshold.met_by", "where need below it is met"},
    {"BuildSteps.budget", "scaled to the budget"},
    {"Contingency.percent", "contingency, in percent of every row"},
    {"Contingency.for_children", "it is that of a policy for children"},
    {"Contingency.purposes", "kept for"},
    {"CrossValidation.folds", "tested on people it had not seen, in folds"},
    {"CrossValidation.seed", "who is in which fold comes of the seed"},
    {"CollateSampleRequest.care_group_rule", "age and need make the care group, if it is not given, by"},
    {"CollateSampleRequest.basis", "scores and costs come to be on one basis by"},
    {"CollateSampleRequest.unknown_share", "people of whom it is not known what is met informally"},
    {"CollateSampleRequest.period", "costs are for one"},
    {"CollateSampleRequest.year_basis", "how long a year is"},
    {"CollateReduction.impact", "what helping means for the carer"},
    {"CollateReduction.from_percent", "met informally, from"},
    {"CollateReduction.percent", "taken off"},
    {"CollateService.id", "service"},
    {"CollateService.unit", "a unit"},
    {"CollateService.unit_cost", "a unit costs"},
    {"CollateService.total_cost", "its share of"},
    {"CollateService.units", "for so many units"},
    {"CollateService.source", "source"},
    {"CollateScoring.measure", "scores are made of answers by the measure"},
    {"CollateScoring.scoring_view", "where two views were given, the one that scores is that of the"},
};

// Values that members would not know by their word.
constexpr Label kValues[] = {
    {"COLLATE_CARE_GROUP_RULE_FRAMEWORK",
     "the framework: a learning disability at any age; else from 65 on older people; else the need"},
    {"COLLATE_CARE_GROUP_RULE_RETURN", "the return EX1: from 65 on older people; else the need"},
    {"COLLATE_BASIS_GROSS_COSTS_UP", "grossing costs up to those of all need"},
    {"COLLATE_BASIS_NEED_AFTER_SUPPORT", "bringing scores down to the need that is left"},
    {"COLLATE_BASIS_AS_SCORED", "scores that leave it out as costs do"},
    {"COLLATE_UNKNOWN_SHARE_REFUSE", "none are taken: nothing comes of a sample with such people"},
    {"COLLATE_UNKNOWN_SHARE_EXCLUDE", "are left out, by name"},
};

std::string EnumText(const google::protobuf::EnumValueDescriptor& value) {
  const auto* const found = std::ranges::find(kValues, std::string_view(value.name()), &Label::field);
  return found == std::ranges::end(kValues) ? SheetWord(value) : std::string(found->label);
}

std::string ValueText(const Message& message, const FieldDescriptor& field, int index) {
  const Reflection& reflection = *message.GetReflection();
  const bool listed = field.is_repeated();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_ENUM:
      return EnumText(listed ? *reflection.GetRepeatedEnum(message, &field, index)
                             : *reflection.GetEnum(message, &field));
    case FieldDescriptor::CPPTYPE_UINT32:
      return std::to_string(reflection.GetUInt32(message, &field));
    case FieldDescriptor::CPPTYPE_BOOL:
      return reflection.GetBool(message, &field) ? "yes" : "no";
    default: {
      std::string scratch;
      return listed ? reflection.GetRepeatedStringReference(message, &field, index, &scratch)
                    : reflection.GetStringReference(message, &field, &scratch);
    }
  }
}

// The curve, or the price of a point, in whole units of currency.
void WriteCurve(const v1::TableProvenance& provenance, v1::Section* section) {
  for (int power = 0; power < provenance.coefficients_size(); ++power) {
    AddRow({"in the curve, for the score to the power of " + std::to_string(power),
            provenance.coefficients(power)},
           section);
  }
  if (!provenance.price_of_point().empty())
    AddRow({"price of a point", provenance.price_of_point()}, section);
}

void WriteOutliers(const v1::TableProvenance& provenance, v1::Section* section) {
  WriteFields(provenance.outliers(), section);
  for (const v1::OutlierBound& bound : provenance.outlier_bounds()) {
    AddRow({"which left out, " + Word(*v1::OutlierRule_descriptor(), bound.by()) + " of " + bound.bound(),
            std::to_string(bound.people())},
           section);
  }
  if (provenance.has_outliers_cost()) {
    AddRow({"those left out by rule cost together", provenance.outliers_cost().decimal()}, section);
  }
}

void WriteWeights(const v1::TableProvenance& provenance, v1::Section* section) {
  if (provenance.weighting() == v1::WEIGHTING_EQUAL) {
    AddRow({"people of the sample count", "once each"}, section);
  }
  if (provenance.stands_for().empty()) return;
  AddRow({"people of the sample count", provenance.weighting() == v1::WEIGHTING_BY_CASE
                                            ? "for as many people as the sample says"
                                            : "for their stratum's people over those of the sample"},
         section);
  AddRow({"so that together they stand for", provenance.stands_for()}, section);
  for (const v1::StratumWeight& stratum : provenance.stratum_weights()) {
    AddRow({"each of " + stratum.care_group() + (stratum.service().empty() ? "" : ", " + stratum.service()) +
                ", " + OutOf(stratum.sampled(), stratum.people()) + " people, counts for",
            stratum.weight()},
           section);
  }
}

}  // namespace

void WriteFields(const Message& message, v1::Section* section) {
  const Reflection& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> set;
  reflection.ListFields(message, &set);
  for (const FieldDescriptor* const field : set) {
    const int count = field->is_repeated() ? reflection.FieldSize(message, field) : 1;
    for (int i = 0; i < count; ++i) {
      if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        WriteFields(field->is_repeated() ? reflection.GetRepeatedMessage(message, field, i)
                                         : reflection.GetMessage(message, field),
                    section);
        continue;
      }
      const std::string_view label = ChoiceLabel(message.GetDescriptor()->name() + "." + field->name());
      if (!label.empty()) AddRow({std::string(label), ValueText(message, *field, i)}, section);
    }
  }
}

std::string RoundingText(const v1::Rounding& rounding) {
  const int64_t pence = ToKernel(rounding).increment_pence;
  return Word(*v1::RoundingMode_descriptor(), rounding.mode()) + " to a multiple of " + TotalText(pence);
}

std::string_view ChoiceLabel(std::string_view field) {
  const auto* const found = std::ranges::find(kLabels, field, &Label::field);
  return found == std::ranges::end(kLabels) ? std::string_view() : found->label;
}

void WriteChoices(const v1::SignOffRequest& request, v1::SignOffResponse* response) {
  const v1::TableProvenance& provenance = request.built().provenance();
  v1::Section* section = AddSection("choices", "How it was built", response);
  AddRow({"method", MethodName(provenance.method())}, section);
  WriteFields(provenance.method(), section);
  WriteCurve(provenance, section);
  AddRow({"costs are", request.built().table().basis() == v1::TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT
                           ? "those of all need, before informal support"
                           : "those of what informal support leaves"},
         section);
  WriteFields(request.build().plan(), section);
  WriteOutliers(provenance, section);
  WriteWeights(provenance, section);
  WriteFields(provenance.steps(), section);
  if (!provenance.steps().has_contingency()) AddRow({"contingency", "none"}, section);
  if (!provenance.budget_factor().empty()) {
    AddRow({"by which rows were multiplied for the budget", provenance.budget_factor()}, section);
  }
  AddRow({"rounding", RoundingText(provenance.rounding())}, section);
  WriteFields(request.build().cross_validation(), section);
}

}  // namespace ras
