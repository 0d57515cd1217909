#include "lib/shape/check_form.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "lib/codec/utf8.h"
#include "ras/date.h"
#include "ras/money.h"

namespace ras {
namespace {

constexpr bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Whether each byte may stand in an id. Most strings of a case are ids.
constexpr std::array<bool, 256> kStandsInId = [] {
  std::array<bool, 256> table{};
  for (std::size_t i = 0; i < 128; ++i) {
    const char c = static_cast<char>(i);
    table[i] = IsLower(c) || IsDigit(c) || c == '_' || c == '-' || c == '.';
  }
  return table;
}();

bool IsId(std::string_view text) {
  if (text.empty() || text.size() > 64 || !(IsLower(text.front()) || IsDigit(text.front()))) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return kStandsInId[static_cast<unsigned char>(c)]; });
}

bool IsVersion(std::string_view text) {
  return !text.empty() && text.size() <= 64 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

bool IsSha256(std::string_view text) {
  return text.size() == 64 &&
         std::all_of(text.begin(), text.end(), [](char c) { return IsDigit(c) || (c >= 'a' && c <= 'f'); });
}

// Control characters would garble an account or a log; a line feed and a tab are text.
bool HasControlCharacter(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte != 0x7F && byte != 0xC2) continue;
    if (byte == '\n' || byte == '\t') continue;
    // 0xC2 begins the Latin-1 controls, and ordinary characters such as the pound sign.
    if (byte == 0xC2 && (i + 1 == text.size() || !BeginsWithControl(text.substr(i)))) continue;
    return true;
  }
  return false;
}

// The number without what people and spreadsheets put about it: a currency sign, commas, spaces; empty if it
// is longer than any number.
std::string Bare(std::string_view text) {
  constexpr std::string_view kPound = "\xC2\xA3";
  if (text.starts_with(kPound)) text.remove_prefix(kPound.size());
  constexpr std::size_t kLongest = 40;
  std::string bare;
  if (text.size() > kLongest) return bare;
  std::copy_if(text.begin(), text.end(), std::back_inserter(bare),
               [](char c) { return c != ',' && c != ' '; });
  return bare;
}

// An amount as people write it, but for its currency sign or its commas.
bool IsMoneyForPeople(std::string_view text) { return ParseMoney(Bare(text)).ok(); }

// A number that a spreadsheet shows as a percentage, as money or with commas.
bool IsDecimalForPeople(std::string_view text) {
  if (text.ends_with('%')) text.remove_suffix(1);
  return Decimal::Parse(Bare(text)).ok();
}

}  // namespace

FormFault CheckForm(v1::Form form, std::string_view text) {
  switch (form) {
    case v1::FORM_ID:
      if (IsId(text)) return {};
      return {"not_an_id", "This is not an id.",
              "Use 1 to 64 of a-z, 0-9, \"_\", \"-\" and \".\", starting with a letter or a digit."};
    case v1::FORM_DECIMAL:
      if (Decimal::Parse(text).ok()) return {};
      if (IsDecimalForPeople(text)) {
        return {"not_a_decimal", "This is not how a number is written here.",
                "Write it without %, \xC2\xA3, commas or spaces, such as \"7.5\"."};
      }
      return {"not_a_decimal", "This is not an exact decimal number.",
              "Write digits with at most 9 decimal places and 18 digits in all, such as \"7.5\" or "
              "\"-0.02\"; no exponent, no plus sign, no "
              "leading zeros."};
    case v1::FORM_MONEY:
      if (ParseMoney(text).ok()) return {};
      if (IsMoneyForPeople(text)) {
        return {"not_an_amount", "This is not how an amount of money is written here.",
                "Write it without \xC2\xA3, commas or spaces, such as \"60.00\"."};
      }
      return {
          "not_an_amount", "This is not an amount of money.",
          "Write whole units with at most two decimals, such as \"500.00\", and at most 100,000,000,000.00."};
    case v1::FORM_DATE:
      if (Date::Parse(text).ok()) return {};
      return {"not_a_date", "There is no such day, or it is not written as a date.",
              "Write year, month and day, such as \"2026-04-01\", from 1900 to 2999."};
    case v1::FORM_SHA256:
      if (IsSha256(text)) return {};
      return {"not_a_sha256", "This is not a SHA-256.", "Give all 64 hexadecimal digits in lower case."};
    case v1::FORM_VERSION:
      if (IsVersion(text)) return {};
      return {"not_a_version", "This is not a version.",
              "Use 1 to 64 printable ASCII characters without spaces."};
    case v1::FORM_SHEET:
      return {};
    default:
      if (!HasControlCharacter(text)) return {};
      return {"control_character", "The text has a control character in it.",
              "Remove it; only line feeds and tabs may stand in a text."};
  }
}

}  // namespace ras
