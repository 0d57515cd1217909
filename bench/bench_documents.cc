#include "bench_documents.h"

#include <cstdio>
#include <cstdlib>
#include <random>

namespace ras_bench {
namespace {

constexpr int kDomains = 5;
constexpr int kQuestionsPerDomain = 4;

std::string Quoted(const std::string& text) { return "\"" + text + "\""; }
std::string Number(int64_t number) { return Quoted(std::to_string(number)); }

// Rows of one score each, amounts rising by `slope` pounds a score.
std::string SingleRows(int first, int last, int slope) {
  std::string rows;
  for (int score = first; score <= last; ++score) {
    rows += (rows.empty() ? "" : ",");
    rows += "{\"from\":" + Number(score) + ",\"amount\":" + Number(int64_t{slope} * score) + "}";
  }
  return rows;
}

std::string Table(const std::string& id, const std::string& kind, const std::string& more = "") {
  return "{\"id\":" + Quoted(id) + ",\"title\":" + Quoted(id) +
         ",\"period\":\"PERIOD_WEEK\",\"basis\":\"TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT\"," + more + kind +
         "}";
}

std::string Bands() {
  // 13 bands with inclusive ends and an open top.
  const int starts[] = {0, 70, 116, 131, 146, 161, 171, 186, 201, 211, 221, 231, 260};
  std::string rows;
  for (int b = 0; b < 13; ++b) {
    rows += (b == 0 ? "" : ",");
    rows += "{\"from\":" + Number(starts[b]);
    if (b < 12) rows += ",\"to\":" + Number(starts[b + 1] - 1);
    rows += (b == 0 ? ",\"no_allocation\":{}}" : ",\"amount\":" + Number(int64_t{500} * b) + "}");
  }
  return "\"bands\":{\"rows\":[" + rows + "]}";
}

std::string Groups() {
  std::string rows;
  for (int g = 0; g < 58; ++g) {
    rows += (g == 0 ? "" : ",");
    rows += "{\"from\":" + Number(int64_t{5} * g) + ",\"amount\":" + Number(int64_t{100} * g) + "}";
  }
  return "\"groups\":{\"group_size\":5,\"rows\":[" + rows + "]}";
}

std::string Tables() {
  const std::string half_up = "\"rounding\":{\"mode\":\"ROUNDING_MODE_HALF_UP\"},";
  std::string tables =
      Table("percentage", "\"percentage\":{\"below\":\"BELOW_RULE_NO_ALLOCATION\",\"rows\":[" +
                              SingleRows(1, 100, 12) + "]}");
  tables += "," + Table("points", "\"points\":{\"rows\":[" + SingleRows(0, 285, 60) + "]}");
  tables += "," + Table("groups", Groups());
  tables += "," + Table("bands", Bands());
  tables +=
      "," +
      Table("skeleton",
            R"("skeleton":{"below":"BELOW_RULE_NO_ALLOCATION","above":"ABOVE_RULE_CONTINUE_LINE","rows":[
                           {"from":"75","amount":"450"},{"from":"135","amount":"1750"},{"from":"171","amount":"6000"},
                           {"from":"200","amount":"9500"},{"from":"230","amount":"14400"},{"from":"245","amount":"17500"}]})",
            half_up);
  tables += "," + Table("price", R"("price_per_point":{"rate":"61.375","free_points":"20"})", half_up);
  return tables;
}

std::string Questionnaire() {
  std::string domains;
  for (int d = 0; d < kDomains; ++d) {
    std::string questions;
    for (int q = 0; q < kQuestionsPerDomain; ++q) {
      const std::string id = "q" + std::to_string(d * kQuestionsPerDomain + q);
      questions += (q == 0 ? "" : ",");
      questions +=
          "{\"id\":" + Quoted(id) + R"(,"text":"I can do the things that matter to me at home and outside.",
        "level_and_frequency":{"levels":[
          {"id":"none","label":"I need no support","points":"0"},{"id":"some","label":"I need some support","points":"1"},
          {"id":"lots","label":"I need lots of support","points":"2"},
          {"id":"exceptional","label":"I need exceptional support","points":"3"}],
        "frequencies":[{"id":"weekly","label":"every week","factor":"1"},{"id":"daily","label":"every day","factor":"3"},
          {"id":"often","label":"several times a day","factor":"4.75"}]}})";
    }
    domains += (d == 0 ? "" : ",");
    domains += "{\"id\":\"d" + std::to_string(d) + "\",\"title\":\"Part of life " + std::to_string(d) +
               "\",\"questions\":[" + questions + "]}";
  }
  return "{\"domains\":[" + domains + "]}";
}

}  // namespace

std::string PolicyJson() {
  return R"({"id":"bench","version":"1","title":"A policy to measure","authority":"Testshire","currency":"GBP",
    "effective_from":"2026-04-01","review_on":"2027-04-01",
    "governance":{"challenges":[{"decision":"the indicative allocation","how":"Ask your worker for a review."}]},
    "care_groups":[{"id":"everyone","title":"Everyone"}],"questionnaire":)" +
         Questionnaire() +
         R"(,"scoring_view":"SCORING_VIEW_WORKER",
    "measures":[{"id":"need","title":"Overall need","combine":"COMBINE_SUM",
      "terms":[{"domain":"d0"},{"domain":"d1"},{"domain":"d2"},{"domain":"d3"},{"domain":"d4"}],
      "transforms":[{"percent_of_maximum":{}}]}],
    "tables":[)" +
         Tables() +
         R"(],
    "components":[{"id":"support","title":"Your support","measure":"need","table":"percentage","adjustments":[
      {"id":"informal","title":"Support from family and friends","reason":"Part of the need is met.","authority":"Policy 4",
       "purpose":"ADJUSTMENT_PURPOSE_INFORMAL_SUPPORT","informal_support":{},"rounding":{"mode":"ROUNDING_MODE_HALF_UP"}},
      {"id":"uplift","title":"Inflation","reason":"Prices rose.","authority":"Budget 2026","factor":"1.032",
       "purpose":"ADJUSTMENT_PURPOSE_INFLATION","rounding":{"mode":"ROUNDING_MODE_HALF_UP","increment_pence":"5"}}]}],
    "informal_support":{"approach":"INFORMAL_SUPPORT_APPROACH_OVERALL",
      "shares":[{"id":"none","label":"Nothing","none":true},{"id":"half","label":"About half"}],
      "impacts":[{"id":"low","label":"Little"},{"id":"high","label":"A great deal"}],
      "reductions":[{"share":"half","impact":"low","percent":"30"},{"share":"half","impact":"high","percent":"10"}]},
    "result_period":"PERIOD_WEEK",
    "stated_periods":[{"period":"PERIOD_YEAR","basis":"YEAR_BASIS_52_WEEKS","rounding":{"mode":"ROUNDING_MODE_HALF_UP"}}]})";
}

namespace {

std::string AssessmentJson(uint32_t seed) {
  std::mt19937 random(seed);
  const char* levels[] = {"none", "some", "lots", "exceptional"};
  const char* frequencies[] = {"weekly", "daily", "often"};
  std::string answers;
  for (int q = 0; q < kDomains * kQuestionsPerDomain; ++q) {
    answers += (q == 0 ? "" : ",");
    answers += "{\"question\":\"q" + std::to_string(q) +
               "\",\"agreed\":{\"level_and_frequency\":{\"level\":" + Quoted(levels[random() % 4]) +
               ",\"frequency\":" + Quoted(frequencies[random() % 3]) + "}}}";
  }
  return R"({"reference":"case-000001","assessed_on":"2026-06-01","care_group":"everyone","answers":[)" +
         answers +
         R"(],"eligibility":{"eligible":true,"criteria":"Care Act 2014","decided_on":"2026-05-20",
         "decided_by":"team manager"},"informal_support":{"overall":{"share":"half","impact":"high"}},
         "carers":[{"id":"c1","kind":"CARER_KIND_INFORMAL_CARER","able_and_willing":"ABLE_AND_WILLING_YES",
         "assessment":"CARER_ASSESSMENT_DONE"}]})";
}

[[noreturn]] void Fail(const ras_error* error) {
  std::fprintf(stderr, "%s\n", ras_error_message(error));
  std::abort();
}

void AppendLengthDelimited(char tag, const std::string& bytes, std::string* out) {
  out->push_back(tag);
  std::size_t size = bytes.size();
  while (size >= 128) {
    out->push_back(static_cast<char>(size % 128 + 128));
    size /= 128;
  }
  out->push_back(static_cast<char>(size));
  *out += bytes;
}

}  // namespace

std::string RequestJson(uint32_t seed) {
  return "{\"assessment\":" + AssessmentJson(seed) + ",\"as_of\":\"2026-06-30\"}";
}

std::string RequestBinary(uint32_t seed) {
  const std::string json = AssessmentJson(seed);
  ras_buffer* binary = nullptr;
  ras_error* error = nullptr;
  if (ras_convert(RAS_DOCUMENT_ASSESSMENT, json.data(), json.size(), RAS_FORMAT_JSON, RAS_FORMAT_BINARY,
                  nullptr, &binary, &error) != RAS_OK) {
    Fail(error);
  }
  const std::string assessment(reinterpret_cast<const char*>(ras_buffer_data(binary)),
                               ras_buffer_size(binary));
  ras_buffer_free(binary);
  // DetermineRequest: assessment is field 2, as_of is field 3, both length-delimited.
  std::string request;
  AppendLengthDelimited(0x12, assessment, &request);
  AppendLengthDelimited(0x1a, "2026-06-30", &request);
  return request;
}

ras_policy* LoadPolicy(const std::string& json) {
  ras_policy* policy = nullptr;
  ras_error* error = nullptr;
  if (ras_policy_load(json.data(), json.size(), RAS_FORMAT_JSON, nullptr, &policy, &error) != RAS_OK)
    Fail(error);
  return policy;
}

}  // namespace ras_bench
