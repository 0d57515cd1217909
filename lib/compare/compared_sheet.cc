#include "lib/compare/compared_sheet.h"

#include <optional>
#include <string>
#include <vector>

#include "ras/v1/comparison.pb.h"

namespace ras {
namespace {

// Columns for characteristics: "is:gender". Whatever is wrong with a name, its field's own rule tells.
std::vector<ColumnFamily> CharacteristicColumns() {
  return {{.mark = "is:",
           .list = "characteristics",
           .fault = [](std::string_view) { return std::nullopt; },
           .fill =
               [](std::string_view name, const std::string& text, google::protobuf::Message* item) {
                 auto& characteristic = static_cast<v1::Characteristic&>(*item);
                 characteristic.set_name(std::string(name));
                 characteristic.set_value(text);
               }}};
}

}  // namespace

SheetField ComparedSheet(std::string_view within) {
  return {.list = "people", .sheet = "sheet", .within = within, .families = CharacteristicColumns()};
}

}  // namespace ras
