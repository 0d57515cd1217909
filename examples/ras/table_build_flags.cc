#include "table_build_flags.h"

#include <algorithm>
#include <utility>

#include "named_value.h"
#include "option_checks.h"
#include "sheets.h"
#include "skeleton.h"

namespace ras::tool {
namespace {

constexpr uint32_t kUsualDegree = 2;
// The bounds of the documents.
constexpr uint32_t kMostFolds = 100;
constexpr uint32_t kMostBands = 20;
constexpr uint32_t kMostOthers = 1'000'000;

bool IsOneOf(const std::string& method, const std::vector<std::string>& methods) {
  return std::find(methods.begin(), methods.end(), method) != methods.end();
}

const std::vector<std::string>& PercentileRules() {
  static const std::vector<std::string> kRules = {"inclusive", "exclusive", "type-1", "type-2",
                                                  "type-3",    "type-4",    "type-5", "type-6",
                                                  "type-7",    "type-8",    "type-9"};
  return kRules;
}

// Those that have an amount for some scores alone, and join them up.
const std::vector<std::string>& JoiningMethods() {
  static const std::vector<std::string> kMethods = {"rank-alignment", "isotonic", "isotonic-median",
                                                    "agreed-scores"};
  return kMethods;
}

Json AgreedScores(const std::vector<std::string>& arguments) {
  Json scores = Json::array();
  for (const std::string& argument : arguments) {
    const std::size_t equals = argument.find('=');
    Json point{{"score", argument.substr(0, equals)}};
    Set(&point, "amount", equals == std::string::npos ? "" : argument.substr(equals + 1));
    scores.push_back(std::move(point));
  }
  return scores;
}

Json MethodOf(const BuildFlags& flags, const Json& agreed, const std::string& name) {
  Json method = Json::object();
  if (name == "rank-alignment") {
    method["rank_alignment"] = Json::object();
  } else if (name == "percentile-alignment") {
    method["percentile_alignment"] = Json::object();
    if (!flags.percentile_rule.empty()) {
      method["percentile_alignment"]["percentile_rule"] = EnumName("PERCENTILE_RULE_", flags.percentile_rule);
    }
  } else if (name == "isotonic" || name == "isotonic-median") {
    method["isotonic"]["fit"] =
        name == "isotonic" ? "ISOTONIC_FIT_LEAST_SQUARES" : "ISOTONIC_FIT_LEAST_ABSOLUTE";
  } else if (name == "polynomial") {
    method["polynomial"]["degree"] = flags.degree.value_or(kUsualDegree);
  } else if (name == "agreed-scores") {
    method["agreed_scores"]["scores"] = agreed;
  } else {
    method["price_per_point"] = Json::object();
  }
  if (!flags.join.empty() && IsOneOf(name, JoiningMethods())) {
    method["join"] = EnumName("JOIN_RULE_", flags.join);
  }
  return method;
}

std::string BasisName(const BuildFlags& flags) {
  return flags.basis == "gross" ? "TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT"
                                : "TABLE_BASIS_AFTER_INFORMAL_SUPPORT";
}

Json StepsOf(const BuildFlags& flags) {
  Json steps = Json::object();
  if (!flags.monotone.empty()) steps["monotone"] = EnumName("MONOTONE_REPAIR_", flags.monotone);
  if (flags.group_rows != 0) {
    Json& groups = steps["group_means"];
    groups["rows"] = flags.group_rows;
    if (flags.group_from_highest) groups["from_highest"] = true;
    if (flags.group_by_people) groups["by_people"] = true;
  }
  if (!flags.low_need.empty()) {
    steps["low_need"]["score"] = flags.low_need;
    Set(&steps["low_need"], "met_by", flags.met_by);
  }
  Set(&steps, "budget", flags.budget);
  if (!flags.contingency.empty()) {
    steps["contingency"]["percent"] = flags.contingency;
    steps["contingency"]["purposes"] = flags.purposes;
  }
  return steps;
}

Json OutliersOf(const BuildFlags& flags) {
  Json outliers = Json::object();
  const std::string rule =
      flags.outlier_rule.empty() ? std::string() : EnumName("PERCENTILE_RULE_", flags.outlier_rule);
  if (!flags.below_percentile.empty() || !flags.above_percentile.empty()) {
    Json& percentiles = outliers["percentiles"];
    Set(&percentiles, "below", flags.below_percentile);
    Set(&percentiles, "above", flags.above_percentile);
    Set(&percentiles, "percentile_rule", rule);
  }
  if (!flags.below_cost.empty() || !flags.above_cost.empty()) {
    Set(&outliers["amounts"], "below", flags.below_cost);
    Set(&outliers["amounts"], "above", flags.above_cost);
  }
  if (!flags.fences.empty()) {
    outliers["interquartile"]["times"] = flags.fences;
    Set(&outliers["interquartile"], "percentile_rule", rule);
  }
  if (!flags.deviations.empty()) outliers["median_deviations"]["times"] = flags.deviations;
  if (!flags.below_row.empty() || !flags.above_row.empty() || !flags.row_fences.empty()) {
    Set(&outliers["residuals"], "below", flags.below_row);
    Set(&outliers["residuals"], "above", flags.above_row);
    Set(&outliers["residuals"], "times", flags.row_fences);
    if (!flags.row_fences.empty()) Set(&outliers["residuals"], "percentile_rule", rule);
  }
  if (flags.agreeing) outliers["at_least"] = *flags.agreeing;
  return outliers;
}

void AddPlanOptions(CLI::App* command, BuildFlags* flags) {
  const auto option = [&](const char* name, auto* value, const char* about, const char* text) {
    return command->add_option(name, *value, about)->option_text(text);
  };
  option("--basis", &flags->basis,
         "Whether costs are those of all need (gross) or of what informal support leaves (after)", "BASIS")
      ->required()
      ->check(OneOf({"gross", "after"}));
  option("--period", &flags->period,
         "What costs and amounts are for: day, week, four-weeks, month, quarter, year. "
         "Default: week",
         "PERIOD")
      ->check(OneOf({"day", "week", "four-weeks", "month", "quarter", "year"}));
  option("--kind", &flags->kind, "percentage (the default) or points", "KIND")
      ->check(OneOf({"percentage", "points"}));
  option("--from", &flags->from, "The first row's score. Default: 0", "SCORE");
  option("--to", &flags->to, "The last row's score. Default for percentages: 100", "SCORE");
  option("--above", &flags->above, "What a score above the last row gives: last-row, or continue-line",
         "RULE")
      ->check(OneOf({"last-row", "continue-line"}));
  option("--below", &flags->below,
         "What a score below the first row gives: no-allocation, zero, or first-row", "RULE")
      ->check(OneOf({"no-allocation", "zero", "first-row"}));
  option("--id", &flags->id, "The table's id. Default: allocation", "ID");
  option("--title", &flags->title, "What people will call it. Default: Allocation table", "TEXT");
}

void AddMethodOptions(CLI::App* command, BuildFlags* flags) {
  const auto option = [&](const char* name, auto* value, const char* about, const char* text) {
    return command->add_option(name, *value, about)->option_text(text);
  };
  option("--degree", &flags->degree, "Of a polynomial: 1, 2 (the default) or 3", "N");
  option("--percentile-rule", &flags->percentile_rule,
         "inclusive (the default), exclusive, or type-1 to type-9", "RULE")
      ->check(OneOf(PercentileRules()));
  option("--agreed", &flags->agreed, "An agreed score and its amount; once for each, in ascending order",
         "SCORE=AMOUNT")
      ->check(InForm([](const std::string& text) { return IsPair(text, '='); }, "SCORE=AMOUNT", "20=50"));
  option("--skeleton", &flags->skeleton, "Agreed scores: the rows of a table in a file, such as a skeleton",
         "FILE")
      ->excludes("--agreed");
  option("--join", &flags->join, "Between two scores: straight-line (the default) or monotone-cubic", "RULE")
      ->check(OneOf({"straight-line", "monotone-cubic"}));
}

void AddStepOptions(CLI::App* command, BuildFlags* flags) {
  const auto option = [&](const char* name, auto* value, const char* about, const char* text) {
    return command->add_option(name, *value, about)->option_text(text);
  };
  option("--monotone", &flags->monotone, "Put rows that fall right: pool, raise or lower", "HOW")
      ->check(OneOf({"pool", "raise", "lower"}));
  option("--group", &flags->group_rows, "Give every N rows next to each other their mean, 2 or more", "N")
      ->check(Between(2, kMostOthers));
  command
      ->add_flag("--group-from-highest", flags->group_from_highest,
                 "Let groups begin at the highest score, not at the lowest")
      ->needs("--group");
  command
      ->add_flag("--group-by-people", flags->group_by_people,
                 "Let a row count for as many people as it has, not once")
      ->needs("--group");
  option("--low-need", &flags->low_need, "Below this score the need is met by universal services", "SCORE");
  option("--met-by", &flags->met_by, "Where need below --low-need is met instead", "TEXT")
      ->needs("--low-need");
  option(
      "--budget", &flags->budget,
      "Scale the rows so that the sample, or all whom it stands for by --weigh, would be allocated this much",
      "AMOUNT");
  option("--contingency", &flags->contingency, "Keep this share of every row back, in percent", "PERCENT");
  option("--for", &flags->purposes, "What the contingency is kept for; once for each", "TEXT")
      ->needs("--contingency");
  option("--rounding", &flags->rounding,
         "half-up (the default), half-even, half-down, up, down, floor or ceiling", "MODE")
      ->check(OneOf({"half-up", "half-even", "half-down", "up", "down", "floor", "ceiling"}));
  option("--to-pence", &flags->increment, "Round to a multiple of so many pence. Default: 100, a pound", "N");
}

void AddOutlierOptions(CLI::App* command, BuildFlags* flags) {
  const auto option = [&](const char* name, auto* value, const char* about, const char* text) {
    return command->add_option(name, *value, about)->option_text(text);
  };
  option("--leave-out-below-percentile", &flags->below_percentile,
         "Leave out of the building who costs less than this percentile of the costs", "PERCENT");
  option("--leave-out-above-percentile", &flags->above_percentile, "And who costs more than this one",
         "PERCENT");
  option("--leave-out-below", &flags->below_cost, "Leave out who costs less than this", "AMOUNT");
  option("--leave-out-above", &flags->above_cost, "Leave out who costs more than this", "AMOUNT");
  option(
      "--leave-out-fences", &flags->fences,
      "Leave out who costs more than so many interquartile ranges (1.5 as a rule) above the third quartile "
      "or below the first",
      "TIMES");
  option("--leave-out-deviations", &flags->deviations,
         "Leave out who costs more than so many scaled median deviations (3 as a rule) above the median or "
         "below it",
         "TIMES");
  option("--leave-out-above-row", &flags->above_row,
         "Leave out who costs so much more than the method gives people of the same score", "AMOUNT");
  option("--leave-out-below-row", &flags->below_row, "Leave out who costs so much less than that", "AMOUNT");
  option(
      "--leave-out-row-fences", &flags->row_fences,
      "Leave out whose cost less that amount is more than so many interquartile ranges of such differences "
      "beyond their quartiles",
      "TIMES");
  option("--leave-out-by", &flags->agreeing,
         "Leave out who is an outlier by so many of these rules or more. Default: 1", "RULES");
  option("--leave-out-rule", &flags->outlier_rule,
         "How percentiles and quartiles of costs are read: as --percentile-rule", "RULE")
      ->check(OneOf(PercentileRules()));
}

void AddPopulationOptions(CLI::App* command, BuildFlags* flags) {
  command
      ->add_option("--population", flags->population,
                   "A sheet with the columns care_group and people, and if wanted service and spent (what "
                   "all of these "
                   "people cost today, by the accounts and for one --period): what the table comes to for "
                   "all of them, "
                   "beside what is spent now")
      ->option_text("FILE");
  command
      ->add_option(
          "--weigh", flags->weigh,
          "How much each of the people counts: equal (the default), by-case (for as many people as the "
          "column weight says) or by-population (for the people of --population over those of the "
          "sample, by care group and service)")
      ->option_text("HOW")
      ->check(OneOf({"equal", "by-case", "by-population"}));
  CLI::Option* propose =
      command
          ->add_option("--propose", flags->propose,
                       "Propose scores for agreement: those at which N people, 2 or more, cost alike")
          ->option_text("N")
          ->check(Between(2, kMostOthers));
  command
      ->add_option("--propose-points", flags->propose_points,
                   "How far the scores of these lie apart at most, in whole points. Default: 0")
      ->option_text("N")
      ->needs(propose);
  command
      ->add_option("--propose-percent", flags->propose_percent,
                   "How far their costs lie from the median at most, in percent of it. Default: 10")
      ->option_text("PERCENT")
      ->needs(propose);
}

void AddFitOptions(CLI::App* command, BuildFlags* flags) {
  CLI::Option* folds =
      command
          ->add_option("--folds", flags->folds,
                       "See how tables so built fit people they were not built from: deal the people out to "
                       "so many folds, 2 to 100")
          ->option_text("N")
          ->check(Between(2, kMostFolds));
  CLI::Option* seed =
      command
          ->add_option("--fold-seed", flags->fold_seed,
                       "Any text; with the ids it decides who is in which fold, and is told with the answer")
          ->option_text("TEXT");
  folds->needs(seed);
  seed->needs(folds);
  CLI::Option* bands =
      command
          ->add_option(
              "--bands", flags->bands,
              "See who is allocated too much or too little by so many bands of the score with as many "
              "people each, 2 to 20. Default: 5")
          ->option_text("N")
          ->check(Between(2, kMostBands));
  command->add_option("--band-starts", flags->band_starts, "See it by bands that begin at these whole scores")
      ->option_text("SCORE,SCORE,...")
      ->delimiter(',')
      ->excludes(bands);
}

}  // namespace

const char* const kMethodHelp = R"(METHODS
  rank-alignment        the highest score has the highest cost, and so on down
  percentile-alignment  a score has the cost of the same percentile (--percentile-rule)
  isotonic              the costs that never fall with the score, by least squares
  isotonic-median       the same by least absolute deviations, which very high costs do not move
  polynomial            a straight line, a quadratic or a cubic, by least squares (--degree)
  agreed-scores         agreed scores and amounts joined up (--agreed SCORE=AMOUNT, --skeleton FILE)
  price-per-point       all costs over all points
  docs/building-a-table.md tells what each of them and every step does.
)";

const std::vector<std::string>& MethodNames() {
  static const std::vector<std::string> kNames = {"rank-alignment",  "percentile-alignment", "isotonic",
                                                  "isotonic-median", "polynomial",           "agreed-scores",
                                                  "price-per-point"};
  return kNames;
}

const std::vector<std::string>& MethodVariants(const std::string& method) {
  static const std::vector<std::string> kNone;
  static const std::vector<std::string> kDegrees = {"1", "2", "3"};
  static const std::vector<std::string> kJoins = {"straight-line", "monotone-cubic"};
  if (method == "polynomial") return kDegrees;
  if (method == "percentile-alignment") return PercentileRules();
  return IsOneOf(method, JoiningMethods()) ? kJoins : kNone;
}

void AddBuildOptions(CLI::App* command, BuildFlags* flags) {
  command->add_option("SHEET", flags->sheet, "The sample; - for standard input")->required();
  AddPlanOptions(command, flags);
  AddMethodOptions(command, flags);
  AddStepOptions(command, flags);
  AddOutlierOptions(command, flags);
  AddFitOptions(command, flags);
  AddPopulationOptions(command, flags);
}

void CheckMethodOptions(const BuildFlags& flags, const std::vector<std::string>& methods) {
  const auto takes = [&](const char* name, bool given, const std::vector<std::string>& users) {
    if (!given) return;
    for (const std::string& method : methods) {
      if (IsOneOf(method, users)) return;
    }
    std::string known;
    for (const std::string& user : users) known += (known.empty() ? "" : ", ") + user;
    throw CLI::ValidationError(name,
                               "no method that was asked for has a use for it; those that have: " + known);
  };
  for (std::size_t i = 0; i < methods.size(); ++i) {
    if (std::find(methods.begin(), methods.begin() + static_cast<std::ptrdiff_t>(i), methods[i]) ==
        methods.begin() + static_cast<std::ptrdiff_t>(i)) {
      continue;
    }
    throw CLI::ValidationError("--methods", methods[i] + " is named twice");
  }
  if (!flags.outlier_rule.empty() && flags.below_percentile.empty() && flags.above_percentile.empty() &&
      flags.fences.empty() && flags.row_fences.empty()) {
    throw CLI::ValidationError("--leave-out-rule", "no percentile or quartile is asked for");
  }
  takes("--degree", flags.degree.has_value(), {"polynomial"});
  takes("--percentile-rule", !flags.percentile_rule.empty(), {"percentile-alignment"});
  const std::vector<std::string> agreed = {"agreed-scores", "agreed-scores:straight-line",
                                           "agreed-scores:monotone-cubic"};
  takes("--agreed", !flags.agreed.empty(), agreed);
  takes("--skeleton", !flags.skeleton.empty(), agreed);
  takes("--join", !flags.join.empty(), JoiningMethods());
  const auto is_agreed = [](const std::string& method) { return method.starts_with("agreed-scores"); };
  if (flags.agreed.empty() && flags.skeleton.empty() &&
      std::any_of(methods.begin(), methods.end(), is_agreed)) {
    throw CLI::ValidationError(
        "--agreed", "the method agreed-scores needs two or more: --agreed SCORE=AMOUNT, or --skeleton FILE");
  }
}

std::optional<BuildSheets> ReadSheets(const BuildFlags& flags) {
  auto sample = ReadSheet(flags.sheet);
  if (!sample) return std::nullopt;
  BuildSheets sheets{*std::move(sample), {}, AgreedScores(flags.agreed)};
  if (!flags.population.empty()) {
    auto population = ReadSheet(flags.population);
    if (!population) return std::nullopt;
    sheets.population = *std::move(population);
  }
  if (!flags.skeleton.empty()) {
    auto agreed = ReadSkeleton(flags.skeleton, {EnumName("PERIOD_", flags.period), BasisName(flags)});
    if (!agreed) return std::nullopt;
    sheets.agreed = *std::move(agreed);
  }
  return sheets;
}

Json BuildRequest(const BuildFlags& flags, const BuildSheets& sheets, const std::string& method) {
  Json request;
  request["sheet"] = sheets.sample.bytes;
  Json& plan = request["plan"];
  plan["id"] = flags.id;
  plan["title"] = flags.title;
  plan["period"] = EnumName("PERIOD_", flags.period);
  plan["basis"] = BasisName(flags);
  plan["kind"] = EnumName("TABLE_KIND_", flags.kind);
  Set(&plan, "from", flags.from);
  Set(&plan, "to", flags.to);
  if (!flags.above.empty()) plan["above"] = EnumName("ABOVE_RULE_", flags.above);
  if (!flags.below.empty()) plan["below"] = EnumName("BELOW_RULE_", flags.below);
  request["method"] = MethodOf(flags, sheets.agreed, method);
  request["steps"] = StepsOf(flags);
  request["rounding"]["mode"] = EnumName("ROUNDING_MODE_", flags.rounding);
  request["rounding"]["increment_pence"] = std::to_string(flags.increment);
  if (flags.folds != 0) {
    request["cross_validation"]["folds"] = flags.folds;
    request["cross_validation"]["seed"] = flags.fold_seed;
  }
  if (flags.bands != 0) request["bands"]["count"] = flags.bands;
  if (!flags.band_starts.empty()) request["bands"]["starts"]["scores"] = flags.band_starts;
  if (Json outliers = OutliersOf(flags); !outliers.empty()) request["outliers"] = std::move(outliers);
  if (!flags.population.empty()) request["population"]["sheet"] = sheets.population.bytes;
  if (!flags.weigh.empty()) request["weighting"] = EnumName("WEIGHTING_", flags.weigh);
  if (flags.propose != 0) {
    request["propose"]["people"] = flags.propose;
    request["propose"]["within_points"] = flags.propose_points;
    request["propose"]["within_percent"] = flags.propose_percent;
  }
  return request;
}

}  // namespace ras::tool
