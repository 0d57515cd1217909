#include "lib/check/measure_graph.h"

#include "lib/check/visit_conditions.h"

namespace ras::check {

std::vector<std::vector<MeasureEdge>> MeasureEdges(const v1::Policy& policy, const PolicyNames& names) {
  std::vector<std::vector<MeasureEdge>> edges(static_cast<std::size_t>(policy.measures_size()));
  for (int m = 0; m < policy.measures_size(); ++m) {
    std::vector<MeasureEdge>& own = edges[static_cast<std::size_t>(m)];
    for (int t = 0; t < policy.measures(m).terms_size(); ++t) {
      const v1::Term& term = policy.measures(m).terms(t);
      if (term.source_case() == v1::Term::kMeasure) {
        const int to = names.measures.Find(term.measure());
        if (to >= 0) own.push_back({to, t, false});
      }
      if (!term.has_when()) continue;
      VisitTests(term.when(), "", [&](const v1::Condition& test, const std::string&) {
        if (!test.has_measure()) return;
        const int to = names.measures.Find(test.measure().measure());
        if (to >= 0) own.push_back({to, t, true});
      });
    }
  }
  return edges;
}

}  // namespace ras::check
