// Memory runs out at every place in turn: the first allocation of a call fails, then the second, and so on
// until the call gets through. Each time the call must give RAS_OUT_OF_MEMORY, leave nothing behind, and work
// again right after.
//
// Allocations fail in malloc itself, so that C code below is included. Under a sanitizer, which has a malloc
// of its own, they fail in operator new, and the sanitizer sees every leak.
#include <gtest/gtest.h>
#include <ras.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <new>
#include <string>

extern "C" {
#include "fixture.h"
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define RAS_TEST_FAIL_IN_NEW 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define RAS_TEST_FAIL_IN_NEW 1
#endif
#endif

namespace {

#ifdef RAS_TEST_FAIL_IN_NEW
constexpr long kEvery = 11;  // A sanitizer makes each round many times as long.
#else
constexpr long kEvery = 1;
#endif

// Allocations left until one fails; negative: none fails. After one has failed, all fail if `for_good`.
std::atomic<long> countdown{-1};
std::atomic<bool> for_good{false};
std::atomic<long> failures{0};
// Blocks in use, where malloc is ours.
std::atomic<long> in_use{0};

bool MustFail() {
  long left = countdown.load(std::memory_order_relaxed);
  if (left < 0) return false;
  if (left == 0) {
    if (!for_good) countdown.store(-1, std::memory_order_relaxed);
    ++failures;
    return true;
  }
  countdown.store(left - 1, std::memory_order_relaxed);
  return false;
}

}  // namespace

#ifdef RAS_TEST_FAIL_IN_NEW

void* operator new(std::size_t size) {
  void* block = MustFail() ? nullptr : std::malloc(size == 0 ? 1 : size);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}
void* operator new[](std::size_t size) { return operator new(size); }
// Kept out of line: inlined, gcc takes the pair of new and free for a mistake.
[[gnu::noinline]] void operator delete(void* block) noexcept { std::free(block); }
void operator delete[](void* block) noexcept { operator delete(block); }
void operator delete(void* block, std::size_t) noexcept { operator delete(block); }
void operator delete[](void* block, std::size_t) noexcept { operator delete(block); }

#else

extern "C" {

void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* block, std::size_t size);
void __libc_free(void* block);

void* malloc(std::size_t size) noexcept {
  void* block = MustFail() ? nullptr : __libc_malloc(size);
  if (block == nullptr) {
    errno = ENOMEM;
  } else {
    ++in_use;
  }
  return block;
}

void* calloc(std::size_t count, std::size_t size) noexcept {
  void* block = MustFail() ? nullptr : __libc_calloc(count, size);
  if (block == nullptr) {
    errno = ENOMEM;
  } else {
    ++in_use;
  }
  return block;
}

void* realloc(void* old, std::size_t size) noexcept {
  if (MustFail()) {
    errno = ENOMEM;
    return nullptr;
  }
  void* block = __libc_realloc(old, size);
  if (old == nullptr && block != nullptr) ++in_use;
  return block;
}

void free(void* block) noexcept {
  if (block != nullptr) --in_use;
  __libc_free(block);
}

}  // extern "C"

#endif

namespace {

// Runs `call` with the first allocation failing, then the one `step` later, and so on, until it gets through.
// `call` returns a status and frees whatever it was given.
template <class Call>
void FailEachInTurn(const char* what, Call call, long step = kEvery) {
  // The first call of a kind fills caches for good (descriptors of messages); what counts is what follows.
  ASSERT_EQ(call(), RAS_OK) << what;
  for (const bool permanent : {false, true}) {
    const long before = in_use;
    long n = 0;
    for (;; n += step) {
      for_good = permanent;
      failures = 0;
      countdown = n;
      const int32_t status = call();
      countdown = -1;
      if (failures == 0) {
        EXPECT_EQ(status, RAS_OK) << what;
        break;
      }
      ASSERT_EQ(status, RAS_OUT_OF_MEMORY) << what << ", allocation " << n;
      ASSERT_LT(n, 1'000'000) << what << " never gets through";
    }
    EXPECT_GT(n, 5) << what << ": too few allocations to be true";
    EXPECT_EQ(in_use, before) << what << " left memory behind";
  }
}

class OutOfMemoryTest : public testing::Test {
 protected:
  OutOfMemoryTest() : policy_(load_starter()), text_(read_source("examples/policies/starter/policy.txtpb")) {}
  ~OutOfMemoryTest() override {
    ras_policy_free(policy_);
    free_bytes(&text_);
  }

  ras_policy* policy_;
  Bytes text_;
};

TEST_F(OutOfMemoryTest, LoadInEveryForm) {
  // Compiling is the same for all forms, and takes most of the time: every place once, then every seventh.
  long step = kEvery;
  for (int32_t format : {RAS_FORMAT_BINARY, RAS_FORMAT_JSON, RAS_FORMAT_TEXT}) {
    ras_buffer* document = nullptr;
    ASSERT_EQ(ras_policy_document(policy_, format, &document), RAS_OK);
    FailEachInTurn(
        "ras_policy_load",
        [&] {
          ras_policy* policy = nullptr;
          ras_error* error = nullptr;
          const int32_t status = ras_policy_load(ras_buffer_data(document), ras_buffer_size(document), format,
                                                 nullptr, &policy, &error);
          EXPECT_EQ(policy != nullptr, status == RAS_OK);
          EXPECT_EQ(ras_error_status(error), status);
          ras_policy_free(policy);
          ras_error_free(error);
          return status;
        },
        step);
    step = 7 * kEvery;
    ras_buffer_free(document);
  }
}

TEST_F(OutOfMemoryTest, DetermineInEveryForm) {
  for (int32_t format : {RAS_FORMAT_BINARY, RAS_FORMAT_JSON, RAS_FORMAT_TEXT, RAS_FORMAT_JSON_PRETTY}) {
    FailEachInTurn("ras_determine", [&] {
      ras_buffer* response = nullptr;
      ras_error* error = nullptr;
      const std::string_view request = kRequest;
      const int32_t status = ras_determine(policy_, request.data(), request.size(), RAS_FORMAT_JSON, format,
                                           nullptr, &response, &error);
      EXPECT_EQ(response != nullptr, status == RAS_OK);
      EXPECT_EQ(ras_error_status(error), status);
      ras_buffer_free(response);
      ras_error_free(error);
      return status;
    });
  }
}

TEST_F(OutOfMemoryTest, VerifyAndExplain) {
  ras_buffer* figure = nullptr;
  const std::string_view request = kRequest;
  ASSERT_EQ(ras_determine(policy_, request.data(), request.size(), RAS_FORMAT_JSON, RAS_FORMAT_JSON, nullptr,
                          &figure, nullptr),
            RAS_OK);
  FailEachInTurn("ras_verify", [&] {
    ras_buffer* response = nullptr;
    ras_error* error = nullptr;
    const int32_t status = ras_verify(policy_, ras_buffer_data(figure), ras_buffer_size(figure),
                                      RAS_FORMAT_JSON, RAS_FORMAT_JSON, nullptr, &response, &error);
    ras_buffer_free(response);
    ras_error_free(error);
    return status;
  });
  FailEachInTurn("ras_explain", [&] {
    ras_buffer* response = nullptr;
    ras_error* error = nullptr;
    const int32_t status = ras_explain(ras_buffer_data(figure), ras_buffer_size(figure), RAS_FORMAT_JSON,
                                       RAS_FORMAT_JSON, nullptr, &response, &error);
    ras_buffer_free(response);
    ras_error_free(error);
    return status;
  });
  ras_buffer_free(figure);
}

TEST_F(OutOfMemoryTest, LookupsAllocateNothing) {
  const ras_table* table = ras_policy_table_at(policy_, 0);
  int64_t scores[] = {0, 20, 40};
  for (int64_t& score : scores) {
    for (int32_t place = 0; place < ras_table_score_places(table); ++place) score *= 10;
  }
  int64_t pence[3];
  uint8_t statuses[3];
  ras_lookup_columns columns{};
  columns.struct_size = sizeof columns;
  columns.count = 3;
  columns.scores = scores;
  columns.from_pence = pence;
  columns.statuses = statuses;
  failures = 0;
  for_good = true;
  countdown = 0;
  const int32_t batch = ras_table_lookup_batch(table, &columns);
  const int32_t one = ras_table_lookup(table, scores[1], pence, nullptr, nullptr, nullptr);
  const ras_table* found = nullptr;
  const int32_t name = ras_policy_table(policy_, "allocation", 10, &found);
  countdown = -1;
  EXPECT_EQ(batch, RAS_OK);
  EXPECT_EQ(one, RAS_OK);
  EXPECT_EQ(name, RAS_OK);
  EXPECT_EQ(failures, 0);
}

}  // namespace
