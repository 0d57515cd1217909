// Ranges of scores or of amounts that people are grouped by, from where each begins.
#ifndef RAS_LIB_TERMS_NAMED_RANGES_H_
#define RAS_LIB_TERMS_NAMED_RANGES_H_

#include <google/protobuf/repeated_ptr_field.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/finding/finding_report.h"
#include "ras/decimal.h"

namespace ras {

using RangeStarts = google::protobuf::RepeatedPtrField<std::string>;

// Reports, as items of `list`, ranges that do not begin above the one before. `what`: "scores", "amounts".
// Every item is a decimal.
void CheckAscending(const RangeStarts& starts, std::string_view list, std::string_view what,
                    FindingReport* report);

// A range begins at its start and ends below the next; before the first there is one more. Ascending.
class NamedRanges {
 public:
  explicit NamedRanges(const RangeStarts& starts);

  // How many ranges begin at or below the value: 0 for one below them all.
  std::size_t PlaceOf(const Decimal& value) const;
  std::size_t PlaceOfPence(int64_t pence) const { return PlaceOf(Decimal{pence, 2}); }
  // "below 20", "20 to below 40", "40 and above": as the starts are written, without zeros that say nothing.
  std::string NameOf(std::size_t place) const;

 private:
  std::vector<Decimal> starts_;
};

}  // namespace ras

#endif  // RAS_LIB_TERMS_NAMED_RANGES_H_
