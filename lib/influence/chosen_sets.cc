#include "lib/influence/chosen_sets.h"

#include <cstddef>
#include <map>
#include <string_view>

#include "lib/finding/wording.h"

namespace ras {
namespace {

class SetReader {
 public:
  SetReader(const v1::MeasureInfluenceRequest& request, const BuildInput& everybody, FindingReport* report)
      : request_(request), everybody_(everybody), report_(*report) {
    for (const v1::SampleCase& person : request.build().cases()) cases_.emplace(person.id(), -1);
    for (std::size_t i = 0; i < everybody.positions.size(); ++i) {
      cases_[request.build().cases(everybody.positions[i]).id()] = static_cast<std::ptrdiff_t>(i);
    }
  }

  std::vector<ChosenSet> Read() {
    std::vector<ChosenSet> sets;
    std::map<std::string_view, int> names;
    for (int i = 0; i < request_.sets_size(); ++i) {
      const v1::ChosenPeople& chosen = request_.sets(i);
      if (const auto [first, is_new] = names.emplace(chosen.name(), i); !is_new) {
        report_.Error({.code = "duplicate_name",
                       .path = In(At("", "sets", i), "name"),
                       .value = chosen.name(),
                       .message = "Another set has this name, " + At("", "sets", first->second) + ".",
                       .remedy = "Give each set a name of its own."});
      }
      if (chosen.name() == kShortList) {
        report_.Error({.code = "duplicate_name",
                       .path = In(At("", "sets", i), "name"),
                       .value = chosen.name(),
                       .message = "The list of those without whom a row changes most has this name.",
                       .remedy = "Give the set another name."});
      }
      sets.push_back({chosen.name(), std::vector<bool>(everybody_.people.size())});
      for (int k = 0; k < chosen.ids_size(); ++k) {
        Add(chosen.ids(k), At(At("", "sets", i), "ids", k), &sets.back().members);
      }
    }
    return sets;
  }

 private:
  void Add(const std::string& id, const std::string& path, std::vector<bool>* members) {
    const auto found = cases_.find(id);
    if (found == cases_.end()) {
      report_.Error({.code = "unknown_case",
                     .path = path,
                     .value = id,
                     .message = "No case of the sample has this id.",
                     .remedy = "Give the id of a case."});
    } else if (found->second < 0) {
      report_.Error({.code = "case_left_out",
                     .path = path,
                     .value = id,
                     .message = "The sample leaves this case out, so that no table is built from it.",
                     .remedy = "Take the id out of the set, or keep the case in the sample."});
    } else if ((*members)[static_cast<std::size_t>(found->second)]) {
      report_.Error({.code = "duplicate_id",
                     .path = path,
                     .value = id,
                     .message = "The set has this id already.",
                     .remedy = "Give each id once."});
    } else {
      (*members)[static_cast<std::size_t>(found->second)] = true;
    }
  }

  const v1::MeasureInfluenceRequest& request_;
  const BuildInput& everybody_;
  FindingReport& report_;
  // Where each stands among everybody; -1 if the sample leaves the case out.
  std::map<std::string_view, std::ptrdiff_t> cases_;
};

}  // namespace

std::vector<ChosenSet> ReadChosenSets(const v1::MeasureInfluenceRequest& request, const BuildInput& everybody,
                                      FindingReport* report) {
  return SetReader(request, everybody, report).Read();
}

}  // namespace ras
