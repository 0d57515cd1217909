#include "lib/build/build_fingerprint.h"

#include <google/protobuf/arena.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/fingerprint/fingerprint.h"
#include "lib/shape/check_shape.h"
#include "lib/shape/normal_form.h"

namespace ras {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Reflection;

// The wire format of protocol buffers, for texts alone: a copy of ten million cases as messages, to be put in
// order and into normal form, takes many times the room of what is hashed.
constexpr uint32_t kWireTypeBits = 3;
constexpr uint32_t kLengthDelimited = 2;
constexpr uint32_t kVarintBits = 7;

// What the canonical form of a case takes, more or less.
constexpr std::size_t kUsualBytes = 80;

void AppendVarint(std::size_t value, std::string* bytes) {
  constexpr std::size_t kMore = std::size_t{1} << kVarintBits;
  for (; value >= kMore; value >>= kVarintBits) bytes->push_back(static_cast<char>(value % kMore + kMore));
  bytes->push_back(static_cast<char>(value));
}

void AppendText(int field, std::string_view text, std::string* bytes) {
  if (text.empty()) return;
  AppendVarint(static_cast<std::size_t>(field) << kWireTypeBits | kLengthDelimited, bytes);
  AppendVarint(text.size(), bytes);
  bytes->append(text);
}

// The canonical form of a case.
void AppendCase(const v1::SampleCase& person, std::string* bytes) {
  AppendText(v1::SampleCase::kIdFieldNumber, person.id(), bytes);
  AppendText(v1::SampleCase::kCareGroupFieldNumber, person.care_group(), bytes);
  AppendText(v1::SampleCase::kScoreFieldNumber, NormalDecimal(person.score()), bytes);
  AppendText(v1::SampleCase::kCostFieldNumber, NormalMoney(person.cost()), bytes);
  AppendText(v1::SampleCase::kExcludedBecauseFieldNumber, person.excluded_because(), bytes);
  AppendText(v1::SampleCase::kServiceFieldNumber, person.service(), bytes);
  AppendText(v1::SampleCase::kSpentNowFieldNumber, NormalMoney(person.spent_now()), bytes);
  AppendText(v1::SampleCase::kWeightFieldNumber, NormalDecimal(person.weight()), bytes);
}

void CopyField(const v1::BuildTableRequest& from, const FieldDescriptor& field, v1::BuildTableRequest* to) {
  const Reflection& reflection = *v1::BuildTableRequest::GetReflection();
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
    reflection.MutableMessage(to, &field)->CopyFrom(reflection.GetMessage(from, &field));
  } else {
    reflection.SetEnumValue(to, &field, reflection.GetEnumValue(from, &field));
  }
}

// All but the cases, which come first in the canonical form.
std::string CanonicalRest(const v1::BuildTableRequest& request) {
  // In an arena, where growing lists lose nothing if memory runs out.
  google::protobuf::Arena arena;
  auto& rest = *google::protobuf::Arena::CreateMessage<v1::BuildTableRequest>(&arena);
  std::vector<const FieldDescriptor*> fields;
  v1::BuildTableRequest::GetReflection()->ListFields(request, &fields);
  for (const FieldDescriptor* const field : fields) {
    const int number = field->number();
    if (number == v1::BuildTableRequest::kCasesFieldNumber ||
        number == v1::BuildTableRequest::kSheetFieldNumber) {
      continue;
    }
    CopyField(request, *field, &rest);
  }
  if (rest.has_population()) {
    rest.mutable_population()->clear_sheet();
    auto& strata = *rest.mutable_population()->mutable_strata();
    std::sort(strata.pointer_begin(), strata.pointer_end(), [](const auto* a, const auto* b) {
      return std::pair(std::string_view(a->care_group()), std::string_view(a->service())) <
             std::pair(std::string_view(b->care_group()), std::string_view(b->service()));
    });
  }
  Normalise(&rest);
  return CanonicalForm(rest);
}

}  // namespace

std::string BuildFingerprint(const v1::BuildTableRequest& request, const std::vector<int>& by_id) {
  // Written as they stand, one beside the other, and only then looked up in the order of ids: the texts of a
  // case lie all over the memory.
  const auto people = static_cast<std::size_t>(request.cases_size());
  std::string cases;
  cases.reserve(people * kUsualBytes);
  std::vector<std::size_t> starts;
  starts.reserve(people + 1);
  std::string one;
  for (const v1::SampleCase& person : request.cases()) {
    starts.push_back(cases.size());
    one.clear();
    AppendCase(person, &one);
    AppendText(v1::BuildTableRequest::kCasesFieldNumber, one, &cases);
  }
  starts.push_back(cases.size());
  Sha256Stream canonical;
  for (const int i : by_id) {
    const auto at = static_cast<std::size_t>(i);
    canonical.Add(std::string_view(cases).substr(starts[at], starts[at + 1] - starts[at]));
  }
  canonical.Add(CanonicalRest(request));
  return canonical.Hex();
}

}  // namespace ras
