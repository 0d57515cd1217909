#include "lib/uplift/table_prices.h"

#include "lib/check/table_rows.h"
#include "lib/finding/wording.h"

namespace ras {
namespace {

// The rows of any table that has rows; null for the others.
v1::RowTable* MutableRowsOf(v1::AllocationTable* table) {
  switch (table->kind_case()) {
    case v1::AllocationTable::kPercentage:
      return table->mutable_percentage();
    case v1::AllocationTable::kPoints:
      return table->mutable_points();
    case v1::AllocationTable::kGroups:
      return table->mutable_groups();
    case v1::AllocationTable::kBands:
      return table->mutable_bands();
    case v1::AllocationTable::kSkeleton:
      return table->mutable_skeleton();
    default:
      return nullptr;
  }
}

void AddRows(v1::RowTable* rows, const std::string& kind, std::vector<TablePrice>* prices) {
  if (rows->has_hours()) {
    prices->push_back(
        {In(In(kind, "hours"), "hourly_rate"), "", rows->mutable_hours()->mutable_hourly_rate()});
    return;
  }
  for (int r = 0; r < rows->rows_size(); ++r) {
    v1::Row& row = *rows->mutable_rows(r);
    const std::string path = At(kind, "rows", r);
    if (row.has_range()) {
      prices->push_back({In(path, "range.from"), row.from(), row.mutable_range()->mutable_from()});
      prices->push_back({In(path, "range.to"), row.from(), row.mutable_range()->mutable_to(), true});
    } else if (row.gives_case() == v1::Row::kAmount) {
      prices->push_back({In(path, "amount"), row.from(), row.mutable_amount()});
    }
  }
}

}  // namespace

std::vector<TablePrice> PricesOf(v1::AllocationTable* table) {
  std::vector<TablePrice> prices;
  const std::string kind(check::KindField(*table));
  if (v1::RowTable* rows = MutableRowsOf(table)) {
    AddRows(rows, kind, &prices);
  } else if (table->has_price_per_point()) {
    prices.push_back({In(kind, "rate"), "", table->mutable_price_per_point()->mutable_rate()});
  } else if (table->has_price_list()) {
    for (int i = 0; i < table->price_list().items_size(); ++i) {
      v1::PriceItem& item = *table->mutable_price_list()->mutable_items(i);
      prices.push_back({In(At(kind, "items", i), "rate"), item.id(), item.mutable_rate()});
    }
  }
  return prices;
}

bool HasFinePrices(const v1::AllocationTable& table) {
  return table.has_price_per_point() || table.has_price_list();
}

}  // namespace ras
