#include "lib/finding/consequences.h"

#include <algorithm>
#include <array>

namespace ras {
namespace {

bool IsOneOf(std::string_view name, const auto& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Codes of errors that compare one part of a policy with another: the score with the table, the period of one
// step with the next.
constexpr std::array<std::string_view, 25> kOfSeveralParts = {"score_not_covered",
                                                              "step_not_covered",
                                                              "question_not_scored",
                                                              "question_not_quantity",
                                                              "question_without_options",
                                                              "measure_missing",
                                                              "measure_not_allowed",
                                                              "table_missing",
                                                              "period_not_reached",
                                                              "periods_differ",
                                                              "conversion_conditional",
                                                              "ends_in_fraction",
                                                              "rounding_missing",
                                                              "rounding_not_allowed",
                                                              "basis_missing",
                                                              "not_listed",
                                                              "not_allowed_in_total",
                                                              "informal_support_taken_twice",
                                                              "informal_step_missing",
                                                              "informal_step_twice",
                                                              "informal_step_not_overall",
                                                              "informal_support_without_gate",
                                                              "none_share_missing",
                                                              "reduction_missing",
                                                              "reduction_for_none"};
// The parts of a policy that are compared so.
constexpr std::array<std::string_view, 10> kComparedParts = {
    "care_groups",      "areas",         "questionnaire",     "measures",      "tables", "components",
    "informal_support", "result_period", "total_adjustments", "stated_periods"};
// Fields by which one part names itself or another.
constexpr std::array<std::string_view, 4> kNames = {"id", "question", "domain", "carer"};

bool StartsPath(std::string_view start, std::string_view path) {
  return path.starts_with(start) &&
         (path.size() == start.size() || path[start.size()] == '.' || path[start.size()] == '[');
}

std::string_view LastName(std::string_view path) { return path.substr(path.rfind('.') + 1); }

std::string_view FirstName(std::string_view path) { return path.substr(0, path.find_first_of(".[")); }

std::string_view Parent(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : path.substr(0, dot);
}

// "rows[3]" to "rows".
std::string_view WithoutIndex(std::string_view path) {
  return path.ends_with(']') ? path.substr(0, path.rfind('[')) : path;
}

// Whether `path` is `message`, or a field of it and nothing further inside.
bool IsFieldOf(std::string_view message, std::string_view path) {
  if (path == message) return true;
  if (!path.starts_with(message) || path[message.size()] != '.') return false;
  return path.find('.', message.size() + 1) == std::string_view::npos;
}

// What a document must do without.
struct Lost {
  std::string_view path;
  bool is_part;
};

// Whether the error is about the message that lacks the value, or one beside it in an ordered list.
bool IsNear(const Lost& lost, std::string_view path) {
  const std::string_view message = Parent(lost.path);
  if (message.empty()) return false;
  if (IsFieldOf(message, path)) return true;
  const std::string_view list = WithoutIndex(message);
  if (list == message || list.find('.') == std::string_view::npos) return false;
  if (path == list) return lost.is_part || IsOneOf(LastName(lost.path), kNames);
  // Another item of the list: rows, levels and steps are compared with those before them.
  if (!path.starts_with(list) || path[list.size()] != '[') return false;
  return IsFieldOf(path.substr(0, path.find(']', list.size()) + 1), path);
}

bool FollowsFrom(const Lost& lost, std::string_view code, std::string_view path) {
  if (StartsPath(lost.path, path)) return true;
  // It is about the item or message that the value is somewhere within.
  if (StartsPath(path, lost.path) && !path.empty() && lost.path[path.size()] == '.') return true;
  // It is about the list that lacks an item, or all items.
  if (lost.is_part && path == WithoutIndex(lost.path)) return true;
  if (IsNear(lost, path)) return true;
  if (!IsOneOf(FirstName(lost.path), kComparedParts)) return false;
  if (IsOneOf(code, kOfSeveralParts)) return true;
  return code == "unknown_reference" && (lost.is_part || LastName(lost.path) == "id");
}

}  // namespace

void KeepErrorsBeside(const std::vector<Violation>& violations, std::string_view root,
                      std::vector<v1::Finding>* findings) {
  const auto in_document = [root](std::string_view path) {
    return path.starts_with(root) ? path.substr(root.size()) : path;
  };
  std::vector<Lost> losses;
  for (const Violation& violation : violations) {
    if (violation.loss == Violation::Loss::kNothing) continue;
    const std::string& path = violation.meant.empty() ? violation.path : violation.meant;
    losses.push_back({in_document(path), violation.loss == Violation::Loss::kPart});
  }
  const auto goes = [&](const v1::Finding& finding) {
    return finding.severity() != v1::SEVERITY_ERROR ||
           std::any_of(losses.begin(), losses.end(),
                       [&](const Lost& lost) { return FollowsFrom(lost, finding.code(), finding.path()); });
  };
  findings->erase(std::remove_if(findings->begin(), findings->end(), goes), findings->end());
}

}  // namespace ras
