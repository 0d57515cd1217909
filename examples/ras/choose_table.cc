#include "choose_table.h"

#include <string_view>

#include "files.h"

namespace ras::tool {
namespace {

using capi::Policy;
using capi::Table;

// The item of this id in a list; null if there is none.
const Json& WithId(const Json& list, std::string_view id) {
  for (const Json& item : list) {
    if (Text(item, "id") == id) return item;
  }
  return Part(list, "");
}

// " a, b, c", the given field of every item.
std::string Names(const Json& list, const char* field) {
  std::string names;
  for (const Json& item : list) names += (names.empty() ? " " : ", ") + Text(item, field);
  return names;
}

constexpr const char* kRemedy = "It pays for what the answers ask for: use ras determine with an assessment.";

// The choice, and how to complain of it.
class TableChooser {
 public:
  TableChooser(const Policy& policy, const Json& document, const std::string& file)
      : policy_(policy), document_(document), file_(file) {}

  Table Choose(const std::string& name, const std::string& care_group) const {
    if (!care_group.empty() && WithId(Part(document_, "care_groups"), care_group).is_null()) {
      return Refuse("has no care group \"" + care_group +
                    "\". Use --care-group with one of:" + Names(Part(document_, "care_groups"), "id"));
    }
    const Json& components = Part(document_, "components");
    if (name.empty()) return care_group.empty() ? OnlyTable() : OfOnlyComponent(components, care_group);
    const Json& component = WithId(components, name);
    if (!care_group.empty() && !component.is_null()) return OfComponent(component, care_group);
    if (!WithId(Part(document_, "tables"), name).is_null()) return OfTable(name);
    if (!component.is_null()) return OfComponent(component, care_group);
    return Refuse("has no table or component \"" + name + "\" to look a score up in. " + WhatThereIs());
  }

 private:
  Table Refuse(const std::string& problem) const {
    Complain(file_, problem);
    return Table();
  }

  Table OnlyTable() const {
    if (policy_.table_count() == 1) return policy_.table(0);
    if (policy_.table_count() > 1)
      return Refuse("has several tables to look a score up in. " + WhatThereIs());
    return Refuse(std::string("has no table to look a score up in, only a price list. ") + kRemedy);
  }

  Table OfOnlyComponent(const Json& components, const std::string& care_group) const {
    if (components.size() == 1) return OfComponent(components[0], care_group);
    return Refuse("has several components. Use --table with one of:" + Names(components, "id"));
  }

  std::string WhatThereIs() const {
    std::string names;
    for (std::size_t i = 0; i < policy_.table_count(); ++i) {
      names += (names.empty() ? " " : ", ") + std::string(policy_.table(i).id());
    }
    return "Use --table with one of:" + names;
  }

  Table OfTable(const std::string& id) const {
    if (const Table table = policy_.FindTable(id)) return table;
    return Refuse("the table \"" + id + "\" is a price list, which has no score. " + kRemedy);
  }

  Table OfComponent(const Json& component, const std::string& care_group) const {
    const Json& choices = Part(Part(component, "table_by_care_group"), "choices");
    if (choices.is_null()) return OfTable(Text(component, "table"));
    for (const Json& choice : choices) {
      if (Text(choice, "care_group") == care_group) return OfTable(Text(choice, "table"));
    }
    return Refuse(
        "the component \"" + Text(component, "id") +
        "\" has a table for each care group. Use --care-group with one of:" + Names(choices, "care_group"));
  }

  const Policy& policy_;
  const Json& document_;
  const std::string& file_;
};

}  // namespace

Table ChooseTable(const Policy& policy, const Json& document, const std::string& file,
                  const std::string& name, const std::string& care_group) {
  return TableChooser(policy, document, file).Choose(name, care_group);
}

}  // namespace ras::tool
