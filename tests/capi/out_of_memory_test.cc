// Memory runs out at every place in turn: the first allocation of a call fails, then the second, and so on
// until the call gets through. Each time the call must give RAS_OUT_OF_MEMORY, leave nothing behind, and work
// again right after.
#include <gtest/gtest.h>
#include <ras.h>

#include <algorithm>
#include <string>
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

// Runs `call` with the first allocation failing, then the second, and so on, until it gets through to its
// `answer`. `call` returns a status and frees whatever it was given.
template <class Call>
void FailEachInTurn(const char* what, Places places, Call call, int32_t answer = RAS_OK) {
  // The first call of a kind fills caches for good (descriptors of messages); what counts is what follows.
  ASSERT_EQ(call(), answer) << what;
  for (const bool permanent : {false, true}) {
    const long before = BlocksInUse();
    long n = 0;
    for (;; n += places == Places::kAll ? kEvery : std::max(kEvery, n / 200)) {
      FailAllocation(n, permanent);
      const int32_t status = call();
      if (StopFailing() == 0) {
        EXPECT_EQ(status, answer) << what;
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

using Operation = int32_t(const void*, size_t, int32_t, int32_t, const ras_options*, ras_buffer**,
                          ras_error**);

// An operation that needs nothing beside its request, in JSON.
void FailOperation(const char* name, Operation* operation, std::string_view request, int32_t answer = RAS_OK,
                   Places places = Places::kAll) {
  FailEachInTurn(
      name, places,
      [&] {
        ras_buffer* response = nullptr;
        ras_error* error = nullptr;
        const int32_t status = operation(request.data(), request.size(), RAS_FORMAT_JSON, RAS_FORMAT_JSON,
                                         nullptr, &response, &error);
        EXPECT_EQ(response != nullptr, status != RAS_OUT_OF_MEMORY);
        EXPECT_EQ(ras_error_status(error), status);
        ras_buffer_free(response);
        ras_error_free(error);
        return status;
      },
      answer);
}

// Findings go from one place in memory to another on their way into the response, and are long.
TEST_F(OutOfMemoryTest, CheckOfAPolicyThatIsRefused) {
  FailOperation("ras_check_policy", &ras_check_policy, R"({"policy":{"title":"nothing else"}})",
                RAS_INVALID_POLICY, Places::kSome);
}

TEST_F(OutOfMemoryTest, CheckOfAPolicyWithWarnings) {
  ras_buffer* document = nullptr;
  ASSERT_EQ(ras_policy_document(policy_, RAS_FORMAT_JSON, &document), RAS_OK);
  const std::string request =
      R"({"policy":)" + std::string(reinterpret_cast<const char*>(ras_buffer_data(document))) + "}";
  ras_buffer_free(document);
  FailOperation("ras_check_policy", &ras_check_policy, request, RAS_OK, Places::kSome);
}

TEST_F(OutOfMemoryTest, DetermineWithoutAFigure) {
  const std::string_view request = R"({"assessment":{"reference":"a"},"as_of":"2026-05-01"})";
  FailEachInTurn(
      "ras_determine", Places::kAll,
      [&] {
        ras_buffer* response = nullptr;
        ras_error* error = nullptr;
        const int32_t status = ras_determine(policy_, request.data(), request.size(), RAS_FORMAT_JSON,
                                             RAS_FORMAT_JSON, nullptr, &response, &error);
        ras_buffer_free(response);
        ras_error_free(error);
        return status;
      },
      RAS_NO_FIGURE);
}

TEST_F(OutOfMemoryTest, PlanningASample) {
  FailOperation("ras_size_sample", &ras_size_sample,
                R"({"populations":[{"id":"a","people":9},{"id":"b","people":8}],
                    "precision":{"confidence_percent":"90","margin_percent":"30"}})");
  FailOperation("ras_size_sample", &ras_size_sample, R"({"populations":[{"id":"a"},{"id":"a"}]})",
                RAS_NO_ANSWER);
  FailOperation("ras_margin_of_sample", &ras_margin_of_sample,
                R"({"populations":[{"id":"a","people":99,"sampled":9}]})");
  FailOperation("ras_allocate_sample", &ras_allocate_sample,
                R"({"strata":[{"care_group":"a","people":9},{"care_group":"b","service":"c","people":8}],
                    "places":7,"minimum":2,"apportion_rule":"APPORTION_RULE_FLOOR"})");
}

TEST_F(OutOfMemoryTest, DrawingASample) {
  FailOperation(
      "ras_draw_sample", &ras_draw_sample,
      R"({"sheet":"id,care_group\na,x\nb,x\nc,x\nd,y\n","seed":"s","strata":[{"care_group":"x","places":2},
                    {"care_group":"y","people":2}],"cannot_be_used":[{"id":"a","because":"moved away"},
                    {"id":"b","because":"no file"},{"id":"d","because":"moved away"}]})");
  FailOperation(
      "refused", &ras_draw_sample,
      R"({"people":[{"id":"a","care_group":"x"},{"id":"a","care_group":"y"}],"seed":" s","places":3})",
      RAS_NO_ANSWER);
}

TEST_F(OutOfMemoryTest, CheckingASample) {
  FailOperation("ras_check_sample", &ras_check_sample,
                R"({"population":{"sheet":"id,care_group,service\na,x,s\nb,x,t\nc,y,s\nd,y,t\n"},
                    "sample":{"people":[{"id":"a","care_group":"x"},{"id":"b","care_group":"x","service":"t"}]}})");
  FailOperation("refused", &ras_check_sample,
                R"({"population":{"strata":[{"care_group":"a","people":2},{"care_group":"a","people":2}]},
                    "sample":{"people":[{"id":"a","care_group":"x"}]}})",
                RAS_NO_ANSWER);
}

TEST_F(OutOfMemoryTest, CollatingASample) {
  const std::string rest =
      R"("period":"PERIOD_WEEK","rounding":{"mode":"ROUNDING_MODE_HALF_UP"},"basis":"COLLATE_BASIS_GROSS_COSTS_UP",
         "reductions":[{"impact":"some","percent":"20"}],
         "categories":[{"category":"COST_CATEGORY_OTHER","percent":"50","because":"agreed"}],)";
  FailOperation(
      "ras_collate_sample", &ras_collate_sample,
      "{" + rest +
          R"("people_sheet":"id,age,primary_need,score,second_score,met_informally_percent,impact_on_carer\na,70,frailty,9,8,10,some\nb,30,other,7,7,0,\n",
                    "items_sheet":"person,category,service,quantity,period\na,day-care,centre,3,week\nb,other,centre,1,week\n",
                    "services_sheet":"id,total_cost,units\ncentre,1000,30\n"})",
      RAS_OK, Places::kSome);
  const std::string scoring =
      R"("scoring":{"questionnaire":{"domains":[{"id":"d","title":"D","questions":[{"id":"q","text":"Q?","single_choice":
                    {"options":[{"id":"no","label":"No","points":"0"},{"id":"yes","label":"Yes","points":"2"}]}}]}]},
                    "measures":[{"id":"m","title":"M","combine":"COMBINE_SUM","terms":[{"domain":"d"}]}]},)";
  FailOperation(
      "answers", &ras_collate_sample,
      "{" + rest + scoring +
          R"("people_sheet":"id,answer:q,second_answer:q,cost,cost_period,met_informally_percent\na,yes,no,1,week,0\n"})",
      RAS_OK, Places::kSome);
  FailOperation("answers refused", &ras_collate_sample,
                "{" + rest + scoring + R"("people_sheet":"id,answer:q\na,much\n"})", RAS_NO_ANSWER,
                Places::kSome);
  FailOperation("refused", &ras_collate_sample, "{" + rest + R"("people_sheet":"id,score\na,9\na,x\n"})",
                RAS_NO_ANSWER, Places::kSome);
}

TEST_F(OutOfMemoryTest, BuildingATable) {
  const std::string plan =
      R"(,"plan":{"id":"a","title":"A","period":"PERIOD_WEEK","basis":"TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT",
         "kind":"TABLE_KIND_POINTS","to":"4"},"rounding":{"mode":"ROUNDING_MODE_HALF_UP"},"method":)";
  const std::string sheet = R"({"sheet":"id,score,cost,care_group\na,1,5,x\nb,3,9,y\nc,2,1,x\n")";
  for (const char* method :
       {R"({"rank_alignment":{}})", R"({"isotonic":{"fit":"ISOTONIC_FIT_LEAST_ABSOLUTE"}})",
        R"({"polynomial":{"degree":1}})", R"({"percentile_alignment":{}})"}) {
    FailOperation(method, &ras_build_table,
                  sheet + plan + method +
                      R"(,"steps":{"monotone":"MONOTONE_REPAIR_POOL","group_means":{"rows":2},"budget":"20",
                "contingency":{"percent":"15","purposes":["enhancements"]}}})");
  }
  FailOperation("ras_build_table of folds", &ras_build_table,
                sheet + plan + R"({"agreed_scores":{"scores":[{"score":"1","amount":"2"},
                    {"score":"3","amount":"4"}]}},"cross_validation":{"folds":3,"seed":"spring"}})");
  FailOperation(
      "ras_build_table of a population", &ras_build_table,
      sheet + plan + R"({"isotonic":{}},"outliers":{"percentiles":{"below":"10"},"interquartile":{}},
                    "propose":{"people":2,"within_points":3,"within_percent":"90"},
                    "population":{"sheet":"care_group,people,spent\nx,3,99\ny,1,\nz,7,\n"}})");
  FailOperation("refused", &ras_build_table, R"({"sheet":"id,score\na,\"1\n")" + plan + R"({"isotonic":{}}})",
                RAS_NO_ANSWER);
}

TEST_F(OutOfMemoryTest, TestingTheMarket) {
  const std::string table =
      R"({"table":{"id":"t","title":"T","period":"PERIOD_YEAR","basis":"TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT",
          "bands":{"rows":[{"from":"0","to":"4","amount":"2"},{"from":"5","amount":"5000"}]}},
          "as_of":"2026-11-29",)";
  const std::string sheet =
      R"("sheet":"id,title,unit,amount,date,source,care_groups\na,A,hour,9,2025-01-01,s,x;y\n)";
  FailOperation("ras_test_market", &ras_test_market,
                table + sheet + R"(b,B,day,8,2026-01-01,s,\n","year_basis":"YEAR_BASIS_365_DAYS"})");
  FailOperation("refused", &ras_test_market, table + sheet + R"(b,\"B\n"})", RAS_NO_ANSWER);
}

TEST_F(OutOfMemoryTest, AnalysingVariance) {
  const std::string sheet =
      R"({"sheet":"id,actual,allocated,care_group,score\na,100,110,x,1\nb,200,180,y,2\nc,5,6,x,3\nd,7,7,y,4\ne,8,7,y,5\nf,9,1,x,6\n",)";
  FailOperation("ras_analyse_variance", &ras_analyse_variance,
                sheet + R"("period":"PERIOD_WEEK","largest":2,"bootstrap":{"samples":100,"seed":"s"}})");
  FailOperation("refused", &ras_analyse_variance, sheet + R"("largest":2})", RAS_NO_ANSWER);
  FailOperation(
      "ras_sum_variance", &ras_sum_variance,
      R"({"people":{"sheet":"id,actual,allocated,care_group\na,1,2,x\nb,3,1,y\n","period":"PERIOD_WEEK",
                    "groupings":[{"by":["VARIANCE_DIMENSION_CARE_GROUP"]}]}})",
      RAS_OK, Places::kSome);
}

TEST_F(OutOfMemoryTest, ComparingPolicies) {
  const std::string sheet =
      R"({"sheet":"id,spent_now,after,is_new,is:gender\na,9,8,,x\nb,9,7,,y\nc,,5,yes,x\nd,9,9,,y\n","period":"PERIOD_WEEK",
          "before":{"tables":[{"table":{"id":"t","title":"T","period":"PERIOD_WEEK","basis":"TABLE_BASIS_AFTER_INFORMAL_SUPPORT",
          "points":{"rows":[{"from":"0","amount":"1"}]}}}]},)";
  FailOperation(
      "ras_compare_policies", &ras_compare_policies,
      R"({"sheet":"id,spent_now,before,after,is_new,is:gender\na,9,8,8,,x\nb,9,7,7,,y\nc,,5,5,yes,x\n",
                    "period":"PERIOD_WEEK","change_ranges":["1"],"suppress_below":3,
                    "protections":[{"id":"p","kept_percent":["100","50"]}]})",
      RAS_OK, Places::kSome);
  FailOperation("refused", &ras_compare_policies, sheet + R"("suppress_below":2,"largest":1})", RAS_NO_ANSWER,
                Places::kSome);
  FailOperation(
      "ras_sum_comparison", &ras_sum_comparison,
      R"({"people":{"sheet":"id,spent_now,before,after,is_new,is:gender\na,9,8,8,,x\nb,9,7,7,,y\nc,,5,5,yes,x\n",
                    "period":"PERIOD_WEEK","groupings":[{"by":[{"characteristic":"gender"}]}],
                    "protections":[{"id":"p","kept_percent":["100","50"]}]}})",
      RAS_OK, Places::kSome);
}

TEST_F(OutOfMemoryTest, MonitoringAllocations) {
  const std::string sheet =
      R"({"sheet":"id,indicative,final_budget,care_group,agreed_on,reason\na,100,110,x,2026-05-01,r\nb,200,180,y,2026-08-01,\nc,5,,x,,\n",
          "period":"PERIOD_WEEK",)";
  FailOperation(
      "ras_monitor_allocations", &ras_monitor_allocations,
      sheet +
          R"("as_of":"2026-11-30","contingency":{"amount":"100","year_from":"2026-04-01","year_to":"2027-03-31"},
                    "governance":{"enhancement":{"time_limit_months":3}},"review_on":"2027-04-01"})");
  FailOperation("refused", &ras_monitor_allocations, sheet + R"("as_of":"2026-06-30"})", RAS_NO_ANSWER);
  FailOperation(
      "ras_sum_monitoring", &ras_sum_monitoring,
      R"({"people":)" + sheet +
          R"("as_of":"2026-11-30","contingency":{"amount":"100","year_from":"2026-04-01","year_to":"2027-03-31"},
                    "governance":{"enhancement":{"time_limit_months":3,"reasons":[{"id":"r","title":"R"}]}},
                    "prices":[{"name":"x","on":"2026-04-01"}]}})",
      RAS_OK, Places::kSome);
}

TEST_F(OutOfMemoryTest, MeasuringInfluence) {
  const auto request = [](const std::string& method, const std::string& rest) {
    return R"({"build":{"sheet":"id,score,cost\na,1,100\nb,2,50\nc,3,300\nd,3,900\n","plan":{"id":"t","title":"T",
        "period":"PERIOD_WEEK","basis":"TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT","kind":"TABLE_KIND_POINTS","to":"3"},
        "method":)" +
           method +
           R"(,"steps":{"monotone":"MONOTONE_REPAIR_POOL"},"rounding":{"mode":"ROUNDING_MODE_HALF_UP"}},)" +
           rest;
  };
  for (const char* method :
       {R"({"isotonic":{"fit":"ISOTONIC_FIT_LEAST_ABSOLUTE"}})", R"({"polynomial":{"degree":2}})"}) {
    FailOperation(method, &ras_measure_influence,
                  request(method, R"("short_list_from":"1","sets":[{"name":"s","ids":["a","c"]}]})"));
  }
  FailOperation("refused", &ras_measure_influence,
                request(R"({"rank_alignment":{}})", R"("sets":[{"name":"s","ids":["a","z"]}]})"),
                RAS_NO_ANSWER);
}

TEST_F(OutOfMemoryTest, ExplainingAChange) {
  ras_buffer* policy = nullptr;
  ras_buffer* figure = nullptr;
  const std::string_view request = kRequest;
  ASSERT_EQ(ras_policy_document(policy_, RAS_FORMAT_JSON, &policy), RAS_OK);
  ASSERT_EQ(ras_determine(policy_, request.data(), request.size(), RAS_FORMAT_JSON, RAS_FORMAT_JSON, nullptr,
                          &figure, nullptr),
            RAS_OK);
  const auto text = [](const ras_buffer* buffer) {
    return std::string(reinterpret_cast<const char*>(ras_buffer_data(buffer)), ras_buffer_size(buffer));
  };
  // What is in {"determination":...}.
  const std::string document = text(policy), response = text(figure);
  const std::string determination =
      response.substr(response.find(':') + 1, response.rfind('}') - response.find(':') - 1);
  const std::string change =
      R"({"policy_before":)" + document + R"(,"before":)" + determination + R"(,"after":)";
  FailOperation("ras_explain_change", &ras_explain_change, change + determination + "}", RAS_OK,
                Places::kSome);
  FailOperation("refused", &ras_explain_change, change + "{}}", RAS_NO_ANSWER, Places::kSome);
  ras_buffer_free(policy);
  ras_buffer_free(figure);
}

TEST_F(OutOfMemoryTest, SearchingScenarios) {
  const std::string build =
      R"({"build":{"sheet":"id,score,cost\na,1,100\nb,2,50\nc,3,300\nd,3,900\n","plan":{"id":"t","title":"T",
      "period":"PERIOD_WEEK","basis":"TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT","kind":"TABLE_KIND_POINTS","to":"3"},
      "method":{"isotonic":{}},"rounding":{"mode":"ROUNDING_MODE_HALF_UP"},"cross_validation":{"folds":2,"seed":"s"}},
      "population":{"sheet":"id,score,now\nx,1,100\ny,2,\n"},)";
  FailOperation("scenarios", &ras_search_scenarios,
                build + R"("most_candidates":3,"grids":{"methods":[{"isotonic":{}},{"price_per_point":{}}],
                "uplift_percents":["0","3"],"low_need_scores":["0","2"]}})");
  FailOperation("refused", &ras_search_scenarios, build + R"("grids":{"budgets":["7","7"]}})", RAS_NO_ANSWER);
}

TEST_F(OutOfMemoryTest, UpliftingATable) {
  const std::string rest =
      R"("rate_percent":"1","rounding":{"mode":"ROUNDING_MODE_UP","increment_pence":"1000"},
         "effective_from":"2027-04-01","authority":"Cabinet"})";
  const std::string table =
      R"({"table":{"id":"a","title":"A","period":"PERIOD_WEEK","basis":"TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT",)";
  FailOperation(
      "raised", &ras_uplift_table,
      table + R"("points":{"rows":[{"from":"1","amount":"8"},{"from":"2","amount":"9.5"}]}},)" + rest);
  FailOperation("refused", &ras_uplift_table,
                table + R"("points":{"rows":[{"from":"1","amount":"8"},{"from":"2","amount":"7"}]}},)" + rest,
                RAS_NO_ANSWER);
}

TEST_F(OutOfMemoryTest, AssemblingAPolicy) {
  ras_buffer* document = nullptr;
  ASSERT_EQ(ras_policy_document(policy_, RAS_FORMAT_JSON, &document), RAS_OK);
  const std::string request =
      R"({"parts":)" + std::string(reinterpret_cast<const char*>(ras_buffer_data(document))) + "}";
  ras_buffer_free(document);
  FailOperation("assembled", &ras_assemble_policy, request, RAS_OK, Places::kSome);
  FailOperation("refused", &ras_assemble_policy,
                R"({"parts":{"tables":[{"id":"a","points":{}},{"id":"b"}]}})", RAS_NO_ANSWER, Places::kSome);
}

TEST_F(OutOfMemoryTest, ReportingForSignOff) {
  const std::string build =
      R"({"plan":{"id":"a","title":"A","period":"PERIOD_WEEK","basis":"TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT",
         "kind":"TABLE_KIND_POINTS","to":"2"},"rounding":{"mode":"ROUNDING_MODE_HALF_UP"},"method":{"isotonic":{}},
         "sheet":"id,score,cost\na,0,5\nb,2,50\n"})";
  ras_buffer* built = nullptr;
  ASSERT_EQ(
      ras_build_table(build.data(), build.size(), RAS_FORMAT_JSON, RAS_FORMAT_JSON, nullptr, &built, nullptr),
      RAS_OK);
  const std::string stored(reinterpret_cast<const char*>(ras_buffer_data(built)), ras_buffer_size(built));
  ras_buffer_free(built);
  const std::string answers =
      R"(,"answers":{"authority":"A","agreed_on":"2026-12-01","review_on":"2028-01-01","as_of":"2026-11-29",
         "prices":{"sheet":"id,title,unit,amount,date,source\na,A,hour,9,2025-01-01,s\n"}}})";
  FailOperation("ras_report_sign_off", &ras_report_sign_off,
                R"({"build":)" + build + R"(,"built":)" + stored + answers, RAS_OK, Places::kSome);
  FailOperation("refused", &ras_report_sign_off, R"({"build":)" + build + R"(,"built":{})" + answers,
                RAS_NO_ANSWER, Places::kSome);
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
