#include "lib/build/build_input.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "lib/finding/wording.h"
#include "ras/decimal.h"
#include "ras/money.h"
#include "ras/score_rounding.h"

namespace ras {
namespace {

Decimal Read(std::string_view decimal) { return Decimal::Parse(decimal).value().Normalised(); }

// The first and last row's score as the request says them, or by default.
struct Ends {
  std::string from;
  std::string to;
};

Ends EndsOf(const v1::TablePlan& plan) {
  const bool percentage = plan.kind() == v1::TABLE_KIND_PERCENTAGE;
  return {plan.from().empty() ? "0" : plan.from(), plan.to().empty() && percentage ? "100" : plan.to()};
}

bool IsWhole(const std::string& decimal) { return Read(decimal).places == 0; }

void CheckPlan(const v1::TablePlan& plan, FindingReport* report) {
  const Ends ends = EndsOf(plan);
  const bool percentage = plan.kind() == v1::TABLE_KIND_PERCENTAGE;
  if (ends.to.empty()) {
    report->Error({.code = "missing",
                   .path = "plan.to",
                   .value = "",
                   .message = "A points table does not end of itself.",
                   .remedy = "Give the last row's score, such as the most points that there can be."});
    return;
  }
  for (const auto& [field, value] : {std::pair<const char*, const std::string&>{"plan.from", ends.from},
                                     std::pair<const char*, const std::string&>{"plan.to", ends.to}}) {
    if (IsWhole(value)) continue;
    report->Error({.code = "not_whole",
                   .path = field,
                   .value = value,
                   .message = "Rows stand for whole points or percents.",
                   .remedy = "Give a whole number."});
  }
  if (report->has_errors()) return;
  const int64_t from = Read(ends.from).coefficient;
  const int64_t to = Read(ends.to).coefficient;
  if (from >= to) {
    report->Error({.code = "rows_not_ascending",
                   .path = "plan.to",
                   .value = ends.to,
                   .message = "The last row's score is not above the first row's, " + ends.from + ".",
                   .remedy = "Give a table of two rows or more."});
  } else if (to - from >= kMostRows) {
    report->Error({.code = "too_many_rows",
                   .path = "plan.to",
                   .value = ends.to,
                   .message = "From " + ends.from + " there are more than 10000 rows to this score.",
                   .remedy = "Give fewer rows."});
  }
  if (percentage && to > 100) {
    report->Error({.code = "above_maximum",
                   .path = "plan.to",
                   .value = ends.to,
                   .message = "A percentage table ends at 100.",
                   .remedy = "Give at most 100, or build a points table."});
  }
  if (percentage && plan.above() != v1::ABOVE_RULE_UNSPECIFIED) {
    report->Error({.code = "not_in_percentage_table",
                   .path = "plan.above",
                   .value = v1::AboveRule_Name(plan.above()),
                   .message = "Nothing is above 100 percent.",
                   .remedy = "Leave it out."});
  }
}

void CheckIds(const v1::BuildTableRequest& request, FindingReport* report) {
  std::unordered_map<std::string_view, int> seen;
  for (int i = 0; i < request.cases_size(); ++i) {
    // Ids that differ only in where a tab or a line ends would make one fingerprint of two samples.
    if (request.cases(i).id().find_first_of("\t\n") != std::string::npos) {
      report->Error({.code = "control_character",
                     .path = In(At("", "cases", i), "id"),
                     .value = request.cases(i).id(),
                     .message = "An id is one word or more on one line.",
                     .remedy = "Take the tab or line feed out."});
    }
    const auto [first, added] = seen.emplace(request.cases(i).id(), i);
    if (added) continue;
    report->Error({.code = "duplicate_id",
                   .path = In(At("", "cases", i), "id"),
                   .value = request.cases(i).id(),
                   .message = "The case " + At("", "cases", first->second) + " has this id too.",
                   .remedy = "Give every person once, under an id of their own."});
  }
}

void CheckReasons(const v1::BuildTableRequest& request, FindingReport* report) {
  for (int i = 0; i < request.cases_size(); ++i) {
    const std::string& reason = request.cases(i).excluded_because();
    if (reason.empty() || reason.find_first_not_of(" \t\n") != std::string::npos) continue;
    report->Error({.code = "blank_reason",
                   .path = In(At("", "cases", i), "excluded_because"),
                   .value = "",
                   .message = "Nothing but blanks is the reason why this person is left out.",
                   .remedy = "Say why, or leave the field empty to keep the person in."});
  }
}

// Everything in the request that is on the scale of scores.
std::vector<std::string_view> ScoresOf(const v1::BuildTableRequest& request) {
  std::vector<std::string_view> scores;
  for (const v1::SampleCase& person : request.cases()) scores.emplace_back(person.score());
  for (const v1::AgreedAmount& agreed : request.method().agreed_scores().scores()) {
    scores.emplace_back(agreed.score());
  }
  if (request.steps().has_low_need()) scores.emplace_back(request.steps().low_need().score());
  return scores;
}

uint8_t PlacesOf(const v1::BuildTableRequest& request) {
  uint8_t places = 0;
  for (const std::string_view score : ScoresOf(request)) places = std::max(places, Read(score).places);
  return places;
}

// The people that are not left out, by id, so that neither their order nor the platform has a say.
void TakePeople(const v1::BuildTableRequest& request, BuildInput* input) {
  for (int i = 0; i < request.cases_size(); ++i) {
    if (request.cases(i).excluded_because().empty()) input->positions.push_back(i);
  }
  std::sort(input->positions.begin(), input->positions.end(),
            [&](int a, int b) { return request.cases(a).id() < request.cases(b).id(); });
  for (const int i : input->positions) {
    const v1::SampleCase& person = request.cases(i);
    input->people.push_back({input->AtScale(person.score()), ParseMoney(person.cost()).value()});
  }
  input->of_people = static_cast<int64_t>(input->people.size());
}

void ReportScore(const v1::BuildTableRequest& request, int position, bool below, FindingReport* report) {
  const Ends ends = EndsOf(request.plan());
  report->Error({.code = below ? "score_below_table" : "score_above_table",
                 .path = In(At("", "cases", position), "score"),
                 .value = request.cases(position).score(),
                 .message = std::string("The table has no row for this score: it ") +
                            (below ? "begins" : "ends") + " at " + (below ? ends.from : ends.to) + ".",
                 .remedy = below ? "Begin the table at a lower score, or correct the score."
                                 : "Let the table go up to this score, let the last row hold above it "
                                   "(ABOVE_RULE_LAST_ROW), or correct the score."});
}

void LookUp(const v1::BuildTableRequest& request, BuildInput* input, FindingReport* report) {
  const ScoreRounding whole{RoundingMode::kHalfUp, input->Unit(), false};
  const int64_t last = input->rows.back();
  // What a line gives above the last row is in no row, and so in no total.
  const bool reaches_up = request.plan().above() == v1::ABOVE_RULE_LAST_ROW;
  std::vector<std::pair<int, bool>> outside;  // Where in the request, and whether below.
  for (std::size_t i = 0; i < input->people.size(); ++i) {
    const int64_t score = whole.Round(input->people[i].score);
    input->looked_up.push_back(std::min(score, last));
    const bool below = score < input->rows.front();
    if (below || (score > last && !reaches_up)) outside.emplace_back(input->positions[i], below);
  }
  std::sort(outside.begin(), outside.end());
  for (const auto& [position, below] : outside) ReportScore(request, position, below, report);
}

}  // namespace

int64_t BuildInput::AtScale(std::string_view decimal) const { return Read(decimal).AtPlaces(places).value(); }

std::optional<BuildInput> ReadBuildInput(const v1::BuildTableRequest& request, FindingReport* report) {
  CheckPlan(request.plan(), report);
  CheckIds(request, report);
  CheckReasons(request, report);
  BuildInput input;
  // Scores are below 10^9, so that nine places make eighteen digits: every one fits.
  input.places = PlacesOf(request);
  TakePeople(request, &input);
  if (input.people.empty() && !request.cases().empty()) {
    report->Error({.code = "nobody_left",
                   .path = "cases",
                   .value = "",
                   .message = "Everybody is left out.",
                   .remedy = "Keep at least one person in the sample."});
  }
  if (report->has_errors()) return std::nullopt;
  const Ends ends = EndsOf(request.plan());
  for (int64_t row = Read(ends.from).coefficient; row <= Read(ends.to).coefficient; ++row) {
    input.rows.push_back(row * input.Unit());
  }
  LookUp(request, &input, report);
  if (report->has_errors()) return std::nullopt;
  return input;
}

}  // namespace ras
