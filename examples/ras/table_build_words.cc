#include "table_build_words.h"

#include <cstddef>
#include <iterator>
#include <string>
#include <vector>

namespace ras::tool {
namespace {

constexpr OptionWord kWords[] = {
    {"plan.id", "--id"},
    {"plan.title", "--title"},
    {"plan.from", "--from"},
    {"plan.to", "--to"},
    {"plan.kind", "--kind"},
    {"plan.basis", "--basis"},
    {"plan.period", "--period"},
    {"plan.above", "--above"},
    {"plan.below", "--below"},
    {"plan", ""},
    {"method.join", "--join"},
    {"method.polynomial.degree", "--degree"},
    {"method.agreed_scores", "--agreed"},
    {"method", "--method"},
    {"steps.monotone", "--monotone"},
    {"steps.group_means", "--group"},
    {"steps.low_need.met_by", "--met-by"},
    {"steps.low_need", "--low-need"},
    {"steps.budget", "--budget"},
    {"steps.contingency.purposes", "--for"},
    {"steps.contingency", "--contingency"},
    {"steps", ""},
    {"rounding.increment_pence", "--to-pence"},
    {"rounding", "--rounding"},
    {"cross_validation.seed", "--fold-seed"},
    {"cross_validation", "--folds"},
    {"bands.starts", "--band-starts"},
    {"bands", "--bands"},
    {"out_of_sample", ""},
    {"fit", ""},
    {"outliers.percentiles.below", "--leave-out-below-percentile"},
    {"outliers.percentiles.above", "--leave-out-above-percentile"},
    {"outliers.amounts.below", "--leave-out-below"},
    {"outliers.amounts.above", "--leave-out-above"},
    {"outliers.interquartile.times", "--leave-out-fences"},
    {"outliers.interquartile", "--leave-out-rule"},
    {"outliers.median_deviations", "--leave-out-deviations"},
    {"outliers.residuals.below", "--leave-out-below-row"},
    {"outliers.residuals.above", "--leave-out-above-row"},
    {"outliers.residuals.times", "--leave-out-row-fences"},
    {"outliers.residuals", "--leave-out-row-fences"},
    {"outliers.at_least", "--leave-out-by"},
    {"outliers", "--leave-out-..."},
    {"propose.people", "--propose"},
    {"propose.within_points", "--propose-points"},
    {"propose.within_percent", "--propose-percent"},
    {"propose", "--propose"},
    {"weighting", "--weigh"},
    {"population", "--population"},
    {"ABOVE_RULE_", "--above "},
    {"BELOW_RULE_", "--below "},
    {"WEIGHTING_", "--weigh "},
    {"JOIN_RULE_", "--join "},
    {"PERCENTILE_RULE_", "--percentile-rule "},
    {"ROUNDING_MODE_", "--rounding "},
    {"TABLE_KIND_", "--kind "},
    {"TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT", "--basis gross"},
    {"TABLE_BASIS_AFTER_INFORMAL_SUPPORT", "--basis after"},
    {"Weigh people by the population", "Weigh people by the population (--weigh by-population)"},
    {"weigh people by the population", "weigh people by the population (--weigh by-population)"},
    {"say that everybody counts once", "say that everybody counts once (--weigh equal)"},
    {"build a points table", "build a points table (--kind points)"},
    {"build a table gross of informal support", "build a table gross of informal support (--basis gross)"},
};

RequestWords WordsOf(const std::string& sample, const std::string& population) {
  return RequestWords(kWords, {{"sheet", "sheet", sample},
                               {"cases", "cases", sample},
                               {"population", "population.sheet", population}});
}

}  // namespace

Json AllInWordsOfOptions(const BuildSheets& sheets, const Json& findings) {
  return WordsOf(sheets.sample.name, sheets.population.name).Remarks(findings);
}

const std::vector<OptionWord>& BuildPartWords() {
  static const std::vector<std::string> kFields = [] {
    std::vector<std::string> fields;
    for (const OptionWord& word : kWords) fields.push_back("build." + std::string(word.field));
    return fields;
  }();
  static const std::vector<OptionWord> kPartWords = [] {
    std::vector<OptionWord> words(std::begin(kWords), std::end(kWords));
    for (std::size_t i = 0; i < kFields.size(); ++i) words.push_back({kFields[i], kWords[i].option});
    return words;
  }();
  return kPartWords;
}

ExitCode ComplainOfBuild(const BuildSheets& sheets, const std::string& method, const capi::Error& error) {
  return WordsOf(sheets.sample.name, sheets.population.name).Complain(error, method);
}

}  // namespace ras::tool
