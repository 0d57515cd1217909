#include "lib/uplift/uplift_remarks.h"

#include <cstddef>
#include <utility>

#include "lib/finding/small_percent.h"
#include "lib/finding/wording.h"
#include "ras/decimal.h"

namespace ras {
namespace {

constexpr const char* kPolicyIssue = "(framework, policy issue 5).";

class Remarks {
 public:
  Remarks(const v1::UpliftTableRequest& request, std::span<const RaisedPrice> raised, FindingReport* report)
      : request_(request), raised_(raised), report_(*report) {}

  void Run() {
    const int sign = Rational(Decimal::Parse(request_.rate_percent()).value()).Sign();
    if (sign == 0) {
      report_.Note(
          {.code = "rate_is_zero",
           .path = "rate_percent",
           .value = request_.rate_percent(),
           .message = "At this rate amounts change by their rounding alone.",
           .remedy = "Give the rate, if there is one.",
           .reason = std::string("A council considers how to take account of inflation ") + kPolicyIssue});
    } else if (sign < 0) {
      report_.Warning(
          {.code = "amounts_lowered",
           .path = "rate_percent",
           .value = request_.rate_percent(),
           .message = "The amounts are lowered.",
           .remedy =
               "Make sure that they still meet the needs they are for, and leave the budgets that people "
               "have as they are until each person's needs are assessed anew.",
           .reason = std::string("Less money is hardly ever justified without less need or other criteria of "
                                 "eligibility ") +
                     kPolicyIssue});
    }
    NoteSmallPercent(request_.rate_percent(), "rate_percent", &report_);
    if (sign != 0) RemarkUnchanged();
    if (sign != 0) RemarkOtherWay(sign);
    RemarkZero();
    RemarkEqual();
  }

 private:
  // Counts what `is` holds of, and where the first one is.
  template <class Is>
  std::pair<std::size_t, std::string> Find(Is&& is) const {
    std::size_t count = 0;
    std::string first;
    for (std::size_t i = 0; i < raised_.size(); ++i) {
      if (!is(i)) continue;
      if (count++ == 0) first = In("table", raised_[i].price.path);
    }
    return {count, std::move(first)};
  }

  void Warn(const char* code, const std::pair<std::size_t, std::string>& found, const std::string& message) {
    if (found.first == 0) return;
    report_.Warning(
        {.code = code,
         .path = found.second,
         .value = std::to_string(found.first),
         .message = message,
         .remedy = "Round to a smaller increment, unless it is meant.",
         .reason =
             std::string("People must be able to see how inflation was taken into account ") + kPolicyIssue});
  }

  void RemarkUnchanged() {
    const auto found = Find([&](std::size_t i) {
      return raised_[i].before_value.Sign() != 0 && raised_[i].before_value == raised_[i].after_value;
    });
    Warn("amount_unchanged", found,
         "The rounding leaves " + Count(found.first, "amount as it was.", "amounts as they were."));
  }

  // An amount that becomes zero is told by itself.
  void RemarkOtherWay(int sign) {
    const auto found = Find([&](std::size_t i) {
      const int change = Subtract(raised_[i].after_value, raised_[i].before_value).value().Sign();
      return change == -sign && raised_[i].after_value.Sign() != 0;
    });
    Warn("amount_against_rate", found,
         std::string("The rounding ") + (sign > 0 ? "lowers " : "raises ") +
             Count(found.first, "amount", "amounts") + ", although the rate is " +
             (sign > 0 ? "above" : "below") + " zero.");
  }

  void RemarkZero() {
    const auto found = Find([&](std::size_t i) {
      return raised_[i].before_value.Sign() != 0 && raised_[i].after_value.Sign() == 0;
    });
    Warn("amount_becomes_zero", found,
         "The rounding makes nothing of " + Count(found.first, "amount.", "amounts."));
  }

  bool BecomeEqual(std::size_t i, std::size_t before) const {
    return raised_[i].before_value != raised_[before].before_value &&
           raised_[i].after_value == raised_[before].after_value;
  }

  // Of an amount and the one of the row before it, or of the two ends of a range. Items of a price list have
  // nothing to do with one another.
  void RemarkEqual() {
    if (request_.table().has_price_list()) return;
    std::size_t row = 0;  // Where the row before begins.
    const auto found = Find([&](std::size_t i) {
      if (raised_[i].price.is_upper) return BecomeEqual(i, i - 1);
      return i > 0 && BecomeEqual(i, std::exchange(row, i));
    });
    Warn("amounts_made_equal", found,
         "The rounding makes " + Count(found.first, "amount", "amounts") +
             " equal to the one before, which was another.");
  }

  const v1::UpliftTableRequest& request_;
  std::span<const RaisedPrice> raised_;
  FindingReport& report_;
};

}  // namespace

void RemarkOnUplift(const v1::UpliftTableRequest& request, std::span<const RaisedPrice> raised,
                    FindingReport* report) {
  Remarks(request, raised, report).Run();
}

}  // namespace ras
