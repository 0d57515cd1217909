#include <algorithm>

#include "lib/policy/compile.h"
#include "lib/terms/kernel_terms.h"

namespace ras {
namespace {

BelowRule CompileBelow(v1::BelowRule rule) {
  switch (rule) {
    case v1::BELOW_RULE_NO_ALLOCATION:
      return BelowRule::kNoAllocation;
    case v1::BELOW_RULE_ZERO:
      return BelowRule::kZero;
    case v1::BELOW_RULE_FIRST_ROW:
      return BelowRule::kFirstRow;
    default:
      return BelowRule::kRefuse;
  }
}

BetweenRule CompileBetween(v1::BetweenRule rule, bool is_skeleton) {
  switch (rule) {
    case v1::BETWEEN_RULE_LOWER_ROW:
      return BetweenRule::kLowerRow;
    case v1::BETWEEN_RULE_UPPER_ROW:
      return BetweenRule::kUpperRow;
    case v1::BETWEEN_RULE_STRAIGHT_LINE:
      return BetweenRule::kStraightLine;
    default:
      return is_skeleton ? BetweenRule::kStraightLine : BetweenRule::kRefuse;
  }
}

AboveRule CompileAbove(v1::AboveRule rule) {
  switch (rule) {
    case v1::ABOVE_RULE_LAST_ROW:
      return AboveRule::kLastRow;
    case v1::ABOVE_RULE_CONTINUE_LINE:
      return AboveRule::kContinueLine;
    default:
      return AboveRule::kRefuse;
  }
}

}  // namespace

void PolicyCompiler::CompileTables() {
  for (int t = 0; t < out_.document.tables_size(); ++t) {
    const v1::AllocationTable& document = out_.document.tables(t);
    const std::string path = "tables[" + std::to_string(t) + "]";
    CompiledTable table;
    table.document = &document;
    table.rounding = CompileRounding(document.rounding());
    if (document.kind_case() == v1::AllocationTable::kPriceList) {
      for (const v1::PriceItem& item : document.price_list().items()) {
        CompiledPriceItem compiled;
        compiled.document = &item;
        compiled.question = out_.question_index.at(item.quantity());
        if (!item.multiplier().empty()) compiled.multiplier = out_.measure_index.at(item.multiplier());
        compiled.rate = ParseChecked(item.rate());
        if (item.has_when()) {
          compiled.always = false;
          compiled.when = CompileCondition(item.when());
        }
        table.items.push_back(std::move(compiled));
      }
    } else {
      CompileScoreTable(document, path, &table);
    }
    out_.tables.push_back(std::move(table));
  }
}

void PolicyCompiler::CompileScoreTable(const v1::AllocationTable& document, const std::string& path,
                                       CompiledTable* table) {
  const CompiledScoreRounding rounding =
      CompileScoreRounding(document.has_score_rounding() ? &document.score_rounding() : nullptr);
  const Decimal increment = rounding.exact ? Decimal{1, 0} : rounding.increment;
  // Places enough for the rows, for the increment, and for every measure that is looked up here.
  uint8_t places = increment.places;
  for (const v1::Component& component : out_.document.components()) {
    bool uses = component.table() == document.id();
    for (const v1::TableChoice& choice : component.table_by_care_group().choices()) {
      uses = uses || choice.table() == document.id();
    }
    const auto measure = out_.measure_index.find(component.measure());
    if (uses && measure != out_.measure_index.end()) {
      places = std::max(places, out_.measures[static_cast<std::size_t>(measure->second)].places);
    }
  }
  const v1::RowTable* rows = RowsOf(document);
  if (rows != nullptr) {
    for (const v1::Row& row : rows->rows()) {
      places = std::max({places, ParseChecked(row.from()).places, ParseChecked(row.to()).places});
    }
  } else {
    places = std::max(places, ParseChecked(document.price_per_point().free_points()).places);
  }
  const ScoreRounding kernel_rounding{rounding.mode, AtPlaces(increment, places, path), rounding.exact};
  table->increment = kernel_rounding.increment;
  const auto keep = [&](auto built) {
    if (built.ok()) {
      table->lookup = std::make_unique<PolicyTable>(document.id(), places, std::move(built).value());
    } else {
      Error(path, "table_not_exact",
            std::string("The table cannot be computed exactly: ") + FaultName(built.fault()) + ".",
            "Use amounts up to 100,000,000,000.00 and scores of fewer digits.");
    }
  };
  if (rows == nullptr) {
    RateTableSpec spec;
    spec.rounding = kernel_rounding;
    spec.free_points = AtPlaces(ParseChecked(document.price_per_point().free_points()), places, path);
    spec.places = places;
    spec.rate = ParseChecked(document.price_per_point().rate());
    spec.no_allocation_when_free = document.price_per_point().below() == v1::BELOW_RULE_NO_ALLOCATION;
    spec.amount_rounding = table->rounding.rule;
    keep(RateTable::Build(spec));
    return;
  }
  // Money of a printed amount, or of hours at the hourly rate (docs/figures.md section 5.6).
  const auto pence_of = [&](const std::string& amount, const std::string& at) -> int64_t {
    if (!rows->has_hours()) return ParseMoney(amount).value_or(0);
    Result<Rational> money =
        Multiply(Rational(ParseChecked(amount)), Rational(ParseChecked(rows->hours().hourly_rate())));
    if (money.ok()) money = Multiply(money.value(), Rational(100));
    const Result<int64_t> pence =
        money.ok() ? RoundAmount(money.value(), table->rounding.rule) : Result<int64_t>(Fault::kOverflow);
    if (pence.ok() && IsAmount(pence.value())) return pence.value();
    Error(at, "number_too_large", "Hours times the hourly rate is more than 100,000,000,000.00.",
          "Use smaller numbers.");
    return 0;
  };
  ScoreTableSpec spec;
  spec.rounding = kernel_rounding;
  spec.amount_rounding = table->rounding.rule;
  spec.below = CompileBelow(rows->below());
  spec.between = CompileBetween(rows->between(), document.has_skeleton());
  spec.above = CompileAbove(rows->above());
  for (int r = 0; r < rows->rows_size(); ++r) {
    const v1::Row& document_row = rows->rows(r);
    const std::string row_path = path + ".rows[" + std::to_string(r) + "]";
    ScoreTableRow row;
    row.from = AtPlaces(ParseChecked(document_row.from()), places, row_path + ".from");
    row.to = row.from;
    if (document.has_groups()) {
      row.to =
          Fit(Int128{row.from} + MultiplyWide(int64_t{rows->group_size()} - 1, kernel_rounding.increment),
              row_path + ".from");
    } else if (document.has_bands() && !document_row.to().empty()) {
      row.to = AtPlaces(ParseChecked(document_row.to()), places, row_path + ".to");
    } else if (document.has_bands()) {
      if (r + 1 < rows->rows_size()) {
        row.reaches_next = true;
      } else {
        row.open_top = true;
      }
    }
    switch (document_row.gives_case()) {
      case v1::Row::kAmount:
        row.from_pence = row.to_pence = pence_of(document_row.amount(), row_path + ".amount");
        break;
      case v1::Row::kRange:
        row.from_pence = pence_of(document_row.range().from(), row_path + ".range.from");
        row.to_pence = pence_of(document_row.range().to(), row_path + ".range.to");
        break;
      default:
        row.no_allocation = true;
        break;
    }
    spec.rows.push_back(row);
  }
  keep(ScoreTable::Build(spec));
}

}  // namespace ras
