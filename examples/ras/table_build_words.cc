#include "table_build_words.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "print_findings.h"

namespace ras::tool {
namespace {

using Names = std::pair<std::string_view, std::string_view>;

// Whose fault is told, where several methods are compared.
std::string WithMethod(const std::string& method, const std::string& file) {
  return method.empty() ? file : method + ": " + file;
}

// By what a path starts with; the first that fits counts.
constexpr std::array kPaths = {
    Names{"plan.id", "--id"},
    Names{"plan.title", "--title"},
    Names{"plan.from", "--from"},
    Names{"plan.to", "--to"},
    Names{"plan.above", "--above"},
    Names{"plan.below", "--below"},
    Names{"plan", ""},
    Names{"method.join", "--join"},
    Names{"method.polynomial.degree", "--degree"},
    Names{"method.agreed_scores", "--agreed"},
    Names{"method", "--method"},
    Names{"steps.monotone", "--monotone"},
    Names{"steps.group_means", "--group"},
    Names{"steps.low_need.met_by", "--met-by"},
    Names{"steps.low_need", "--low-need"},
    Names{"steps.budget", "--budget"},
    Names{"steps.contingency.purposes", "--for"},
    Names{"steps.contingency", "--contingency"},
    Names{"steps", ""},
    Names{"rounding.increment_pence", "--to-pence"},
    Names{"rounding", "--rounding"},
    Names{"cross_validation.seed", "--fold-seed"},
    Names{"cross_validation", "--folds"},
    Names{"bands.starts", "--band-starts"},
    Names{"bands", "--bands"},
    Names{"out_of_sample", ""},
    Names{"fit", ""},
    Names{"outliers.percentiles.below", "--leave-out-below-percentile"},
    Names{"outliers.percentiles.above", "--leave-out-above-percentile"},
    Names{"outliers.amounts.below", "--leave-out-below"},
    Names{"outliers.amounts.above", "--leave-out-above"},
    Names{"outliers.interquartile.times", "--leave-out-fences"},
    Names{"outliers.interquartile", "--leave-out-rule"},
    Names{"outliers", "--leave-out-..."},
    Names{"propose.people", "--propose"},
    Names{"propose.within_points", "--propose-points"},
    Names{"propose.within_percent", "--propose-percent"},
    Names{"propose", "--propose"},
    Names{"weighting", "--weigh"},
    Names{"population", "--population"},
    Names{"cases", ""},
};

// Wherever they stand in a text.
constexpr std::array kWords = {
    Names{"ABOVE_RULE_LAST_ROW", "--above last-row"},
    Names{"BELOW_RULE_FIRST_ROW", "--below first-row"},
    Names{"steps.monotone", "--monotone"},
    Names{"WEIGHTING_BY_CASE", "--weigh by-case"},
    Names{"WEIGHTING_BY_POPULATION", "--weigh by-population"},
    Names{"WEIGHTING_EQUAL", "--weigh equal"},
};

std::string InOptions(const std::string& path) {
  // A column of the sheet, by its own name.
  for (const std::string_view sheet : {"sheet", "population.sheet"}) {
    if (path == sheet) return {};
    if (path.starts_with(std::string(sheet) + ".")) return path.substr(sheet.size() + 1);
  }
  for (const auto& [start, option] : kPaths) {
    if (path.starts_with(start)) return std::string(option);
  }
  return path;
}

std::string Reworded(std::string text) {
  for (const auto& [word, option] : kWords) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at)) {
      text.replace(at, word.size(), option);
      at += option.size();
    }
  }
  return text;
}

}  // namespace

Json InWordsOfOptions(Json finding) {
  if (finding.contains("path")) finding["path"] = InOptions(Text(finding, "path"));
  for (const char* const field : {"message", "remedy"}) {
    if (finding.contains(field)) finding[field] = Reworded(Text(finding, field));
  }
  return finding;
}

Json AllInWordsOfOptions(const Json& findings) {
  Json reworded = Json::array();
  for (const Json& finding : findings) reworded.push_back(InWordsOfOptions(finding));
  return reworded;
}

ExitCode ComplainOfBuild(const BuildSheets& sheets, const std::string& method, const capi::Error& error) {
  for (const Json& finding : Findings(error)) {
    const bool is_of_population =
        !sheets.population.name.empty() && Text(finding, "path").starts_with("population");
    const std::string& file = is_of_population ? sheets.population.name : sheets.sample.name;
    RefuseFindings(WithMethod(method, file), error.status(), Json::array({InWordsOfOptions(finding)}),
                   /*as_json=*/false);
  }
  return ExitCodeOf(error.status());
}

}  // namespace ras::tool
