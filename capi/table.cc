// Tables and lookups: the values layer. Nothing here allocates, locks or throws.
#include <cstddef>
#include <span>
#include <string_view>

#include "capi/policy.h"
#include "lib/policy/policy_table.h"
#include "ras.h"

namespace {

using ras::Outcome;
using ras::Place;

static_assert(RAS_OUTCOME_AMOUNT == static_cast<int>(Outcome::kAmount));
static_assert(RAS_OUTCOME_NO_ALLOCATION == static_cast<int>(Outcome::kNoAllocation));
static_assert(RAS_OUTCOME_REFUSED == static_cast<int>(Outcome::kRefused));
static_assert(RAS_OUTCOME_OUT_OF_RANGE == static_cast<int>(Outcome::kOutOfRange));
static_assert(RAS_PLACE_NONE == static_cast<int>(Place::kNone));
static_assert(RAS_PLACE_ROW == static_cast<int>(Place::kRow));
static_assert(RAS_PLACE_BETWEEN_ROWS == static_cast<int>(Place::kBetween));
static_assert(RAS_PLACE_BELOW_FIRST_ROW == static_cast<int>(Place::kBelow));
static_assert(RAS_PLACE_ABOVE_LAST_ROW == static_cast<int>(Place::kAbove));
static_assert(RAS_PLACE_COMPUTED == static_cast<int>(Place::kComputed));

// ras_table is a name for C: it is never defined, and every ras_table* is a ras::PolicyTable*.
const ras_table* ToC(const ras::PolicyTable* table) { return reinterpret_cast<const ras_table*>(table); }
const ras::PolicyTable& FromC(const ras_table* table) {
  return *reinterpret_cast<const ras::PolicyTable*>(table);
}

int32_t StatusOf(Outcome outcome) {
  switch (outcome) {
    case Outcome::kAmount:
      return RAS_OK;
    case Outcome::kNoAllocation:
      return RAS_NO_ALLOCATION;
    case Outcome::kRefused:
      return RAS_SCORE_REFUSED;
    case Outcome::kOutOfRange:
      return RAS_OUT_OF_RANGE;
  }
  return RAS_INTERNAL_ERROR;
}

// Whether the columns are of a size this version knows. A host built for a later header has a larger struct:
// it is served as long as the columns that are new to us are not used.
bool KnowsColumns(const ras_lookup_columns* columns) {
  if (columns == nullptr || columns->struct_size < sizeof(ras_lookup_columns)) return false;
  const auto* bytes = reinterpret_cast<const unsigned char*>(columns);
  for (size_t i = sizeof(ras_lookup_columns); i < columns->struct_size; ++i) {
    if (bytes[i] != 0) return false;
  }
  return true;
}

// A column that may be NULL: then nothing is written to it.
template <class T>
std::span<T> Column(T* items, size_t count) {
  return items == nullptr ? std::span<T>() : std::span<T>(items, count);
}

}  // namespace

size_t ras_policy_table_count(const ras_policy* policy) {
  return policy == nullptr ? 0 : policy->tables.size();
}

const ras_table* ras_policy_table_at(const ras_policy* policy, size_t index) {
  if (policy == nullptr || index >= policy->tables.size()) return nullptr;
  return ToC(policy->tables[index]);
}

int32_t ras_policy_table(const ras_policy* policy, const char* name, size_t name_size,
                         const ras_table** table) {
  if (table == nullptr) return RAS_INVALID_ARGUMENT;
  *table = nullptr;
  if (policy == nullptr || (name == nullptr && name_size != 0)) return RAS_INVALID_ARGUMENT;
  *table = ToC(policy->compiled->FindTable(std::string_view(name, name_size)));
  return *table == nullptr ? RAS_UNKNOWN_TABLE : RAS_OK;
}

const char* ras_table_id(const ras_table* table) { return table == nullptr ? "" : FromC(table).id().c_str(); }

int32_t ras_table_score_places(const ras_table* table) {
  return table == nullptr ? -1 : FromC(table).score_places();
}

int64_t ras_table_round_score(const ras_table* table, int64_t score) {
  return table == nullptr ? score : FromC(table).RoundScore(score);
}

int32_t ras_table_lookup(const ras_table* table, int64_t score, int64_t* from_pence, int64_t* to_pence,
                         int32_t* row, int32_t* place) {
  const ras::Hit hit = table == nullptr ? ras::Hit() : FromC(table).Lookup(score);
  if (from_pence != nullptr) *from_pence = hit.from_pence;
  if (to_pence != nullptr) *to_pence = hit.to_pence;
  if (row != nullptr) *row = hit.row;
  if (place != nullptr) *place = static_cast<int32_t>(hit.place);
  return table == nullptr ? RAS_INVALID_ARGUMENT : StatusOf(hit.outcome);
}

int32_t ras_table_lookup_batch(const ras_table* table, const ras_lookup_columns* columns) {
  if (table == nullptr || !KnowsColumns(columns)) return RAS_INVALID_ARGUMENT;
  const size_t count = columns->count;
  if (count == 0) return RAS_OK;
  if (columns->scores == nullptr || columns->from_pence == nullptr || columns->statuses == nullptr) {
    return RAS_INVALID_ARGUMENT;
  }
  FromC(table).LookupBatch({columns->scores, count}, {columns->from_pence, count},
                           Column(columns->to_pence, count), Column(columns->rows, count),
                           {columns->statuses, count});
  return RAS_OK;
}
