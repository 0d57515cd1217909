// The operation UpliftTable (docs/publishing-a-table.md section 1).
#include "lib/uplift/uplift_table.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "lib/check/check_table.h"
#include "lib/figure/tell_amount.h"
#include "lib/finding/answer.h"
#include "lib/finding/blank_text.h"
#include "lib/finding/finding_report.h"
#include "lib/finding/refuse_exact.h"
#include "lib/finding/shape_findings.h"
#include "lib/finding/wording.h"
#include "lib/fingerprint/document_fingerprint.h"
#include "lib/terms/kernel_terms.h"
#include "lib/uplift/table_prices.h"
#include "lib/uplift/uplift_remarks.h"
#include "ras/date.h"
#include "ras/money.h"
#include "ras/rounding.h"
#include "ras/uplift.h"

namespace ras {
namespace {

constexpr uint8_t kChangePlaces = 4;
// The greatest price of a point or an item (allocation_table.proto).
constexpr int64_t kMostPrice = 1'000'000'000;
constexpr int kMostUplifts = 100;

constexpr const char* kPolicyIssue = "(framework, policy issue 5).";

Rational Number(const std::string& decimal) { return Rational(Decimal::Parse(decimal).value()); }

class Uplift {
 public:
  Uplift(const v1::UpliftTableRequest& request, FindingReport* report, v1::UpliftTableResponse* response)
      : request_(request), report_(*report), response_(*response) {}

  void Run() {
    const ShapeOutcome shape = ReportShape(request_, &report_);
    if (shape.all_lists_end && request_.has_table()) check::CheckTable(request_.table(), "table", &report_);
    CheckRounding();
    CheckChain();
    ReportBlank(request_.authority(), "authority", &report_);
    ReportBlank(request_.reason(), "reason", &report_);
    ReportBlank(request_.title(), "title", &report_);
    if (report_.has_errors()) return;
    response_.mutable_table()->CopyFrom(request_.table());
    Raise();
    if (report_.has_errors()) return;
    Record();
    TellAmounts();
    TellTotal();
    RemarkOnUplift(request_, raised_, &report_);
  }

 private:
  bool is_fine() const { return HasFinePrices(request_.table()); }
  bool rounds_fine() const { return !request_.price_increment().empty(); }

  void CheckRounding() {
    const v1::Rounding& rounding = request_.rounding();
    RefuseExact(rounding, "rounding", "The amounts of a table are published and have to be rounded.",
                &report_);
    if (rounds_fine() && !is_fine()) {
      report_.Error({.code = "price_increment_not_allowed",
                     .path = "price_increment",
                     .value = request_.price_increment(),
                     .message = "The amounts of this table are whole pence.",
                     .remedy = "Give rounding.increment_pence instead."});
    } else if (rounds_fine() && rounding.has_increment_pence()) {
      report_.Error({.code = "increment_twice",
                     .path = "price_increment",
                     .value = request_.price_increment(),
                     .message = "What prices are rounded to is said twice.",
                     .remedy = "Give either rounding.increment_pence or price_increment."});
    } else if (!rounds_fine() && !rounding.has_increment_pence()) {
      report_.Error(
          {.code = "missing",
           .path = "rounding.increment_pence",
           .value = "",
           .message = "It is not said what amounts are rounded to.",
           .remedy = is_fine() ? "Write how many pence, such as 1; or price_increment, such as \"0.0001\"."
                               : "Write how many pence, such as 1, or 100 for whole pounds."});
    }
  }

  // Days written alike stand in order as text does.
  void CheckChain() {
    if (request_.table().uplifts().empty()) return;
    if (request_.table().uplifts_size() == kMostUplifts) {
      report_.Error({.code = "too_many_items",
                     .path = "table.uplifts",
                     .value = std::to_string(kMostUplifts),
                     .message = "The table was raised as often as can be recorded.",
                     .remedy = "Make a new table."});
    }
    const v1::TableUplift& last = *request_.table().uplifts().rbegin();
    const std::string& day = request_.effective_from();
    if (!Date::Parse(day).ok() || !Date::Parse(last.effective_from()).ok()) return;
    if (day < last.effective_from()) {
      report_.Error(
          {.code = "uplift_before_last",
           .path = "effective_from",
           .value = day,
           .message = "The table's amounts hold from " + last.effective_from() + " on, which is later.",
           .remedy = "Give a later day, or take the table as it was before."});
    } else if (day == last.effective_from()) {
      report_.Warning(
          {.code = "uplift_on_same_day",
           .path = "effective_from",
           .value = day,
           .message =
               "The table was raised from this day on already, by " + last.rate_percent() + " percent.",
           .remedy = "Look whether this is the same rise, which would then be made twice.",
           .reason = std::string("How inflation was taken into account is to be clear from the record ") +
                     kPolicyIssue});
    }
  }

  void Raise() {
    const Decimal rate = Decimal::Parse(request_.rate_percent()).value();
    for (TablePrice& price : PricesOf(response_.mutable_table())) {
      RaisedPrice raised;
      raised.before = *price.text;
      raised.before_value = Number(raised.before);
      // An amount of at most 18 digits times a factor of at most as many.
      exact_.push_back(Uplifted(raised.before_value, rate).value());
      const Result<std::string> after = is_fine() ? RoundPrice(exact_.back()) : RoundMoney(exact_.back());
      if (!after.ok()) {
        ReportTooMuch(price.path, raised.before);
        continue;
      }
      *price.text = after.value();
      raised.after_value = Number(after.value());
      raised.price = std::move(price);
      raised_.push_back(std::move(raised));
    }
  }

  AmountRounding InPence() const {
    return {ToKernel(request_.rounding().mode()), request_.rounding().increment_pence()};
  }

  Result<std::string> RoundMoney(const Rational& exact) const {
    const Result<Rational> pence = Multiply(exact, Rational(100));
    if (!pence.ok()) return pence.fault();
    const Result<int64_t> rounded = RoundAmount(pence.value(), InPence());
    if (!rounded.ok()) return rounded.fault();
    if (!IsAmount(rounded.value())) return Fault::kOutOfRange;
    return FormatMoney(rounded.value());
  }

  Result<std::string> RoundPrice(const Rational& exact) const {
    const Decimal increment = rounds_fine() ? Decimal::Parse(request_.price_increment()).value().Normalised()
                                            : Decimal{request_.rounding().increment_pence(), 2};
    const Result<int64_t> rounded = RoundToMultiple(exact, ToKernel(request_.rounding().mode()), increment);
    if (!rounded.ok()) return rounded.fault();
    const Result<Decimal> price = Decimal::Make(rounded.value(), increment.places);
    if (!price.ok()) return price.fault();
    if (price.value() > Decimal{kMostPrice, 0}) return Fault::kOutOfRange;
    return price.value().Normalised().ToString();
  }

  void ReportTooMuch(const std::string& path, const std::string& before) {
    report_.Error(
        {.code = "amount_out_of_range",
         .path = In("table", path),
         .value = before,
         .message = "Raised by " + request_.rate_percent() + " percent this is more than an amount can be.",
         .remedy = "Look whether the amount or the rate is wrong."});
  }

  // The link of the chain from the table before to this one.
  void Record() {
    v1::AllocationTable& table = *response_.mutable_table();
    v1::TableUplift& link = *table.add_uplifts();
    link.set_rate_percent(Decimal::Parse(request_.rate_percent()).value().Normalised().ToString());
    link.mutable_rounding()->CopyFrom(request_.rounding());
    link.set_price_increment(request_.price_increment());
    link.set_effective_from(request_.effective_from());
    link.set_authority(request_.authority());
    link.set_reason(request_.reason());
    link.set_table_before(DocumentFingerprint(request_.table()));
    if (!request_.title().empty()) table.set_title(request_.title());
    response_.set_fingerprint(DocumentFingerprint(table));
  }

  void TellAmounts() {
    for (std::size_t i = 0; i < raised_.size(); ++i) {
      v1::UpliftedAmount& told = *response_.add_amounts();
      told.set_path(raised_[i].price.path);
      told.set_of(raised_[i].price.of);
      told.set_before(is_fine() ? raised_[i].before : InUnits(raised_[i].before_value));
      told.set_exact(exact_[i].ToString());
      told.set_after(*raised_[i].price.text);
    }
  }

  void TellTotal() {
    Rational before;
    Rational after;
    for (const RaisedPrice& raised : raised_) {
      // At most 20,000 decimals of at most 18 digits.
      before = Add(before, raised.before_value).value();
      after = Add(after, raised.after_value).value();
    }
    const Rational difference = Subtract(after, before).value();
    v1::UpliftedTotal& total = *response_.mutable_total();
    total.set_before(InUnits(before));
    total.set_after(InUnits(after));
    total.set_difference(InUnits(difference));
    if (before.Sign() == 0) return;
    const Rational change = Divide(Multiply(difference, Rational(100)).value(), before).value();
    total.set_change_percent(DecimalText(change, kChangePlaces).value_or(""));
  }

  // Money with its two decimals, and finer sums as they are.
  std::string InUnits(const Rational& sum) const {
    const Result<int64_t> pence = sum.AtPlaces(2);
    return pence.ok() ? FormatMoney(pence.value()) : sum.ToString();
  }

  const v1::UpliftTableRequest& request_;
  FindingReport& report_;
  v1::UpliftTableResponse& response_;
  std::vector<RaisedPrice> raised_;
  std::vector<Rational> exact_;
};

}  // namespace

void UpliftTable(const v1::UpliftTableRequest& request, v1::UpliftTableResponse* response) {
  response->Clear();
  FindingReport report;
  Uplift(request, &report, response).Run();
  FinishAnswer(&report, response);
}

}  // namespace ras
