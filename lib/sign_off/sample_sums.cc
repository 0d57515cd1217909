#include "lib/sign_off/sample_sums.h"

#include <google/protobuf/arena.h>

#include <memory>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "lib/check/score.h"
#include "lib/policy/lone_table.h"
#include "lib/sheet/sheet_list.h"
#include "ras/money.h"
#include "ras/rounding.h"

namespace ras {
namespace {

// What is taken off of each person's need, in percent, by id.
using TakenOff = std::unordered_map<std::string_view, std::string_view>;

bool KnowsWhatIsTakenOff(const v1::SignOffRequest& request) {
  return request.build().plan().basis() == v1::TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT &&
         request.has_collation() && request.collation().collate().basis() == v1::COLLATE_BASIS_GROSS_COSTS_UP;
}

// Half-up to the penny. Nothing is taken off by an absent percentage.
int64_t After(int64_t pence, std::string_view percent) {
  const Result<Decimal> taken = Decimal::Parse(percent);
  if (!taken.ok()) return pence;
  // An amount times a decimal of at most eighteen digits, and no more than the amount.
  const Rational left = Subtract(Rational(100), Rational(taken.value())).value();
  const Rational exact = Divide(Multiply(Rational(pence), left).value(), Rational(100)).value();
  return RoundAmount(exact, AmountRounding{}).value();
}

class Summing {
 public:
  Summing(const v1::SignOffRequest& request, const PolicyTable& table) : table_(table) {
    if (!KnowsWhatIsTakenOff(request)) return;
    sums_.after_informal_support = 0;
    for (const v1::CollatedPerson& person : request.collation().collated().people()) {
      taken_off_.emplace(person.id(), person.taken_off_percent());
    }
  }

  // Scores are looked up as a person's would be, half-up to whole ones.
  void Add(const v1::SampleCase& person) {
    if (!person.excluded_because().empty()) return;
    const auto score = check::ReadScore(person.score());
    const auto rounded = score ? check::ScoreRule().Round(*score) : std::nullopt;
    const Result<int64_t> cost = ParseMoney(person.cost());
    if (!rounded || !cost.ok()) return;
    const auto whole = static_cast<int64_t>(*rounded / check::kOnePoint);
    const Result<int64_t> scaled = Decimal{whole, 0}.AtPlaces(table_.score_places());
    const int64_t given = scaled.ok() ? table_.Lookup(scaled.value()).from_pence : 0;
    const Result<int64_t> paid = ParseMoney(person.spent_now());
    const int64_t spent = paid.ok() ? paid.value() : cost.value();
    for (SumsOfPeople* sums :
         {&sums_.everyone, &sums_.care_groups[person.care_group()], &sums_.services[person.service()]}) {
      ++sums->people;
      sums->spent += spent;
      sums->allocated += given;
      if (given >= cost.value()) continue;
      ++sums->short_people;
      sums->shortfall += cost.value() - given;
    }
    if (!sums_.after_informal_support) return;
    const auto found = taken_off_.find(person.id());
    *sums_.after_informal_support += found == taken_off_.end() ? given : After(given, found->second);
  }

  SampleSums Take() { return std::move(sums_); }

 private:
  const PolicyTable& table_;
  SampleSums sums_;
  TakenOff taken_off_;
};

}  // namespace

SampleSums SumTheSample(const v1::SignOffRequest& request, FindingReport* report) {
  const std::unique_ptr<const PolicyTable> table =
      CompileLoneTable(request.built().table(), "built.table", report);
  if (table == nullptr) return {};
  // In an arena, where growing lists lose nothing if memory runs out.
  google::protobuf::Arena arena;
  auto& build = *google::protobuf::Arena::CreateMessage<v1::BuildTableRequest>(&arena);
  build.CopyFrom(request.build());
  const SheetList cases({.list = "cases", .sheet = "sheet"}, &build, report);
  Summing summing(request, *table);
  for (const v1::SampleCase& person : build.cases()) summing.Add(person);
  return summing.Take();
}

}  // namespace ras
