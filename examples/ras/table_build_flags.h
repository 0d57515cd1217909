// The command line of `ras table build` and `ras table compare`: how a table is built, as options.
#ifndef RAS_EXAMPLES_RAS_TABLE_BUILD_FLAGS_H_
#define RAS_EXAMPLES_RAS_TABLE_BUILD_FLAGS_H_

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "files.h"
#include "json.h"

namespace ras::tool {

struct BuildFlags {
  std::string sheet;
  std::string id = "allocation";
  std::string title = "Allocation table";
  std::string period = "week";
  std::string basis;
  std::string kind = "percentage";
  std::string from;
  std::string to;
  std::string above;
  std::string below;
  std::string percentile_rule;
  std::optional<uint32_t> degree;
  std::vector<std::string> agreed;
  std::string skeleton;
  std::string join;
  std::string monotone;
  uint32_t group_rows = 0;
  bool group_from_highest = false;
  bool group_by_people = false;
  std::string low_need;
  std::string met_by;
  std::string budget;
  std::string contingency;
  std::vector<std::string> purposes;
  std::string rounding = "half-up";
  int64_t increment = 100;
  uint32_t folds = 0;
  std::string fold_seed;
  uint32_t bands = 0;
  std::vector<std::string> band_starts;
  std::string below_percentile;
  std::string above_percentile;
  std::string below_cost;
  std::string above_cost;
  std::string fences;
  std::string deviations;
  std::string below_row;
  std::string above_row;
  std::string row_fences;
  std::optional<uint32_t> agreeing;
  std::string outlier_rule;
  std::string population;
  std::string weigh;
  uint32_t propose = 0;
  uint32_t propose_points = 0;
  std::string propose_percent = "10";
};

// The files that the flags name.
struct BuildSheets {
  File sample;
  // With nothing in it if there is none.
  File population;
  // Agreed scores, of the command line or of a skeleton.
  Json agreed = Json::array();
};

// The methods, as the command line names them.
const std::vector<std::string>& MethodNames();

// The variants of a method: the degrees of a polynomial, the rules of percentiles, or how scores are joined
// up.
const std::vector<std::string>& MethodVariants(const std::string& method);

// What the help says of them.
extern const char* const kMethodHelp;

// Adds the sheet and every option to the command.
void AddBuildOptions(CLI::App* command, BuildFlags* flags);

// Throws CLI::ValidationError, which the parser tells, for an option that none of the methods has a use for
// and for one that a method lacks. A method named with its variant, "polynomial:1", has no use for an option
// that says the same.
void CheckMethodOptions(const BuildFlags& flags, const std::vector<std::string>& methods);

// Reads the sheets. Complains of what cannot be read, and then gives nothing.
std::optional<BuildSheets> ReadSheets(const BuildFlags& flags);

// The request to build a table by a method.
Json BuildRequest(const BuildFlags& flags, const BuildSheets& sheets, const std::string& method);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_TABLE_BUILD_FLAGS_H_
