// Memory runs out at every place in turn: the first allocation of a call fails, then the second, and so on
// until the call gets through. Each time the call must give RAS_OUT_OF_MEMORY, leave nothing behind, and work
// again right after.
#include <gtest/gtest.h>
#include <ras.h>

#include <algorithm>
#include <string_view>

#include "failing_malloc.h"

extern "C" {
#include "fixture.h"
}

namespace {

// A sanitizer makes each round many times as long.
constexpr long kEvery = kUnderSanitizer ? 11 : 1;

// Which allocations of a call are made to fail: each one, or, in a call of many, each of the first 200 and
// then one in every half percent.
enum class Places { kAll, kSome };

// Runs `call` with the first allocation failing, then the second, and so on, until it gets through. `call`
// returns a status and frees whatever it was given.
template <class Call>
void FailEachInTurn(const char* what, Places places, Call call) {
  // The first call of a kind fills caches for good (descriptors of messages); what counts is what follows.
  ASSERT_EQ(call(), RAS_OK) << what;
  for (const bool permanent : {false, true}) {
    const long before = BlocksInUse();
    long n = 0;
    for (;; n += places == Places::kAll ? kEvery : std::max(kEvery, n / 200)) {
      FailAllocation(n, permanent);
      const int32_t status = call();
      if (StopFailing() == 0) {
        EXPECT_EQ(status, RAS_OK) << what;
        break;
      }
      ASSERT_EQ(status, RAS_OUT_OF_MEMORY) << what << ", allocation " << n;
      ASSERT_LT(n, 1'000'000) << what << " never gets through";
    }
    EXPECT_GT(n, 5) << what << ": too few allocations to be true";
    EXPECT_EQ(BlocksInUse(), before) << what << " left memory behind";
  }
}

class OutOfMemoryTest : public testing::Test {
 protected:
  OutOfMemoryTest() : policy_(load_starter()) {}
  ~OutOfMemoryTest() override { ras_policy_free(policy_); }

  // Loads the starter policy in one form, over and over.
  void LoadInTurn(int32_t format, Places places) {
    ras_buffer* document = nullptr;
    ASSERT_EQ(ras_policy_document(policy_, format, &document), RAS_OK);
    FailEachInTurn("ras_policy_load", places, [&] {
      ras_policy* policy = nullptr;
      ras_error* error = nullptr;
      const int32_t status = ras_policy_load(ras_buffer_data(document), ras_buffer_size(document), format,
                                             nullptr, &policy, &error);
      EXPECT_EQ(policy != nullptr, status == RAS_OK);
      EXPECT_EQ(ras_error_status(error), status);
      ras_policy_free(policy);
      ras_error_free(error);
      return status;
    });
    ras_buffer_free(document);
  }

  ras_policy* policy_;
};

TEST_F(OutOfMemoryTest, LoadInEveryForm) {
  for (int32_t format : {RAS_FORMAT_BINARY, RAS_FORMAT_JSON, RAS_FORMAT_TEXT})
    LoadInTurn(format, Places::kSome);
}

// In tests/capi/CMakeLists.txt this one is a test of its own, for the stage of slow tests.
TEST_F(OutOfMemoryTest, SlowLoadAtEveryPlace) {
  for (int32_t format : {RAS_FORMAT_BINARY, RAS_FORMAT_JSON, RAS_FORMAT_TEXT})
    LoadInTurn(format, Places::kAll);
}

TEST_F(OutOfMemoryTest, DetermineInEveryForm) {
  for (int32_t format : {RAS_FORMAT_BINARY, RAS_FORMAT_JSON, RAS_FORMAT_TEXT, RAS_FORMAT_JSON_PRETTY}) {
    FailEachInTurn("ras_determine", Places::kAll, [&] {
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
  FailEachInTurn("ras_verify", Places::kAll, [&] {
    ras_buffer* response = nullptr;
    ras_error* error = nullptr;
    const int32_t status = ras_verify(policy_, ras_buffer_data(figure), ras_buffer_size(figure),
                                      RAS_FORMAT_JSON, RAS_FORMAT_JSON, nullptr, &response, &error);
    ras_buffer_free(response);
    ras_error_free(error);
    return status;
  });
  FailEachInTurn("ras_explain", Places::kAll, [&] {
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
  FailAllocation(0, /*for_good=*/true);
  const int32_t batch = ras_table_lookup_batch(table, &columns);
  const int32_t one = ras_table_lookup(table, scores[1], pence, nullptr, nullptr, nullptr);
  const ras_table* found = nullptr;
  const int32_t name = ras_policy_table(policy_, "allocation", 10, &found);
  const long failures = StopFailing();
  EXPECT_EQ(batch, RAS_OK);
  EXPECT_EQ(one, RAS_OK);
  EXPECT_EQ(name, RAS_OK);
  EXPECT_EQ(failures, 0);
}

}  // namespace
