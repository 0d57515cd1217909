// The amounts of money that stand in a table.
#ifndef RAS_LIB_UPLIFT_TABLE_PRICES_H_
#define RAS_LIB_UPLIFT_TABLE_PRICES_H_

#include <string>
#include <vector>

#include "ras/v1/allocation_table.pb.h"

namespace ras {

// One of them, where it stands.
struct TablePrice {
  // "bands.rows[2].amount"
  std::string path;
  // The first score of its row, or the id of its item; empty where the table has only one price.
  std::string of;
  // In the table.
  std::string* text;
  // The upper end of a range, whose lower end is the price before.
  bool is_upper = false;
};

// All of them, in the table's order. Hours are not money: of a table of hours it is the hourly rate.
std::vector<TablePrice> PricesOf(v1::AllocationTable* table);

// Whether the table's prices may have fractions of a penny: a price per point, and a price list.
bool HasFinePrices(const v1::AllocationTable& table);

}  // namespace ras

#endif  // RAS_LIB_UPLIFT_TABLE_PRICES_H_
