#include "lib/codec/violation_log.h"

#include <charconv>
#include <utility>

#include "lib/codec/utf8.h"

namespace ras {
namespace {

constexpr std::string_view kTooMany = "too_many_violations";

}  // namespace

ViolationLog::ViolationLog(std::vector<Violation>* list)
    : list_(list), size_before_(list == nullptr ? 0 : list->size()) {
  if (list_ == nullptr || list_->empty() || list_->back().code != kTooMany) return;
  const std::string& count = list_->back().value;
  std::from_chars(count.data(), count.data() + count.size(), uncounted_before_);
  list_->pop_back();
  size_before_ = list_->size();
}

ViolationLog::~ViolationLog() {
  const std::size_t more = uncounted_before_ + uncounted_;
  if (list_ == nullptr || more == 0) return;
  Violation rest;
  rest.code = kTooMany;
  rest.value = std::to_string(more);
  rest.message = "There are " + rest.value + " more violations than the " + std::to_string(list_->size()) +
                 " listed here.";
  rest.remedy = "Correct these first.";
  list_->push_back(std::move(rest));
}

void ViolationLog::Add(Violation violation) {
  if (!HasRoom()) return Count();
  ++added_;
  list_->push_back(std::move(violation));
}

void ViolationLog::Clear() {
  if (list_ != nullptr) list_->resize(size_before_);
  added_ = 0;
  uncounted_ = 0;
}

std::string Shown(std::string_view text) {
  constexpr std::size_t kLongest = 80;
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string shown;
  while (!text.empty()) {
    const std::size_t length = Utf8Length(text);
    const bool plain = length != 0 && !BeginsWithControl(text);
    const std::size_t taken = length == 0 ? 1 : length;
    if (shown.size() + (plain ? taken : 4 * taken) > kLongest) return shown + "...";
    if (plain) {
      shown += text.substr(0, taken);
    } else {
      for (const char c : text.substr(0, taken)) {
        const auto byte = static_cast<unsigned char>(c);
        shown += "\\x";
        shown += kHex[byte >> 4];
        shown += kHex[byte & 15U];
      }
    }
    text.remove_prefix(taken);
  }
  return shown;
}

}  // namespace ras
