#include "print_influence.h"

#include <cstdint>
#include <string>

#include "files.h"
#include "money.h"
#include "text_columns.h"

namespace ras::tool {
namespace {

// "none" where a row has no allocation.
std::string AmountOrNone(const Json& object, const char* field) {
  const std::string amount = Money(object, field);
  return amount.empty() ? "none" : amount;
}

std::string People(const std::string& count) { return count + (count == "1" ? " person" : " people"); }

void PrintPeople(const Json& answer) {
  const Json& people = Part(answer, "people");
  if (people.is_null()) return;
  TextColumns columns({"without", "care group", "score", "cost", "own row", "own row without",
                       "largest change", "at", "rows changed", "change in all"},
                      {2, 3, 4, 5, 6, 7, 8, 9});
  for (const Json& person : people) {
    const Json& change = Part(person, "change");
    columns.Add({Text(person, "id"), Text(person, "care_group"), Text(person, "score"), Text(person, "cost"),
                 Money(person, "allocated"), AmountOrNone(person, "allocated_without"),
                 change.is_null() ? "no table" : Money(change, "largest_change"), Text(change, "at_score"),
                 change.is_null() ? "" : Count(change, "rows_changed"), Money(change, "total_change")});
  }
  Print("\n" + columns.ToString());
  for (const Json& person : people) {
    const std::string because = Text(person, "no_table_because");
    if (!because.empty()) Print(Wrap("Without " + Text(person, "id") + " there is no table. " + because, 2));
  }
}

// "12.00 more", "12.00 less".
std::string MoreOrLess(const std::string& amount) {
  return amount.front() == '-' ? amount.substr(1) + " less" : amount + " more";
}

std::string ChangeText(const Json& change) {
  const std::string rows = Count(change, "rows_changed");
  if (rows == "0") return "No row of the table changes.";
  return rows + (rows == "1" ? " row changes." : " rows change.") + " The one for " +
         Text(change, "at_score") + " changes most: it has " + MoreOrLess(Money(change, "largest_change")) +
         ". The people the table was built from would be given " + MoreOrLess(Money(change, "total_change")) +
         " in all.";
}

// Rows that change; those next to each other that change alike are one line.
void PrintRows(const Json& rows) {
  TextColumns columns({"score", "people", "with everybody", "without"}, {1, 2, 3});
  std::string first, last, with, without;
  int64_t people = 0;
  const auto add = [&] {
    if (with != without) {
      columns.Add({first == last ? first : first + " to " + last, std::to_string(people), with, without});
    }
  };
  for (const Json& row : rows) {
    const std::string next = AmountOrNone(row, "with_everybody"), next_without = AmountOrNone(row, "without");
    if (next != with || next_without != without) {
      add();
      first = Text(row, "score");
      with = next;
      without = next_without;
      people = 0;
    }
    last = Text(row, "score");
    people += std::stoll(Count(row, "people"));
  }
  add();
  Print("\n" + columns.ToString());
}

}  // namespace

void PrintSet(const Json& set) {
  std::string ids;
  for (const Json& id : Part(set, "ids")) ids += (ids.empty() ? "" : ", ") + id.get<std::string>();
  Print("\n" + Wrap("Without the set \"" + Text(set, "name") + "\", " +
                    People(std::to_string(Part(set, "ids").size())) + " (" + ids + "):"));
  const std::string because = Text(set, "no_table_because");
  if (!because.empty()) return static_cast<void>(Print(Wrap("There is no table. " + because, 2)));
  Print(Wrap(ChangeText(Part(set, "change")), 2));
  if (Count(Part(set, "change"), "rows_changed") != "0") PrintRows(Part(set, "rows"));
}

void PrintInfluence(const Json& answer, const std::string& short_list_from) {
  const std::string built_from = "The table is built from " + People(Count(answer, "people_in_table")) +
                                 ", whom it gives " + Money(answer, "total") + " in all.";
  if (Part(answer, "people").is_null()) {
    Print(Wrap(built_from));
  } else {
    Print(Wrap(built_from +
               " Without each of them in turn it changes like this; an amount below zero is less than with "
               "everybody:"));
    PrintPeople(answer);
  }
  const Json& short_list = Part(answer, "short_list");
  if (!short_list.is_null()) {
    PrintSet(short_list);
  } else if (!short_list_from.empty()) {
    Print("\n" + Wrap("There is no short list: nobody, or everybody, moves some row by " + short_list_from +
                      " or more on their own."));
  }
  for (const Json& set : Part(answer, "sets")) PrintSet(set);
}

}  // namespace ras::tool
