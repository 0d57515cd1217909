#include "lib/build/fit_parts.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "lib/figure/tell_amount.h"
#include "lib/finding/wording.h"
#include "ras/decimal.h"

namespace ras {
namespace {

constexpr int64_t kUsualBands = 5;
// Of fewer people a mean says little.
constexpr int64_t kEnoughPeople = 10;

Decimal Read(std::string_view decimal) { return Decimal::Parse(decimal).value().Normalised(); }

std::vector<int64_t> PeopleOfRows(const BuildInput& input) {
  std::vector<int64_t> people(input.rows.size());
  for (const int64_t score : input.looked_up) ++people[input.RowOf(score)];
  return people;
}

// The band of each row. The people in order of their scores are cut into `count` bands of as many; people of
// one score are where the middle of them is.
std::vector<uint32_t> EqualBands(const BuildInput& input, int64_t count) {
  const auto everybody = static_cast<int64_t>(input.people.size());
  std::vector<uint32_t> bands;
  bands.reserve(input.rows.size());
  int64_t before = 0;
  for (const int64_t people : PeopleOfRows(input)) {
    bands.push_back(static_cast<uint32_t>(count * (2 * before + people) / (2 * everybody)));
    before += people;
  }
  return bands;
}

// The band of each row: how many starts are not above it.
std::vector<uint32_t> BandsFrom(const BuildInput& input, const v1::BandStarts& starts) {
  std::vector<uint32_t> bands;
  bands.reserve(input.rows.size());
  int begun = 0;
  for (const int64_t row : input.rows) {
    while (begun < starts.scores_size() && Read(starts.scores(begun)).coefficient <= row / input.Unit()) {
      ++begun;
    }
    bands.push_back(static_cast<uint32_t>(begun));
  }
  return bands;
}

}  // namespace

void CheckBands(const v1::FitBands& bands, FindingReport* report) {
  for (int i = 0; i < bands.starts().scores_size(); ++i) {
    const std::string& score = bands.starts().scores(i);
    const std::string path = At("bands.starts", "scores", i);
    if (Read(score).places != 0) {
      report->Error({.code = "not_whole",
                     .path = path,
                     .value = score,
                     .message = "People are looked up at whole scores, and a band begins at one.",
                     .remedy = "Give a whole number."});
    }
    if (i > 0 && !(Read(bands.starts().scores(i - 1)) < Read(score))) {
      report->Error({.code = "not_ascending",
                     .path = path,
                     .value = score,
                     .message = "The band does not begin above the one before it, " +
                                bands.starts().scores(i - 1) + ".",
                     .remedy = "Give the scores in ascending order, each once."});
    }
  }
}

FitParts::FitParts(const BuildInput& input, const v1::BuildTableRequest& request)
    : groups_(Groups(input, request)), bands_(Bands(input, request.bands())) {}

FitParts::Parts FitParts::Groups(const BuildInput& input, const v1::BuildTableRequest& request) {
  std::map<std::string_view, uint32_t> groups;
  for (const int i : input.positions) groups.emplace(request.cases(i).care_group(), 0);
  Parts parts;
  if (groups.size() == 1 && groups.begin()->first.empty()) return parts;
  for (auto& [name, part] : groups) {
    part = static_cast<uint32_t>(parts.names.size());
    parts.names.emplace_back().set_care_group(std::string(name));
  }
  parts.of_people.reserve(input.people.size());
  for (const int i : input.positions) {
    parts.of_people.push_back(groups.find(request.cases(i).care_group())->second);
  }
  return parts;
}

FitParts::Parts FitParts::Bands(const BuildInput& input, const v1::FitBands& bands) {
  const std::vector<uint32_t> band_of =
      bands.has_starts() ? BandsFrom(input, bands.starts())
                         : EqualBands(input, bands.has_count() ? int64_t{bands.count()} : kUsualBands);
  const std::vector<int64_t> people_of = PeopleOfRows(input);
  Parts parts;
  // Bands of nobody are passed over, and the others numbered.
  std::vector<uint32_t> part_of_row(input.rows.size());
  std::size_t last = input.rows.size();
  for (std::size_t row = 0; row < input.rows.size(); ++row) {
    if (people_of[row] == 0) continue;
    const std::string score = std::to_string(input.rows[row] / input.Unit());
    if (last == input.rows.size() || band_of[last] != band_of[row]) {
      parts.names.emplace_back().set_lowest_score(score);
    }
    parts.names.back().set_highest_score(score);
    part_of_row[row] = static_cast<uint32_t>(parts.names.size() - 1);
    last = row;
  }
  parts.of_people.reserve(input.people.size());
  for (const int64_t score : input.looked_up) parts.of_people.push_back(part_of_row[input.RowOf(score)]);
  return parts;
}

void FitParts::TellEach(const Parts& parts, std::span<const ActualAllocated> people,
                        google::protobuf::RepeatedPtrField<v1::Bias>* told) {
  std::vector<FitSums> sums(parts.names.size());
  for (std::size_t i = 0; i < parts.of_people.size(); ++i) {
    // Amounts of money, and fewer people than can be counted.
    static_cast<void>(sums[parts.of_people[i]].Add(people[i]));
  }
  for (std::size_t part = 0; part < sums.size(); ++part) {
    v1::Bias* bias = told->Add();
    bias->CopyFrom(parts.names[part]);
    bias->set_people(static_cast<uint64_t>(sums[part].people()));
    bias->set_few_people(sums[part].people() < kEnoughPeople);
    TellTotal(sums[part].actual(), bias->mutable_actual());
    TellTotal(sums[part].allocated(), bias->mutable_allocated());
    TellAmount(sums[part].MeanBias().value(), bias->mutable_mean_difference());
  }
}

}  // namespace ras
