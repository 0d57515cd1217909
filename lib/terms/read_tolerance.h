// How far an amount may be from another and still count as no change, from and to documents.
#ifndef RAS_LIB_TERMS_READ_TOLERANCE_H_
#define RAS_LIB_TERMS_READ_TOLERANCE_H_

#include <string>
#include <string_view>

#include "lib/finding/finding_report.h"
#include "lib/shape/normal_form.h"
#include "ras/variance_sums.h"

namespace ras {

// None, if nothing is said. Reports a percentage at `path` that is too fine to reckon with, or looks like a
// share of one. Both texts obey their fields' own rules.
Tolerance ReadTolerance(const std::string& percent, const std::string& amount, std::string_view path,
                        FindingReport* report);

// Of any document with these two fields.
template <class Document>
Tolerance ReadTolerance(const Document& tolerance, std::string_view path, FindingReport* report) {
  return ReadTolerance(tolerance.percent(), tolerance.amount(), path, report);
}

// As it is told beside the figures, with what was not said filled in. There was nothing to report.
template <class Document>
void TellTolerance(const Document& tolerance, Document* told) {
  told->set_percent(tolerance.percent().empty() ? "0" : NormalDecimal(tolerance.percent()));
  told->set_amount(NormalMoney(tolerance.amount().empty() ? "0" : tolerance.amount()));
}

}  // namespace ras

#endif  // RAS_LIB_TERMS_READ_TOLERANCE_H_
