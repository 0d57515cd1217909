// How an operation of the council's side ends: with an answer, or with what stands in its way.
#ifndef RAS_LIB_FINDING_ANSWER_H_
#define RAS_LIB_FINDING_ANSWER_H_

#include <algorithm>
#include <vector>

#include "lib/finding/append_findings.h"
#include "lib/finding/finding_report.h"

namespace ras {

// Moves the findings into the response, errors first; with an error among them there is nothing else in it.
// `place` is given each finding to put another place on it: a sheet's line for an item of a list. It gives
// false for one that is not to be told, since it follows from another.
template <class Response, class Place>
void FinishAnswer(FindingReport* report, Response* response, const Place& place) {
  if (report->has_errors()) response->Clear();
  std::vector<v1::Finding> findings;
  report->Finish(&findings);
  findings.erase(std::remove_if(findings.begin(), findings.end(),
                                [&](v1::Finding& finding) { return !place(&finding); }),
                 findings.end());
  AppendFindings(findings, response->mutable_findings());
}

template <class Response>
void FinishAnswer(FindingReport* report, Response* response) {
  FinishAnswer(report, response, [](v1::Finding*) { return true; });
}

}  // namespace ras

#endif  // RAS_LIB_FINDING_ANSWER_H_
