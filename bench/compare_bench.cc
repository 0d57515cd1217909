// What a million people would be allocated by another policy, beside what is spent on them and what they are
// allocated now: five care groups and four ages, added up by both together; three years of a taper for those
// who would lose; and the whole comparison from a request in memory to an answer. bench/beside/compare sets
// others beside it, on the same people, and holds them to the same figures.
//
//     ras_compare_bench --people=100000        the same with fewer
//     ras_compare_bench --write=FILE           the people as comma-separated values, for others to read, and
//                                              in FILE.figures what the comparison comes to
#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "lib/compare/compare.h"
#include "people_words.h"
#include "ras/change_sums.h"
#include "ras/money.h"
#include "ras/v1/comparison.pb.h"
#include "ras/variance_sums.h"
#include "scored_costs.h"

namespace {

constexpr std::size_t kGroups = 5;
constexpr std::array<std::string_view, 4> kAges = {"18-64", "65-74", "75-84", "85+"};
constexpr std::array<std::string_view, 3> kKept = {"75", "50", "25"};
constexpr std::size_t kNewEvery = 10;

std::size_t people_wanted = 1'000'000;

struct Person {
  std::size_t group = 0;
  std::size_t age = 0;
  bool is_new = false;
  int64_t spent = 0;
  int64_t before = 0;
  int64_t after = 0;
};

// Allocations are yearly, from curves in pence a week: today's of whole pounds, and another that is steeper
// and ends lower for one care group than for the next.
std::vector<Person> People(std::size_t count) {
  std::vector<Person> people;
  people.reserve(count);
  for (const ras::ScoredCost& person : ras_bench::ScoredCosts(count)) {
    const std::size_t place = people.size();
    const std::size_t group = place % kGroups;
    const int64_t percent = person.score / 100;
    const int64_t today = 510 + percent * percent * 12;
    const int64_t other = 450 + percent * percent * (11 + static_cast<int64_t>(group));
    people.push_back({group, place / kGroups % kAges.size(), place % kNewEvery == 0, person.pence,
                      today / 100 * 5200, other * 52});
  }
  return people;
}

std::string GroupName(const Person& person) { return "group-" + std::to_string(person.group); }

// Every group of both kinds together, and nothing but the sums of one comparison.
void Sums(benchmark::State& state) {
  const std::vector<Person> people = People(people_wanted);
  for (auto _ : state) {
    std::array<ras::ChangeSums, kGroups * kAges.size()> sums;
    for (const Person& person : people) {
      benchmark::DoNotOptimize(sums[person.group * kAges.size() + person.age].Add(
          {person.before, person.after}, ras::Tolerance{}));
    }
    benchmark::DoNotOptimize(sums);
  }
}
BENCHMARK(Sums)->Unit(benchmark::kMillisecond);

ras::v1::ComparePoliciesRequest Request(const std::vector<Person>& people) {
  ras::v1::ComparePoliciesRequest request;
  request.set_period(ras::v1::PERIOD_YEAR);
  request.add_groupings()->add_by()->set_field(ras::v1::COMPARED_FIELD_CARE_GROUP);
  ras::v1::ComparedGrouping* by = request.add_groupings();
  by->add_by()->set_field(ras::v1::COMPARED_FIELD_CARE_GROUP);
  by->add_by()->set_characteristic("age");
  ras::v1::TransitionalProtection* taper = request.add_protections();
  taper->set_id("taper");
  for (const std::string_view kept : kKept) taper->add_kept_percent(std::string(kept));
  request.mutable_people()->Reserve(static_cast<int>(people.size()));
  for (const Person& person : people) {
    ras::v1::ComparedPerson* one = request.add_people();
    one->set_id("p" + std::to_string(request.people_size()));
    if (!person.is_new) one->set_spent_now(ras::FormatMoney(person.spent));
    one->set_before(ras::FormatMoney(person.before));
    one->set_after(ras::FormatMoney(person.after));
    one->set_care_group(GroupName(person));
    one->set_is_new(person.is_new);
    ras::v1::Characteristic* age = one->add_characteristics();
    age->set_name("age");
    age->set_value(std::string(kAges[person.age]));
  }
  return request;
}

// Texts read and checked, ids held apart and put in order for the fingerprint, three comparisons of everyone,
// of every care group and of every group of both kinds, and three years of the taper.
void Comparison(benchmark::State& state) {
  const ras::v1::ComparePoliciesRequest request = Request(People(people_wanted));
  for (auto _ : state) {
    ras::v1::ComparePoliciesResponse response;
    ras::ComparePolicies(request, &response);
    if (response.comparisons().empty()) {
      state.SkipWithError("no answer");
      break;
    }
  }
}
BENCHMARK(Comparison)->Unit(benchmark::kMillisecond);

// A line of figures: which comparison and group, how many people, how many of them gain and lose, and in
// pence what they have, would have, gain and lose.
std::string Line(int comparison, const ras::v1::ChangeFigures& of) {
  std::string line = std::to_string(comparison) + ",";
  for (const std::string& name : of.names()) line += name + " ";
  for (const uint64_t count : {of.people(), of.gain().people(), of.lose().people()}) {
    line += "," + std::to_string(count);
  }
  for (const ras::v1::Amount* amount : {&of.from(), &of.to(), &of.gain().change(), &of.lose().change()}) {
    line += "," + std::to_string(amount->pence());
  }
  return line + "\n";
}

bool WriteFigures(const std::string& path, const std::vector<Person>& people) {
  ras::v1::ComparePoliciesResponse response;
  ras::ComparePolicies(Request(people), &response);
  if (response.comparisons().empty()) return false;
  return ras_bench::WriteFile(path, [&response](std::FILE* file) {
    bool good = true;
    const auto put = [file, &good](const std::string& line) {
      good = good && std::fputs(line.c_str(), file) >= 0;
    };
    for (int i = 0; i < response.comparisons_size(); ++i) {
      const ras::v1::AmountsCompared& comparison = response.comparisons(i);
      put(Line(i, comparison.everyone()));
      for (const ras::v1::GroupedChange& grouping : comparison.groupings()) {
        for (const ras::v1::ChangeFigures& group : grouping.groups()) put(Line(i, group));
      }
    }
    for (const ras::v1::ProtectedYear& year : response.protections(0).years()) {
      put("year," + std::to_string(year.people()) + "," + std::to_string(year.still_lose()) + "," +
          std::to_string(year.cost().pence()) + "," + std::to_string(year.total().pence()) + "\n");
    }
    return good;
  });
}

bool Write(const std::string& path) {
  const std::vector<Person> people = People(people_wanted);
  const bool written = ras_bench::WriteFile(path, [&people](std::FILE* file) {
    bool good = std::fputs("care_group,age,is_new,spent_now,before,after\n", file) >= 0;
    for (const Person& person : people) {
      const std::string line = GroupName(person) + "," + std::string(kAges[person.age]) + "," +
                               (person.is_new ? "1," : "0," + ras::FormatMoney(person.spent)) + "," +
                               ras::FormatMoney(person.before) + "," + ras::FormatMoney(person.after) + "\n";
      good = good && std::fputs(line.c_str(), file) >= 0;
    }
    return good;
  });
  return written && WriteFigures(path + ".figures", people);
}

}  // namespace

int main(int argc, char** argv) { return ras_bench::RunOrWrite(argc, argv, &people_wanted, &Write); }
