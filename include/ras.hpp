// libras for C++: owning handles over ras.h, and nothing else. Header only; the standard library alone
// (C++17).
//
//   using namespace ras::capi;
//   Result<Policy> policy = Policy::Load(text, Format::kText);
//   if (!policy.ok()) return Complain(policy.error().message());
//   Result<Buffer> response = policy->Determine(request, Format::kJson, Format::kJson);
//   if (!response.ok()) return Complain(response.error().message());
//   std::cout << response->text();
//
// ras.h is the manual: everything it says of threads, sizes, findings and statuses holds here. Nothing here
// throws but Result::value(), for those who would rather catch.
#ifndef RAS_HPP_
#define RAS_HPP_

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "ras.h"

// Apart from namespace ras, whose kernels (include/ras/) a host may use as well.
namespace ras::capi {

// The RAS_FORMAT_ numbers. kJsonPretty reads like kJson.
enum class Format : int32_t {
  kBinary = RAS_FORMAT_BINARY,
  kJson = RAS_FORMAT_JSON,
  kText = RAS_FORMAT_TEXT,
  kJsonPretty = RAS_FORMAT_JSON_PRETTY,
};

// The RAS_DOCUMENT_ numbers.
enum class DocumentKind : int32_t {
  kPolicy = RAS_DOCUMENT_POLICY,
  kAssessment = RAS_DOCUMENT_ASSESSMENT,
  kDetermination = RAS_DOCUMENT_DETERMINATION,
  kExplanation = RAS_DOCUMENT_EXPLANATION,
  kCatalogue = RAS_DOCUMENT_CATALOGUE,
  kTable = RAS_DOCUMENT_TABLE,
  kSignOffAnswers = RAS_DOCUMENT_SIGN_OFF_ANSWERS,
};

namespace internal {

// Deletes any handle of ras.h.
struct Free {
  void operator()(ras_buffer* handle) const noexcept { ras_buffer_free(handle); }
  void operator()(ras_error* handle) const noexcept { ras_error_free(handle); }
  void operator()(ras_options* handle) const noexcept { ras_options_free(handle); }
  void operator()(ras_policy* handle) const noexcept { ras_policy_free(handle); }
};

template <class Handle>
using Owned = std::unique_ptr<Handle, Free>;

}  // namespace internal

// Bytes that the library gave. Empty if there are none.
class Buffer {
 public:
  Buffer() = default;
  // Takes ownership.
  explicit Buffer(ras_buffer* handle) noexcept : handle_(handle) {}

  // The bytes, valid as long as this buffer.
  std::string_view text() const noexcept {
    if (handle_ == nullptr) return {};
    return {reinterpret_cast<const char*>(ras_buffer_data(handle_.get())), ras_buffer_size(handle_.get())};
  }
  bool empty() const noexcept { return text().empty(); }
  const ras_buffer* handle() const noexcept { return handle_.get(); }

 private:
  internal::Owned<ras_buffer> handle_;
};

// One finding of an error. Valid as long as the error.
struct Finding {
  std::string_view code;
  std::string_view path;
  std::string_view value;
  std::string_view text;
  std::string_view remedy;
  uint32_t line;
  uint32_t column;
};

// Why a call failed: all findings at once. Without findings if it did not fail.
class Error {
 public:
  Error() = default;
  // Takes ownership of `handle`, which may be null: some functions of ras.h give a status alone.
  Error(int32_t status, ras_error* handle) noexcept : status_(status), handle_(handle) {}

  int32_t status() const noexcept { return status_; }
  // All findings as text for people, one on a line. Never null.
  const char* message() const noexcept {
    return handle_ == nullptr ? ras_status_text(status_) : ras_error_message(handle_.get());
  }
  std::size_t size() const noexcept { return ras_error_count(handle_.get()); }
  Finding operator[](std::size_t index) const noexcept {
    const ras_error* error = handle_.get();
    return {ras_error_code(error, index),  ras_error_path(error, index),   ras_error_value(error, index),
            ras_error_text(error, index),  ras_error_remedy(error, index), ras_error_line(error, index),
            ras_error_column(error, index)};
  }
  // A ras.v1.Findings document with all of them; empty if there are none.
  Buffer Document(Format format) const noexcept {
    ras_buffer* document = nullptr;
    (void)ras_error_document(handle_.get(), static_cast<int32_t>(format), &document);
    return Buffer(document);
  }

 private:
  int32_t status_ = RAS_OK;
  internal::Owned<ras_error> handle_;
};

// What Result::value() throws. what() is the error's message.
class Failure : public std::runtime_error {
 public:
  Failure(int32_t status, const char* message) : std::runtime_error(message), status_(status) {}
  int32_t status() const noexcept { return status_; }

 private:
  int32_t status_;
};

// A value, or the error instead of it. After a status of the 300s an operation gives both: the response
// document with its findings, and the error.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value, Error error) noexcept : value_(std::move(value)), error_(std::move(error)) {}

  bool ok() const noexcept { return error_.status() == RAS_OK; }
  explicit operator bool() const noexcept { return ok(); }
  int32_t status() const noexcept { return error_.status(); }
  const Error& error() const noexcept { return error_; }

  // The value, whatever the status. If not ok() it is empty, or the response of the 300s.
  const T& operator*() const& noexcept { return value_; }
  T&& operator*() && noexcept { return std::move(value_); }
  const T* operator->() const noexcept { return &value_; }

  // The value; throws Failure if not ok().
  const T& value() const& {
    if (!ok()) throw Failure(status(), error_.message());
    return value_;
  }
  T value() && {
    if (!ok()) throw Failure(status(), error_.message());
    return std::move(value_);
  }

 private:
  T value_;
  Error error_;
};

// Limits for documents from outside. Setters are false if the value is out of bounds, or memory ran out when
// the options were made.
class Options {
 public:
  Options() noexcept {
    ras_options* options = nullptr;
    (void)ras_options_create(&options);
    handle_.reset(options);
  }
  bool SetMaxBytes(uint64_t bytes) noexcept {
    return ras_options_set_max_bytes(handle_.get(), bytes) == RAS_OK;
  }
  bool SetMaxDepth(uint32_t depth) noexcept {
    return ras_options_set_max_depth(handle_.get(), depth) == RAS_OK;
  }
  bool SetMaxQuestions(uint32_t questions) noexcept {
    return ras_options_set_max_questions(handle_.get(), questions) == RAS_OK;
  }
  const ras_options* handle() const noexcept { return handle_.get(); }

 private:
  internal::Owned<ras_options> handle_;
};

// What one lookup gave. `status` is RAS_OK if there is an amount.
struct Lookup {
  int32_t status = RAS_INVALID_ARGUMENT;
  int64_t from_pence = 0;
  int64_t to_pence = 0;
  int32_t row = -1;
  int32_t place = RAS_PLACE_NONE;
};

// A table borrowed from a policy, and valid as long as the policy. Copy it freely.
class Table {
 public:
  Table() = default;
  explicit Table(const ras_table* handle) noexcept : handle_(handle) {}

  explicit operator bool() const noexcept { return handle_ != nullptr; }
  std::string_view id() const noexcept { return ras_table_id(handle_); }
  // Decimal places of a score: with 2, the score 3750 means 37.5 points.
  int32_t score_places() const noexcept { return ras_table_score_places(handle_); }
  // The score that is looked up for this one, rounded by the table's own rule.
  int64_t RoundScore(int64_t score) const noexcept { return ras_table_round_score(handle_, score); }
  capi::Lookup Lookup(int64_t score) const noexcept {
    capi::Lookup found;
    found.status =
        ras_table_lookup(handle_, score, &found.from_pence, &found.to_pence, &found.row, &found.place);
    return found;
  }
  // Sets struct_size and looks up all of columns->scores. A RAS_ status.
  int32_t LookupBatch(ras_lookup_columns columns) const noexcept {
    columns.struct_size = sizeof(columns);
    return ras_table_lookup_batch(handle_, &columns);
  }
  const ras_table* handle() const noexcept { return handle_; }

 private:
  const ras_table* handle_ = nullptr;
};

// A loaded policy: checked and compiled once, for any number of people and threads.
class Policy {
 public:
  Policy() = default;

  static Result<Policy> Load(std::string_view bytes, Format format,
                             const ras_options* options = nullptr) noexcept {
    ras_policy* policy = nullptr;
    ras_error* error = nullptr;
    const int32_t status =
        ras_policy_load(bytes.data(), bytes.size(), static_cast<int32_t>(format), options, &policy, &error);
    return {Policy(policy), Error(status, error)};
  }

  std::string_view fingerprint() const noexcept { return ras_policy_fingerprint(handle_.get()); }
  Buffer Document(Format format) const noexcept {
    ras_buffer* document = nullptr;
    (void)ras_policy_document(handle_.get(), static_cast<int32_t>(format), &document);
    return Buffer(document);
  }

  // DetermineRequest -> DetermineResponse.
  Result<Buffer> Determine(std::string_view request, Format request_format, Format response_format,
                           const ras_options* options = nullptr) const noexcept {
    ras_buffer* response = nullptr;
    ras_error* error = nullptr;
    const int32_t status =
        ras_determine(handle_.get(), request.data(), request.size(), static_cast<int32_t>(request_format),
                      static_cast<int32_t>(response_format), options, &response, &error);
    return {Buffer(response), Error(status, error)};
  }
  // VerifyRequest -> VerifyResponse.
  Result<Buffer> Verify(std::string_view request, Format request_format, Format response_format,
                        const ras_options* options = nullptr) const noexcept {
    ras_buffer* response = nullptr;
    ras_error* error = nullptr;
    const int32_t status =
        ras_verify(handle_.get(), request.data(), request.size(), static_cast<int32_t>(request_format),
                   static_cast<int32_t>(response_format), options, &response, &error);
    return {Buffer(response), Error(status, error)};
  }

  // Tables that are looked up by a score, in the order of the document.
  std::size_t table_count() const noexcept { return ras_policy_table_count(handle_.get()); }
  Table table(std::size_t index) const noexcept { return Table(ras_policy_table_at(handle_.get(), index)); }
  // By the id of a table, or of a component with one table for everyone. False if there is none.
  Table FindTable(std::string_view name) const noexcept {
    const ras_table* table = nullptr;
    (void)ras_policy_table(handle_.get(), name.data(), name.size(), &table);
    return Table(table);
  }
  const ras_policy* handle() const noexcept { return handle_.get(); }

 private:
  explicit Policy(ras_policy* handle) noexcept : handle_(handle) {}
  internal::Owned<ras_policy> handle_;
};

namespace internal {

// A function of ras.h that needs nothing beside its request.
using Operation = int32_t(const void*, size_t, int32_t, int32_t, const ras_options*, ras_buffer**,
                          ras_error**);

inline Result<Buffer> Operate(Operation* operation, std::string_view request, Format request_format,
                              Format response_format, const ras_options* options) noexcept {
  ras_buffer* response = nullptr;
  ras_error* error = nullptr;
  const int32_t status = operation(request.data(), request.size(), static_cast<int32_t>(request_format),
                                   static_cast<int32_t>(response_format), options, &response, &error);
  return {Buffer(response), Error(status, error)};
}

}  // namespace internal

// CheckPolicyRequest -> CheckPolicyResponse.
inline Result<Buffer> CheckPolicy(std::string_view request, Format request_format, Format response_format,
                                  const ras_options* options = nullptr) noexcept {
  return internal::Operate(&ras_check_policy, request, request_format, response_format, options);
}

// ExplainRequest -> Explanation.
inline Result<Buffer> Explain(std::string_view request, Format request_format, Format response_format,
                              const ras_options* options = nullptr) noexcept {
  return internal::Operate(&ras_explain, request, request_format, response_format, options);
}

// SampleSizeRequest -> SampleSizeResponse.
inline Result<Buffer> SizeSample(std::string_view request, Format request_format, Format response_format,
                                 const ras_options* options = nullptr) noexcept {
  return internal::Operate(&ras_size_sample, request, request_format, response_format, options);
}

// SampleMarginRequest -> SampleSizeResponse.
inline Result<Buffer> MarginOfSample(std::string_view request, Format request_format, Format response_format,
                                     const ras_options* options = nullptr) noexcept {
  return internal::Operate(&ras_margin_of_sample, request, request_format, response_format, options);
}

// AllocateSampleRequest -> AllocateSampleResponse.
inline Result<Buffer> AllocateSample(std::string_view request, Format request_format, Format response_format,
                                     const ras_options* options = nullptr) noexcept {
  return internal::Operate(&ras_allocate_sample, request, request_format, response_format, options);
}

// DrawSampleRequest -> DrawSampleResponse.
inline Result<Buffer> DrawSample(std::string_view request, Format request_format, Format response_format,
                                 const ras_options* options = nullptr) noexcept {
  return internal::Operate(&ras_draw_sample, request, request_format, response_format, options);
}

// CheckSampleRequest -> CheckSampleResponse.
inline Result<Buffer> CheckSample(std::string_view request, Format request_format, Format response_format,
                                  const ras_options* options = nullptr) noexcept {
  return internal::Operate(&ras_check_sample, request, request_format, response_format, options);
}

// CollateSampleRequest -> CollateSampleResponse.
inline Result<Buffer> CollateSample(std::string_view request, Format request_format, Format response_format,
                                    const ras_options* options = nullptr) noexcept {
  return internal::Operate(&ras_collate_sample, request, request_format, response_format, options);
}

// BuildTableRequest -> BuildTableResponse.
inline Result<Buffer> BuildTable(std::string_view request, Format request_format, Format response_format,
                                 const ras_options* options = nullptr) noexcept {
  return internal::Operate(&ras_build_table, request, request_format, response_format, options);
}

// MarketTestRequest -> MarketTestResponse.
inline Result<Buffer> TestMarket(std::string_view request, Format request_format, Format response_format,
                                 const ras_options* options = nullptr) noexcept {
  return internal::Operate(&ras_test_market, request, request_format, response_format, options);
}

// UpliftTableRequest -> UpliftTableResponse.
inline Result<Buffer> UpliftTable(std::string_view request, Format request_format, Format response_format,
                                  const ras_options* options = nullptr) noexcept {
  return internal::Operate(&ras_uplift_table, request, request_format, response_format, options);
}

// AssemblePolicyRequest -> AssemblePolicyResponse.
inline Result<Buffer> AssemblePolicy(std::string_view request, Format request_format, Format response_format,
                                     const ras_options* options = nullptr) noexcept {
  return internal::Operate(&ras_assemble_policy, request, request_format, response_format, options);
}

// SignOffRequest -> SignOffResponse.
inline Result<Buffer> ReportSignOff(std::string_view request, Format request_format, Format response_format,
                                    const ras_options* options = nullptr) noexcept {
  return internal::Operate(&ras_report_sign_off, request, request_format, response_format, options);
}

// AnalyseVarianceRequest -> AnalyseVarianceResponse.
inline Result<Buffer> AnalyseVariance(std::string_view request, Format request_format, Format response_format,
                                      const ras_options* options = nullptr) noexcept {
  return internal::Operate(&ras_analyse_variance, request, request_format, response_format, options);
}

// SumVarianceRequest -> SumVarianceResponse.
inline Result<Buffer> SumVariance(std::string_view request, Format request_format, Format response_format,
                                  const ras_options* options = nullptr) noexcept {
  return internal::Operate(&ras_sum_variance, request, request_format, response_format, options);
}

// MeasureInfluenceRequest -> MeasureInfluenceResponse.
inline Result<Buffer> MeasureInfluence(std::string_view request, Format request_format,
                                       Format response_format,
                                       const ras_options* options = nullptr) noexcept {
  return internal::Operate(&ras_measure_influence, request, request_format, response_format, options);
}

// MonitorAllocationsRequest -> MonitorAllocationsResponse.
inline Result<Buffer> MonitorAllocations(std::string_view request, Format request_format,
                                         Format response_format,
                                         const ras_options* options = nullptr) noexcept {
  return internal::Operate(&ras_monitor_allocations, request, request_format, response_format, options);
}

// SumMonitoringRequest -> SumMonitoringResponse.
inline Result<Buffer> SumMonitoring(std::string_view request, Format request_format, Format response_format,
                                    const ras_options* options = nullptr) noexcept {
  return internal::Operate(&ras_sum_monitoring, request, request_format, response_format, options);
}

// ExplainChangeRequest -> ExplainChangeResponse.
inline Result<Buffer> ExplainChange(std::string_view request, Format request_format, Format response_format,
                                    const ras_options* options = nullptr) noexcept {
  return internal::Operate(&ras_explain_change, request, request_format, response_format, options);
}

// ComparePoliciesRequest -> ComparePoliciesResponse.
inline Result<Buffer> ComparePolicies(std::string_view request, Format request_format, Format response_format,
                                      const ras_options* options = nullptr) noexcept {
  return internal::Operate(&ras_compare_policies, request, request_format, response_format, options);
}

// SumComparisonRequest -> SumComparisonResponse.
inline Result<Buffer> SumComparison(std::string_view request, Format request_format, Format response_format,
                                    const ras_options* options = nullptr) noexcept {
  return internal::Operate(&ras_sum_comparison, request, request_format, response_format, options);
}

// SearchScenariosRequest -> SearchScenariosResponse.
inline Result<Buffer> SearchScenarios(std::string_view request, Format request_format, Format response_format,
                                      const ras_options* options = nullptr) noexcept {
  return internal::Operate(&ras_search_scenarios, request, request_format, response_format, options);
}

// One document from one form to another.
inline Result<Buffer> Convert(DocumentKind kind, std::string_view bytes, Format from, Format to,
                              const ras_options* options = nullptr) noexcept {
  ras_buffer* document = nullptr;
  ras_error* error = nullptr;
  const int32_t status =
      ras_convert(static_cast<int32_t>(kind), bytes.data(), bytes.size(), static_cast<int32_t>(from),
                  static_cast<int32_t>(to), options, &document, &error);
  return {Buffer(document), Error(status, error)};
}

}  // namespace ras::capi

#endif  // RAS_HPP_
