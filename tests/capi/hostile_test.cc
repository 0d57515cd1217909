// Documents made to hurt, through the C interface and in the real document types: each is refused with a
// clear error, within 10 ms of processor time for each MiB of it and 64 MiB of memory besides its own bytes
// (issue 5). A document of under a MiB is given the time of one.
#include <gtest/gtest.h>
#include <ras.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "counting_malloc.h"

extern "C" {
#include "fixture.h"
}

namespace {

constexpr std::size_t kMiB = std::size_t{1} << 20;
constexpr std::size_t kLargest = 16 * kMiB;

std::string Repeat(std::string_view piece, std::size_t times) {
  std::string text;
  text.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

// How large a hostile document is. What it costs is measured at the limit; what is said of it shows earlier.
std::size_t size_to_fill = kLargest;

// `piece` as often as it takes to come close to that size.
std::string Fill(std::string_view piece) { return Repeat(piece, (size_to_fill - 200) / piece.size()); }

std::string Varint(std::size_t value) {
  std::string bytes;
  for (; value >= 0x80; value >>= 7) bytes += static_cast<char>((value & 0x7F) | 0x80);
  return bytes + static_cast<char>(value);
}

// A field of the binary form that has a length.
std::string Field(int number, std::string_view content) {
  return Varint(static_cast<std::size_t>(number) << 3 | 2) + Varint(content.size()) + std::string(content);
}

// A call that reads one document, and where in its request the document stands.
struct Operation {
  const char* name;
  const char* wrapper;  // The field of the request that holds the document; null: it is the document.
  int wrapper_number;
  const char* text_field;  // Of the document: a string.
  int text_number;
  const char* list_field;  // A list of messages.
  int list_number;
  const char* number_start;  // Up to a whole number somewhere in the document, in a form that both JSON and
  const char* number_end;    // text read; and after it.
  std::function<int32_t(const std::string&, int32_t format, const ras_options*, ras_error**)> call;
};

ras_policy* Starter() {
  static ras_policy* const policy = load_starter();
  return policy;
}

std::vector<Operation> Operations() {
  return {
      {"ras_policy_load", nullptr, 0, "title", 3, "tables", 16,
       "\"components\":[{\"adjustments\":[{\"rounding\":{\"increment_pence\":", "}}]}]",
       [](const std::string& bytes, int32_t format, const ras_options* options, ras_error** error) {
         ras_policy* policy = nullptr;
         const int32_t status = ras_policy_load(bytes.data(), bytes.size(), format, options, &policy, error);
         EXPECT_EQ(policy != nullptr, status == RAS_OK);
         ras_policy_free(policy);
         return status;
       }},
      {"ras_check_policy", "policy", 1, "title", 3, "tables", 16,
       "\"components\":[{\"adjustments\":[{\"rounding\":{\"increment_pence\":", "}}]}]",
       [](const std::string& bytes, int32_t format, const ras_options* options, ras_error** error) {
         ras_buffer* response = nullptr;
         const int32_t status =
             ras_check_policy(bytes.data(), bytes.size(), format, format, options, &response, error);
         ras_buffer_free(response);
         return status;
       }},
      {"ras_determine", "assessment", 2, "reference", 1, "answers", 8, "\"age_months\":", "",
       [](const std::string& bytes, int32_t format, const ras_options* options, ras_error** error) {
         ras_buffer* response = nullptr;
         const int32_t status =
             ras_determine(Starter(), bytes.data(), bytes.size(), format, format, options, &response, error);
         ras_buffer_free(response);
         return status;
       }},
      {"ras_explain", "determination", 1, "seal", 23, "answers", 12,
       "\"components\":[{\"lookup\":{\"row\":{\"index\":", "}}}]",
       [](const std::string& bytes, int32_t format, const ras_options* options, ras_error** error) {
         ras_buffer* response = nullptr;
         const int32_t status =
             ras_explain(bytes.data(), bytes.size(), format, format, options, &response, error);
         ras_buffer_free(response);
         return status;
       }},
      {"ras_verify", "determination", 2, "seal", 23, "answers", 12,
       "\"components\":[{\"lookup\":{\"row\":{\"index\":", "}}}]",
       [](const std::string& bytes, int32_t format, const ras_options* options, ras_error** error) {
         ras_buffer* response = nullptr;
         const int32_t status =
             ras_verify(Starter(), bytes.data(), bytes.size(), format, format, options, &response, error);
         ras_buffer_free(response);
         return status;
       }},
  };
}

// The request of an operation from the fields of its document: members in JSON without their braces.
std::string Request(const Operation& operation, int32_t format, const std::string& fields) {
  if (format == RAS_FORMAT_BINARY) {
    return operation.wrapper == nullptr ? fields : Field(operation.wrapper_number, fields);
  }
  if (format == RAS_FORMAT_TEXT) {
    return operation.wrapper == nullptr ? fields : std::string(operation.wrapper) + "{" + fields + "}";
  }
  return operation.wrapper == nullptr ? "{" + fields + "}"
                                      : "{\"" + std::string(operation.wrapper) + "\":{" + fields + "}}";
}

// JSON in the text form: the same, but for the quotes around names.
std::string WithoutQuotes(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), '"'), text.end());
  return text;
}

struct Hostile {
  std::string name;
  const char* code;  // Of the first error.
  std::function<std::string()> make;
};

std::vector<Hostile> HostileForms(const Operation& operation, int32_t format) {
  const std::string text = operation.text_field;
  const std::string list = operation.list_field;
  const int text_number = operation.text_number, list_number = operation.list_number;
  const auto request = [operation, format](const std::string& fields) {
    return Request(operation, format, fields);
  };
  if (format == RAS_FORMAT_BINARY) {
    const std::string empty_item = Field(list_number, "");
    return {
        {"16 MiB and a byte", "too_large", [] { return std::string(kLargest + 1, '\0'); }},
        {"empty messages by the million", "too_much_memory", [=] { return request(Fill(empty_item)); }},
        {"unknown fields by the million", "unknown_field", [=] { return request(Fill("\xF8\x3F\x01")); }},
        {"one field by the million", "duplicate_field",
         [=] { return request(Fill(Field(text_number, "x"))); }},
        {"a string of 16 MiB", "string_too_long",
         [=] { return request(Field(text_number, std::string(size_to_fill - 200, 'x'))); }},
        {"bad UTF-8", "invalid_utf8", [=] { return request(Field(text_number, "\xC0\xAF")); }},
        {"bad UTF-8 by the million", "invalid_utf8",
         [=] { return request(Fill(Field(text_number, "\xED\xA0\x80"))); }},
        {"a length beyond everything", "damaged",
         [=] {
           return request(Varint(static_cast<std::size_t>(text_number) << 3 | 2) + "\xFF\xFF\xFF\x7F");
         }},
        {"a number without end", "damaged", [=] { return std::string(size_to_fill, '\x80'); }},
        {"groups", "damaged", [=] { return request(std::string(size_to_fill - 200, '\x0B')); }},
    };
  }
  const bool json = format == RAS_FORMAT_JSON;
  const auto name = [json](const std::string& field) { return json ? "\"" + field + "\":" : field + ":"; };
  const auto number = [=](const std::string& digits) {
    const std::string start = operation.number_start, end = operation.number_end;
    return request((json ? start : WithoutQuotes(start)) + digits + end);
  };
  return {
      {"16 MiB and a byte", "too_large", [] { return std::string(kLargest + 1, ' '); }},
      {"a million deep, in a field that nobody knows", "unknown_field",
       [=] { return request(json ? "\"x\":" + Repeat("{\"x\":", 1'000'000) : Repeat("x{", 1'000'000)); }},
      {"empty messages by the million", "too_much_memory",
       [=] { return request(name(list) + "[" + Fill("{},") + "{}]"); }},
      {"items of the wrong kind by the million", "wrong_type",
       [=] { return request(name(list) + "[" + Fill("1,") + "1]"); }},
      {"unknown fields by the million", "unknown_field",
       [=] { return request(Fill(name("x") + "1,") + name("x") + "1"); }},
      {"one field by the million", "duplicate_field",
       [=] { return request(Fill(name(text) + "\"a\",") + name(text) + "\"a\""); }},
      {"a string of 16 MiB", "string_too_long",
       [=] { return request(name(text) + "\"" + Fill("x") + "\""); }},
      {"bad UTF-8 at the very end", json ? "syntax_error" : "invalid_utf8",
       [=] { return request(name(text) + "\"" + Fill("x") + "\xC0\xAF\""); }},
      {"a number of 16 million digits", "out_of_range", [=] { return number(Fill("7")); }},
      {"a number beyond its type", "out_of_range", [=] { return number("99999999999999999999"); }},
      {"a huge exponent", "not_whole", [=] { return number("1e308"); }},
      {"not a number", json ? "syntax_error" : "wrong_type", [=] { return number(json ? "NaN" : "nan"); }},
      {"negative zero", "negative_zero", [=] { return number("-0"); }},
      {"a fraction", "not_whole", [=] { return number("0.1"); }},
      {"an end that is missing", "syntax_error",
       [=] { return request(name(list) + "[" + Repeat("{},", 1'000)); }},
  };
}

double ProcessorMilliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// What one call with a document took.
struct Cost {
  int32_t status = RAS_OK;
  std::string first_code;
  std::string last_code;
  std::size_t errors = 0;
  double milliseconds = 0;
  std::size_t bytes = 0;
};

Cost Refuse(const Operation& operation, const std::string& document, int32_t format,
            const ras_options* options = nullptr) {
  Cost cost;
  ras_error* error = nullptr;
  StartCounting();
  const double before = ProcessorMilliseconds();
  cost.status = operation.call(document, format, options, &error);
  cost.milliseconds = ProcessorMilliseconds() - before;
  cost.bytes = MostBytesInUse();
  cost.errors = ras_error_count(error);
  cost.first_code = ras_error_code(error, 0);
  cost.last_code = cost.errors == 0 ? "" : ras_error_code(error, cost.errors - 1);
  ras_error_free(error);
  return cost;
}

constexpr int32_t kForms[] = {RAS_FORMAT_BINARY, RAS_FORMAT_JSON, RAS_FORMAT_TEXT};

// Calls `with` with every hostile document in turn: they are large, so one is made at a time.
void ForEveryHostileForm(
    const std::function<void(const Operation&, const Hostile&, const std::string&, int32_t)>& with) {
  for (const Operation& operation : Operations()) {
    for (const int32_t format : kForms) {
      for (const Hostile& hostile : HostileForms(operation, format)) {
        SCOPED_TRACE(std::string(operation.name) + ", form " + std::to_string(format) + ": " + hostile.name);
        with(operation, hostile, hostile.make(), format);
      }
    }
  }
}

// A document that is well formed and says nonsense at length. It is made in JSON and put into each form.
struct Nonsense {
  std::string name;
  std::string operation;  // Where it begins so, it is tried.
  int32_t kind;           // RAS_DOCUMENT_...
  const char* code;       // An error of this code is among the last two.
  std::function<std::string()> make;
};

std::string Items(std::size_t count, const std::function<std::string(std::size_t)>& item) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += ',';
    text += item(i);
  }
  return text;
}

// The starting policy in JSON, with forty more questions, each asked after one answer or another to three
// before it, some of which count twice: what can be scored cannot be told question by question.
std::string EntangledPolicy() {
  ras_buffer* document = nullptr;
  EXPECT_EQ(ras_policy_document(Starter(), RAS_FORMAT_JSON, &document), RAS_OK);
  std::string text(reinterpret_cast<const char*>(ras_buffer_data(document)), ras_buffer_size(document));
  ras_buffer_free(document);
  const std::size_t count = 40;
  const std::string questions = Items(count, [](std::size_t i) {
    const std::string asked = Items(i > 2 ? 3 : 0, [i](std::size_t j) {
      return R"({"answer":{"question":"q)" + std::to_string((i * 7 + j * 3) % i) + R"(","any_of":["o1"]}})";
    });
    const std::string options = Items(4, [i](std::size_t k) {
      return R"({"id":"o)" + std::to_string(k) + R"(","label":"?","points":")" +
             std::to_string(k * (i * i * 7 % 97)) + R"("})";
    });
    return R"({"id":"q)" + std::to_string(i) + R"(","text":"?",)" +
           (asked.empty() ? "" : R"("asked_when":{"any_of":{"conditions":[)" + asked + "]}},") +
           R"("single_choice":{"options":[)" + options + "]}}";
  });
  const std::string terms = Items(count / 3, [](std::size_t i) {
    return R"({"question":"q)" + std::to_string(3 * i) + R"(","weight":"1.3"})";
  });
  const auto insert_after = [&text](std::string_view start, const std::string& more) {
    const std::size_t at = text.find(start);
    EXPECT_NE(at, std::string::npos) << start;
    if (at != std::string::npos) text.insert(at + start.size(), more);
  };
  insert_after(R"("domains":[)", R"({"id":"knot","title":"Knot","questions":[)" + questions + "]},");
  insert_after(R"("terms":[)", R"({"domain":"knot"},)" + terms + ",");
  return text;
}

std::vector<Nonsense> AllNonsense() {
  return {
      {"carers who help with unknown domains", "ras_determine", RAS_DOCUMENT_ASSESSMENT, "more_of_the_same",
       [] {
         return "{\"carers\":[" +
                Items(99,
                      [](std::size_t c) {
                        return "{\"id\":\"c" + std::to_string(c) + "\",\"domains\":[" +
                               Items(1'000, [](std::size_t d) { return "\"d" + std::to_string(d) + "\""; }) +
                               "]}";
                      }) +
                "]}";
       }},
      {"carers of one name", "ras_determine", RAS_DOCUMENT_ASSESSMENT, "too_many_items",
       [] { return "{\"carers\":[" + Items(100'000, [](std::size_t) { return "{\"id\":\"c\"}"; }) + "]}"; }},
      {"support in one domain", "ras_determine", RAS_DOCUMENT_ASSESSMENT, "missing",
       [] {
         return "{\"informal_support\":{\"domains\":[" +
                Items(100'000, [](std::size_t) { return "{\"domain\":\"d\"}"; }) + "]}}";
       }},
      {"one answer often", "ras_determine", RAS_DOCUMENT_ASSESSMENT, "more_of_the_same",
       [] {
         return "{\"answers\":[" +
                Items(10'000,
                      [](std::size_t) {
                        return "{\"question\":\"washing\",\"agreed\":{\"option\":\"some\"}}";
                      }) +
                "]}";
       }},
      {"unknown questions", "ras_determine", RAS_DOCUMENT_ASSESSMENT, "more_of_the_same",
       [] {
         return "{\"answers\":[" +
                Items(10'000, [](std::size_t i) { return "{\"question\":\"q" + std::to_string(i) + "\"}"; }) +
                "]}";
       }},
      {"answers by the hundred thousand", "ras_determine", RAS_DOCUMENT_ASSESSMENT, "too_many_questions",
       [] { return "{\"answers\":[" + Repeat("{},", 119'999) + "{}]}"; }},
      {"scored answers by the hundred thousand", "ras_explain", RAS_DOCUMENT_DETERMINATION,
       "too_many_questions", [] { return "{\"answers\":[" + Repeat("{},", 119'999) + "{}]}"; }},
      {"scored answers by the hundred thousand", "ras_verify", RAS_DOCUMENT_DETERMINATION,
       "too_many_questions", [] { return "{\"answers\":[" + Repeat("{},", 119'999) + "{}]}"; }},
      {"tables by the hundred thousand", "ras_", RAS_DOCUMENT_POLICY, "missing",
       [] { return "{\"tables\":[" + Repeat("{},", 99'999) + "{}]}"; }},
      {"tables with nothing in them", "ras_", RAS_DOCUMENT_POLICY, "more_of_the_same",
       [] {
         return "{\"tables\":[" + Repeat("{\"bands\":{\"rows\":[" + Repeat("{},", 99) + "{}]}},", 999) +
                "{}]}";
       }},
      {"measures in circles that name nothing", "ras_", RAS_DOCUMENT_POLICY, "more_of_the_same",
       [] {
         return "{\"measures\":[" +
                Items(1'000,
                      [](std::size_t m) {
                        return "{\"id\":\"m" + std::to_string(m) + "\",\"terms\":[" +
                               Items(100,
                                     [m](std::size_t t) {
                                       return t % 2 == 0
                                                  ? "{\"measure\":\"m" + std::to_string((m * 7 + t) % 1'000) +
                                                        "\"}"
                                                  : "{\"question\":\"nothing" + std::to_string(t) + "\"}";
                                     }) +
                               "]}";
                      }) +
                "]}";
       }},
      {"one id for everything", "ras_", RAS_DOCUMENT_POLICY, "more_of_the_same",
       [] {
         return "{\"questionnaire\":{\"domains\":[{\"id\":\"d\",\"questions\":[" +
                Items(10'000, [](std::size_t) { return "{\"id\":\"q\",\"text\":\"?\"}"; }) + "]}]}}";
       }},
      {"questions beyond the limit", "ras_", RAS_DOCUMENT_POLICY, "too_many_questions",
       [] {
         return "{\"questionnaire\":{\"domains\":[{\"id\":\"d\",\"questions\":[" + Repeat("{},", 10'000) +
                "{}]}]}}";
       }},
      {"an entangled score in a policy with a fault", "ras_", RAS_DOCUMENT_POLICY, "not_a_date",
       [] {
         std::string text = EntangledPolicy();
         const std::string date = "\"2027-10-01\"";
         return text.replace(text.find(date), date.size(), "\"2027-02-30\"");
       }},
  };
}

void ForAllNonsense(
    const std::function<void(const Operation&, const Nonsense&, const std::string&, int32_t)>& with) {
  for (const Nonsense& nonsense : AllNonsense()) {
    const std::string json = nonsense.make();
    for (const int32_t format : kForms) {
      ras_buffer* converted = nullptr;
      ASSERT_EQ(ras_convert(nonsense.kind, json.data(), json.size(), RAS_FORMAT_JSON, format, nullptr,
                            &converted, nullptr),
                nonsense.code == std::string("too_many_questions") ? RAS_LIMIT_EXCEEDED : RAS_OK)
          << nonsense.name;
      ras_buffer_free(converted);
      ras_options* wide = nullptr;
      ASSERT_EQ(ras_options_create(&wide), RAS_OK);
      ASSERT_EQ(ras_options_set_max_questions(wide, 1'000'000), RAS_OK);
      ASSERT_EQ(ras_convert(nonsense.kind, json.data(), json.size(), RAS_FORMAT_JSON, format, wide,
                            &converted, nullptr),
                RAS_OK)
          << nonsense.name;
      ras_options_free(wide);
      std::string document(reinterpret_cast<const char*>(ras_buffer_data(converted)),
                           ras_buffer_size(converted));
      ras_buffer_free(converted);
      if (format == RAS_FORMAT_JSON) document = document.substr(1, document.rfind('}') - 1);
      for (const Operation& operation : Operations()) {
        const bool of_policy = operation.text_field == std::string_view("title");
        const bool fits = nonsense.operation == operation.name || (nonsense.operation == "ras_" && of_policy);
        if (!fits) continue;
        SCOPED_TRACE(std::string(operation.name) + ", form " + std::to_string(format) + ": " + nonsense.name);
        with(operation, nonsense, Request(operation, format, document), format);
      }
    }
  }
}

// A stored determination with `more` put before its last brace, as a request to verify it.
std::string StoredWith(const std::string& more) {
  ras_buffer* figure = nullptr;
  EXPECT_EQ(ras_determine(Starter(), kRequest, std::string_view(kRequest).size(), RAS_FORMAT_JSON,
                          RAS_FORMAT_JSON, nullptr, &figure, nullptr),
            RAS_OK);
  std::string text(reinterpret_cast<const char*>(ras_buffer_data(figure)), ras_buffer_size(figure));
  ras_buffer_free(figure);
  const std::string answers = "\"answers\":[";
  // The second list of that name is the one of what was scored.
  return text.insert(text.find(answers, text.find(answers) + 1) + answers.size(), more);
}

Cost VerifyManyDifferences() {
  static const std::string document = StoredWith(Repeat("{},", 120'000));
  ras_options* wide = nullptr;
  EXPECT_EQ(ras_options_create(&wide), RAS_OK);
  EXPECT_EQ(ras_options_set_max_questions(wide, 1'000'000), RAS_OK);
  const Cost cost = Refuse(Operations().back(), document, RAS_FORMAT_JSON, wide);
  ras_options_free(wide);
  return cost;
}

TEST(Hostile, FormsAreRefusedWithAClearError) {
  size_to_fill = 2 * kMiB;
  ForEveryHostileForm([](const Operation& operation, const Hostile& hostile, const std::string& document,
                         int32_t format) {
    ASSERT_LE(document.size(), kLargest + 1);
    const Cost cost = Refuse(operation, document, format);
    EXPECT_TRUE(cost.status == RAS_MALFORMED_DOCUMENT || cost.status == RAS_LIMIT_EXCEEDED) << cost.status;
    EXPECT_EQ(cost.first_code, hostile.code);
    EXPECT_LE(cost.errors, 3'000U);
  });
}

TEST(Hostile, NonsenseIsRefusedWithAClearError) {
  ForAllNonsense(
      [](const Operation& operation, const Nonsense& nonsense, const std::string& document, int32_t format) {
        ras_error* error = nullptr;
        EXPECT_NE(operation.call(document, format, nullptr, &error), RAS_OK);
        const std::size_t count = ras_error_count(error);
        bool said = false;
        for (std::size_t i = 0; i < count; ++i)
          said = said || ras_error_code(error, i) == std::string(nonsense.code);
        EXPECT_TRUE(said) << ras_error_code(error, 0) << " ... " << ras_error_code(error, count - 1);
        EXPECT_LE(count, 12'000U);
        ras_error_free(error);
      });
}

TEST(Hostile, DifferencesOfAStoredDeterminationHaveAnEnd) {
  const Cost cost = VerifyManyDifferences();
  EXPECT_EQ(cost.status, RAS_NOT_VERIFIED);
  EXPECT_EQ(cost.errors, 1'002U);  // A thousand, how many there are, and the seal.
  EXPECT_EQ(cost.first_code, "difference");
  EXPECT_EQ(cost.last_code, "seal_broken");
}

// The checks of a document that is within every limit: about a hundred milliseconds, and this on a machine
// that is busy or old.
constexpr double kMostOfACheck = 300;

// Whether a time measured here says anything of the code: not under a sanitizer or without optimisation.
constexpr bool TimesMeanSomething() {
#if defined(__OPTIMIZE__)
  return kMemoryIsCounted;
#else
  return false;
#endif
}

void HoldToTheLimits(const Operation& operation, const std::string& document, int32_t format,
                     double milliseconds) {
  Cost least;
  least.milliseconds = 1e9;
  // Another process may take the caches away: the best of three is the call's own.
  for (int i = 0; i < 3; ++i) {
    const Cost cost = Refuse(operation, document, format);
    least.milliseconds = std::min(least.milliseconds, cost.milliseconds);
    least.bytes = cost.bytes;
  }
  EXPECT_LE(least.milliseconds, milliseconds) << document.size() << " bytes";
  EXPECT_LE(least.bytes, 64 * kMiB) << static_cast<double>(least.bytes) / kMiB << " MiB";
}

TEST(HostileTiming, MemoryIsCounted) {
  if (!kMemoryIsCounted) GTEST_SKIP() << "a sanitizer has its own malloc";
  StartCounting();
  const Cost cost =
      Refuse(Operations()[2], "{\"assessment\":{\"reference\":\"" + std::string(kMiB / 2, 'x') + "\"}}",
             RAS_FORMAT_JSON);
  EXPECT_GE(cost.bytes, kMiB / 2);
  EXPECT_LE(cost.bytes, 8 * kMiB);
}

TEST(HostileTiming, FormsAreRefusedInTimeAndMemory) {
  if (!TimesMeanSomething()) GTEST_SKIP() << "times and memory mean nothing in this build";
  size_to_fill = kLargest;
  ForEveryHostileForm(
      [](const Operation& operation, const Hostile&, const std::string& document, int32_t format) {
        HoldToTheLimits(operation, document, format,
                        10 * std::max(1.0, static_cast<double>(document.size()) / kMiB));
      });
}

TEST(HostileTiming, NonsenseIsRefusedInTimeAndMemory) {
  if (!TimesMeanSomething()) GTEST_SKIP() << "times and memory mean nothing in this build";
  ForAllNonsense([](const Operation& operation, const Nonsense&, const std::string& document,
                    int32_t format) { HoldToTheLimits(operation, document, format, kMostOfACheck); });
}

// A policy that is legal may be costly to check. What it costs is bounded all the same
// (lib/check/reachable.h).
TEST(HostileTiming, AnEntangledPolicyIsCheckedWithinABound) {
  if (!TimesMeanSomething()) GTEST_SKIP() << "times and memory mean nothing in this build";
  const Cost cost = Refuse(Operations().front(), EntangledPolicy(), RAS_FORMAT_JSON);
  EXPECT_EQ(cost.status, RAS_OK) << cost.first_code;
  EXPECT_LE(cost.milliseconds, 3'000);
  EXPECT_LE(cost.bytes, 256 * kMiB) << static_cast<double>(cost.bytes) / kMiB << " MiB";
}

TEST(HostileTiming, DifferencesAreFoundInTimeAndMemory) {
  if (!TimesMeanSomething()) GTEST_SKIP() << "times and memory mean nothing in this build";
  Cost cost = VerifyManyDifferences();
  cost.milliseconds = std::min(cost.milliseconds, VerifyManyDifferences().milliseconds);
  EXPECT_LE(cost.milliseconds, kMostOfACheck);
  EXPECT_LE(cost.bytes, 64 * kMiB);
}

}  // namespace
