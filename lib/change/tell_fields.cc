#include "lib/change/tell_fields.h"

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "lib/change/place_part.h"
#include "lib/shape/compare_messages.h"
#include "lib/terms/kernel_terms.h"

namespace ras {
namespace {

using google::protobuf::Message;

// Of fields that one part changed.
constexpr std::size_t kMostFields = 1000;

bool SkipNothing(const google::protobuf::FieldDescriptor&) { return false; }

class Fields {
 public:
  explicit Fields(v1::ChangedPart* told) : told_(*told) {}

  // Of a part of which either may be null, as many as there is room for. Those that are told already are not
  // told again. Gives how many there are.
  std::size_t Tell(const std::string& path, const Message* then, const Message* now, bool for_this_person) {
    if (then == nullptr && now == nullptr) return 0;
    if (then == nullptr || now == nullptr) {
      Add({.path = path, .stored = Presence(then), .replayed = Presence(now)}, for_this_person);
      return 1;
    }
    std::vector<MessageDifference> differences;
    const std::size_t count = CompareMessages(*then, *now, IsToldElsewhere, kMostFields, &differences);
    for (MessageDifference& difference : differences) {
      difference.path = path.empty() ? difference.path : path + "." + difference.path;
      Add(std::move(difference), for_this_person);
    }
    return count;
  }

 private:
  static const char* Presence(const Message* part) { return part == nullptr ? "(absent)" : "(present)"; }

  void Add(MessageDifference difference, bool for_this_person) {
    if (static_cast<std::size_t>(told_.fields_size()) == kMostFields) return;
    if (!paths_.insert(difference.path).second) return;
    v1::ChangedField* field = told_.add_fields();
    field->set_path(std::move(difference.path));
    field->set_before(std::move(difference.stored));
    field->set_after(std::move(difference.replayed));
    field->set_for_this_person(for_this_person);
  }

  v1::ChangedPart& told_;
  std::set<std::string> paths_;
};

// The rows, or the items of a price list, from which a person's amount came, by their places.
class HitPlaces {
 public:
  void Add(const v1::AllocationTable& table, const v1::Determination& determination) {
    for (const v1::ComponentResult& component : determination.components()) {
      if (component.table() != table.id()) continue;
      is_read_ = true;
      if (const v1::RowTable* rows = RowsOf(table)) {
        if (component.has_lookup()) AddRows(*rows, table.has_skeleton(), component.lookup());
        if (component.has_lookup_before_informal_support()) {
          AddRows(*rows, table.has_skeleton(), component.lookup_before_informal_support());
        }
      }
      for (const v1::PricedItem& item : component.items())
        AddPlace(PlaceOf(table.price_list().items(), item.item()));
    }
  }

  // Whether there is an amount from the table at all.
  bool is_read() const { return is_read_; }
  const std::set<int>& places() const { return places_; }

 private:
  void AddPlace(int place) {
    if (place >= 0) places_.insert(place);
  }

  void AddRow(const v1::RowResult& row) { AddPlace(static_cast<int>(row.index())); }

  void AddRows(const v1::RowTable& rows, bool is_skeleton, const v1::LookupResult& lookup) {
    switch (lookup.place()) {
      case v1::LOOKUP_PLACE_ROW:
        return AddRow(lookup.row());
      case v1::LOOKUP_PLACE_BETWEEN_ROWS:
        if (is_skeleton || rows.between() != v1::BETWEEN_RULE_UPPER_ROW) AddRow(lookup.row());
        if (is_skeleton || rows.between() != v1::BETWEEN_RULE_LOWER_ROW) AddRow(lookup.row_above());
        return;
      case v1::LOOKUP_PLACE_BELOW_FIRST_ROW:
        if (rows.below() == v1::BELOW_RULE_FIRST_ROW) AddPlace(0);
        return;
      case v1::LOOKUP_PLACE_ABOVE_LAST_ROW:
        AddRow(lookup.row());
        if (rows.above() == v1::ABOVE_RULE_CONTINUE_LINE) AddRow(lookup.row_below());
        return;
      default:
        return;
    }
  }

  bool is_read_ = false;
  std::set<int> places_;
};

template <class List>
void TellPlaces(const std::string& path, const std::set<int>& places, const List& then, const List& now,
                Fields* fields) {
  for (const int place : places) {
    fields->Tell(path + "[" + std::to_string(place) + "]", place < then.size() ? &then[place] : nullptr,
                 place < now.size() ? &now[place] : nullptr, true);
  }
}

const Message* HoursOf(const v1::RowTable& rows) { return rows.has_hours() ? &rows.hours() : nullptr; }

// Where the kind of the table is another, all of it is.
void TellHits(const std::string& path, const v1::AllocationTable& then, const v1::AllocationTable& now,
              const v1::Determination& before, const v1::Determination& after, Fields* fields) {
  if (then.kind_case() != now.kind_case() || then.kind_case() == v1::AllocationTable::KIND_NOT_SET) return;
  HitPlaces hits;
  hits.Add(then, before);
  hits.Add(now, after);
  if (!hits.is_read()) return;
  const std::string kind =
      path + "." + v1::AllocationTable::GetDescriptor()->FindFieldByNumber(then.kind_case())->name();
  if (then.has_price_per_point()) {
    fields->Tell(kind, &then.price_per_point(), &now.price_per_point(), true);
    return;
  }
  if (then.has_price_list()) {
    return TellPlaces(kind + ".items", hits.places(), then.price_list().items(), now.price_list().items(),
                      fields);
  }
  TellPlaces(kind + ".rows", hits.places(), RowsOf(then)->rows(), RowsOf(now)->rows(), fields);
  if (!hits.places().empty())
    fields->Tell(kind + ".hours", HoursOf(*RowsOf(then)), HoursOf(*RowsOf(now)), true);
}

}  // namespace

bool IsToldElsewhere(const google::protobuf::FieldDescriptor& field) {
  return field.number() == v1::Component::kAdjustmentsFieldNumber &&
         field.containing_type() == v1::Component::descriptor();
}

void TellFieldsOfAll(const Message& then, const Message& now, v1::ChangedPart* told) {
  std::vector<MessageDifference> differences;
  const std::size_t count = CompareMessages(then, now, SkipNothing, kMostFields, &differences);
  for (MessageDifference& difference : differences) {
    v1::ChangedField* field = told->add_fields();
    field->set_path(std::move(difference.path));
    field->set_before(std::move(difference.stored));
    field->set_after(std::move(difference.replayed));
  }
  told->set_more_fields(count - differences.size());
}

void TellFieldsOfPart(const Takeover& takeover, const v1::Determination& before,
                      const v1::Determination& after, v1::ChangedPart* told) {
  Fields fields(told);
  if (takeover.kind == v1::CHANGE_KIND_TABLE && takeover.then != nullptr && takeover.now != nullptr) {
    TellHits(takeover.path, static_cast<const v1::AllocationTable&>(*takeover.then),
             static_cast<const v1::AllocationTable&>(*takeover.now), before, after, &fields);
  }
  const std::size_t count = fields.Tell(takeover.path, takeover.then, takeover.now, false);
  told->set_more_fields(count - static_cast<std::size_t>(told->fields_size()));
}

}  // namespace ras
