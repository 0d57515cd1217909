// Documents made to hurt: refused with a clear error, within 64 MiB of memory besides their own bytes and 10
// ms of processor time for each MiB of them (issue 5), and without a byte on standard output or error.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <malloc.h>
#include <sys/types.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <new>

#include "codec_json_cases.h"
#include "codec_testing.h"
#include "lib/codec/encode.h"
#include "lib/shape/document_reader.h"

// Every allocation of this program is counted here, so that a test can say how much memory a call took at its
// worst, exactly and on every machine.
namespace {

std::atomic<std::size_t> bytes_in_use = 0;
std::atomic<std::size_t> most_in_use = 0;

void* Counted(void* block) {
  if (block == nullptr) return nullptr;
  const std::size_t now = bytes_in_use += malloc_usable_size(block);
  std::size_t most = most_in_use;
  while (now > most && !most_in_use.compare_exchange_weak(most, now)) {
  }
  return block;
}

void Release(void* block) noexcept {
  if (block == nullptr) return;
  bytes_in_use -= malloc_usable_size(block);
  std::free(block);
}

}  // namespace

void* operator new(std::size_t size) {
  void* const block = Counted(std::malloc(size == 0 ? 1 : size));
  if (block == nullptr) throw std::bad_alloc();
  return block;
}
void* operator new[](std::size_t size) { return operator new(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return Counted(std::malloc(size == 0 ? 1 : size));
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return Counted(std::malloc(size == 0 ? 1 : size));
}
void operator delete(void* block) noexcept { Release(block); }
void operator delete[](void* block) noexcept { Release(block); }
void operator delete(void* block, std::size_t) noexcept { Release(block); }
void operator delete[](void* block, std::size_t) noexcept { Release(block); }
void operator delete(void* block, const std::nothrow_t&) noexcept { Release(block); }
void operator delete[](void* block, const std::nothrow_t&) noexcept { Release(block); }

namespace ras {
namespace {

using std::string_literals::operator""s;

constexpr std::size_t kMiB = std::size_t{1} << 20;
constexpr std::size_t kLargest = 16 * kMiB;

// A document, what is to be said of it first, and how it is made: one at a time, for they are large.
struct Hostile {
  const char* name;
  Format format;
  // The code of the first violation; empty if the document is sound and merely large.
  const char* code;
  std::function<std::string()> make;
};

std::string Repeat(std::string_view piece, std::size_t times) {
  std::string text;
  text.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

// `head`, as many pieces as fit into 16 MiB, and `tail`.
std::string Filled(std::string_view head, std::string_view piece, std::string_view tail) {
  return std::string(head) + Repeat(piece, (kLargest - head.size() - tail.size()) / piece.size()) +
         std::string(tail);
}

std::string Varint(std::size_t value) {
  std::string bytes;
  for (; value >= 0x80; value >>= 7) bytes += static_cast<char>((value & 0x7F) | 0x80);
  return bytes + static_cast<char>(value);
}

// Messages inside one another; `tag` is the tag of a field of the same type.
std::string NestedBinary(std::string_view tag, std::size_t depth) {
  std::string backwards;
  for (std::size_t i = 0; i < depth; ++i) {
    std::string head = std::string(tag) + Varint(backwards.size());
    std::reverse(head.begin(), head.end());
    backwards += head;
  }
  std::reverse(backwards.begin(), backwards.end());
  return backwards;
}

// A binary string field of 16 MiB in all.
std::string LongString(char fill) {
  const std::size_t size = kLargest - 6;
  return "\x0A" + Varint(size) + std::string(size, fill);
}

std::vector<Hostile> BinaryDocuments() {
  const Format format = Format::kBinary;
  return {
      {"16 MiB and a byte", format, "too_large", [] { return std::string(kLargest + 1, '\0'); }},
      {"10,000 deep", format, "too_deep", [] { return NestedBinary("\xAA\x01", 10'000); }},
      {"1,000,000 deep", format, "too_deep", [] { return NestedBinary("\xAA\x01", 1'000'000); }},
      {"8 million empty messages", format, "too_much_memory", [] { return Filled("", "\x7A\0"s, ""); }},
      {"messages of empty messages", format, "too_much_memory",
       [] { return Filled("", "\x7A\x08\x1A\0\x1A\0\x1A\0\x1A\0"s, ""); }},
      {"5 million empty strings", format, "too_many_values", [] { return Filled("", "\x82\x01\0"s, ""); }},
      {"16 million packed numbers", format, "too_many_values",
       [] { return "\x8A\x01" + Varint(kLargest - 6) + std::string(kLargest - 6, '\1'); }},
      {"5 million numbers one by one", format, "too_many_values",
       [] { return Filled("", "\x88\x01\x01", ""); }},
      {"8 million unknown fields", format, "unknown_field", [] { return Filled("", "\xF8\x07\x01", ""); }},
      {"one field 8 million times", format, "duplicate_field", [] { return Filled("", "\x40\x01", ""); }},
      {"oneof members by turns", format, "oneof_conflict",
       [] { return Filled("", "\xBA\x01\x01x\xC0\x01\x01", ""); }},
      {"unknown enum numbers", format, "unknown_enum_value",
       [] { return Filled("\x7A\0"s, "\x90\x01\x63", ""); }},
      {"a string of 16 MiB", format, "string_too_long", [] { return LongString('x'); }},
      {"a string of 16 MiB of bad UTF-8", format, "string_too_long", [] { return LongString('\xFF'); }},
      {"short strings of bad UTF-8", format, "invalid_utf8",
       [] { return Filled("", "\x82\x01\x02\xC0\xAF", ""); }},
      {"a number without end", format, "damaged", [] { return "\x48" + std::string(kLargest - 1, '\x80'); }},
      {"a length beyond everything", format, "damaged",
       [] { return "\x0A\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01" + std::string(kMiB, 'x'); }},
      {"groups", format, "damaged", [] { return std::string(kLargest, '\x0B'); }},
      {"zeros", format, "damaged", [] { return std::string(kLargest, '\0'); }},
      {"strings of a MiB, as large as they may be", format, "",
       [] { return Repeat("\x82\x01\xF0\xFF\x3F" + std::string(kMiB - 16, 'x'), 15); }},
      {"as many messages as may be", format, "", [] { return Repeat("\x7A\0"s, 300'000); }},
  };
}

std::vector<Hostile> JsonDocuments() {
  const Format format = Format::kJson;
  return {
      {"16 MiB and a byte", format, "too_large", [] { return std::string(kLargest + 1, ' '); }},
      {"10,000 deep", format, "too_deep",
       [] { return Repeat("{\"child\":", 10'000) + "{}" + Repeat("}", 10'000); }},
      {"1,000,000 deep", format, "too_deep", [] { return Repeat("{\"child\":", 1'000'000); }},
      {"an unknown field 1,000,000 deep", format, "unknown_field",
       [] { return "{\"x\":" + Repeat("[", 1'000'000); }},
      {"1,000,000 lists in one another", format, "wrong_type", [] { return Repeat("[", 1'000'000); }},
      {"5 million empty messages", format, "too_much_memory",
       [] { return Filled("{\"items\":[", "{},", "{}]}"); }},
      {"5 million empty strings", format, "too_many_values",
       [] { return Filled("{\"tags\":[", "\"\",", "\"\"]}"); }},
      {"8 million numbers", format, "too_many_values", [] { return Filled("{\"numbers\":[", "1,", "1]}"); }},
      {"values of the wrong type", format, "wrong_type", [] { return Filled("{\"tags\":[", "1,", "1]}"); }},
      {"unknown enum values", format, "unknown_enum_value",
       [] { return Filled("{\"colours\":[", "\"COLOUR_REDD\",", "\"\"]}"); }},
      {"an unknown field a million times", format, "unknown_field",
       [] { return Filled("{", "\"titel\":{\"a\":[]},", "\"x\":1}"); }},
      {"one name a million times", format, "duplicate_field",
       [] { return Filled("{", "\"id\":\"\",", "\"id\":\"\"}"); }},
      {"a string of 16 MiB", format, "string_too_long", [] { return Filled("{\"id\":\"", "x", "\"}"); }},
      {"a string of 8 million escapes", format, "string_too_long",
       [] { return Filled("{\"id\":\"", "\\n", "\"}"); }},
      {"a string of surrogates", format, "string_too_long",
       [] { return Filled("{\"id\":\"", "\\uD83D\\uDE00", "\"}"); }},
      {"a name of 16 MiB", format, "unknown_field", [] { return Filled("{\"", "x", "\":1}"); }},
      {"a name of 8 million escapes", format, "unknown_field", [] { return Filled("{\"", "\\n", "\":1}"); }},
      {"a number of 16 million digits", format, "out_of_range",
       [] { return Filled("{\"pence\":", "7", "}"); }},
      {"16 million decimals", format, "not_whole", [] { return Filled("{\"pence\":0.", "7", "}"); }},
      {"an exponent of 16 million digits", format, "syntax_error",
       [] { return Filled("{\"pence\":1e", "9", "}"); }},
      {"nothing but white space", format, "syntax_error", [] { return std::string(kLargest, '\n'); }},
      {"a comma too many at the very end", format, "syntax_error",
       [] { return "{\"numbers\":[" + Repeat("1,                ", 450'000) + "]}"; }},
      {"the end missing after 16 MiB", format, "syntax_error",
       [] { return "{\"tags\":[" + Repeat("\"" + std::string(100, 'x') + "\",", 150'000); }},
      {"bad UTF-8 at the very end", format, "syntax_error",
       [] { return Filled("{\"id\":\"", "x", "\xC0\xAF\"}"); }},
      {"a fault in each of 100,000 lines", format, "unknown_field",
       [] {
         return Filled(
             "{", "\"t\":\n                                          \"" + std::string(100, 'x') + "\",\n",
             "\"x\":1}");
       }},
      {"a thousand faults in one line", format, "wrong_type",
       [] { return "{\"tags\":[" + Repeat("1," + std::string(16'000, ' '), 1'000) + "1]}"; }},
      {"strings of a MiB, as large as they may be", format, "",
       [] { return "{\"tags\":[" + Repeat("\"" + std::string(kMiB - 16, 'x') + "\",", 15) + "\"\"]}"; }},
      {"as many messages as may be", format, "",
       [] { return "{\"items\":[" + Repeat("{},", 300'000) + "{}]}"; }},
  };
}

std::vector<Hostile> TextDocuments() {
  const Format format = Format::kText;
  return {
      {"16 MiB and a byte", format, "too_large", [] { return std::string(kLargest + 1, ' '); }},
      {"10,000 deep", format, "too_deep", [] { return Repeat("child {", 10'000) + Repeat("}", 10'000); }},
      {"1,000,000 deep", format, "too_deep", [] { return Repeat("child {", 1'000'000); }},
      {"an unknown field 1,000,000 deep", format, "unknown_field", [] { return Repeat("x<", 1'000'000); }},
      {"brackets alone", format, "syntax_error", [] { return "tags: " + Repeat("[", 1'000'000); }},
      {"empty messages", format, "too_much_memory", [] { return Filled("", "items{}", ""); }},
      {"empty messages in a list", format, "too_much_memory", [] { return Filled("items:[", "{},", "{}]"); }},
      {"empty strings", format, "too_many_values", [] { return Filled("", "tags:''", ""); }},
      {"numbers", format, "too_many_values", [] { return Filled("numbers:[", "1,", "1]"); }},
      {"values of the wrong type", format, "wrong_type", [] { return Filled("tags:[", "1,", "1]"); }},
      {"unknown fields", format, "unknown_field", [] { return Filled("", "x:1 ", ""); }},
      {"one name a million times", format, "duplicate_field", [] { return Filled("", "id:'' ", ""); }},
      {"a string of 16 MiB", format, "string_too_long", [] { return Filled("id:\"", "x", "\""); }},
      {"a string of 8 million escapes", format, "string_too_long",
       [] { return Filled("id:\"", "\\n", "\""); }},
      {"a string of millions of pieces", format, "too_many_values",
       [] { return Filled("id:", "\"x\" ", ""); }},
      {"a string of bad escapes", format, "invalid_utf8",
       [] { return "id:\"" + Repeat("\\377", 100'000) + "\""; }},
      {"a name of 16 MiB", format, "unknown_field", [] { return Filled("", "x", ":1"); }},
      {"a word of 16 MiB", format, "wrong_type", [] { return Filled("id:", "x", ""); }},
      {"a number of 16 million digits", format, "out_of_range", [] { return Filled("pence:", "7", ""); }},
      {"an exponent of 16 million digits", format, "not_whole", [] { return Filled("pence:1e", "9", ""); }},
      {"a minus and NaN", format, "wrong_type", [] { return "pence: -nan"s; }},
      {"negative zero", format, "negative_zero", [] { return "pence: -0"s; }},
      {"nothing but a comment", format, "", [] { return Filled("#", "x", ""); }},
      {"nothing but lines", format, "", [] { return std::string(kLargest, '\n'); }},
      {"nothing but separators", format, "syntax_error", [] { return std::string(kLargest, ';'); }},
      {"the end missing", format, "syntax_error",
       [] { return "child {" + Repeat("tags: '" + std::string(100, 'x') + "'\n", 150'000); }},
      {"bad UTF-8 at the very end", format, "invalid_utf8",
       [] { return Filled("id:\"", "x", "\xC0\xAF\""); }},
      {"a thousand faults in one line", format, "wrong_type",
       [] { return "tags:[" + Repeat("1," + std::string(16'000, ' '), 1'000) + "1]"; }},
      {"strings of a MiB, as large as they may be", format, "",
       [] { return Repeat("tags:'" + std::string(kMiB - 16, 'x') + "'", 15); }},
      {"as many messages as may be", format, "", [] { return Repeat("items{}", 300'000); }},
  };
}

double ProcessorMilliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// Why a time measured here says nothing of the code; empty if it does. Under a sanitizer or without
// optimisation it never does, and on a processor that is emulated, or that others keep busy, it does not now.
std::string WhyTimesMeanNothing() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return "a sanitizer is at work";
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
  return "a sanitizer is at work";
#endif
#endif
#if !defined(__OPTIMIZE__)
  return "the build is not optimised";
#endif
  const std::string bytes(kMiB, 'x');
  double taken = 1e9;
  for (int attempt = 0; attempt < 3; ++attempt) {
    const double before = ProcessorMilliseconds();
    volatile uint64_t hash = 14695981039346656037U;  // FNV-1a, which waits for each multiplication.
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    taken = std::min(taken, ProcessorMilliseconds() - before);
  }
  return taken < 16 ? "" : "the processor is too slow: " + std::to_string(taken) + " ms for what takes 4";
}

// Decodes the document, and checks what is said of it. Gives the milliseconds and the most memory that took.
struct Cost {
  double milliseconds = 0;
  std::size_t bytes = 0;
};
Cost Refuse(const Hostile& hostile, const std::string& document) {
  Sample sample;
  std::vector<Violation> violations;
  const std::size_t in_use_before = bytes_in_use;
  most_in_use = in_use_before;
  const double before = ProcessorMilliseconds();
  const bool ok = Decode(document, hostile.format, {}, &sample, &violations);
  const Cost cost{ProcessorMilliseconds() - before, most_in_use - in_use_before};
  EXPECT_EQ(ok, hostile.code[0] == '\0') << testing::PrintToString(violations);
  EXPECT_EQ(violations.empty(), ok);
  if (violations.empty()) return cost;
  EXPECT_EQ(violations.front().code, hostile.code) << testing::PrintToString(violations.front());
  EXPECT_LE(violations.size(), 1001U);
  for (const Violation& violation : violations) {
    EXPECT_LE(violation.value.size(), 83U);
    EXPECT_LE(violation.path.size() + violation.message.size() + violation.remedy.size(), 3000U);
  }
  return cost;
}

void AreRefused(const std::vector<Hostile>& documents) {
  for (const Hostile& hostile : documents) {
    SCOPED_TRACE(hostile.name);
    const std::string document = hostile.make();
    ASSERT_LE(document.size(), kLargest + 1);
    Refuse(hostile, document);
  }
}

TEST(Hostile, BinaryDocumentsAreRefused) { AreRefused(BinaryDocuments()); }
TEST(Hostile, JsonDocumentsAreRefused) { AreRefused(JsonDocuments()); }
TEST(Hostile, TextDocumentsAreRefused) { AreRefused(TextDocuments()); }

void AreRefusedInTimeAndMemory(const std::vector<Hostile>& documents) {
  for (const Hostile& hostile : documents) {
    SCOPED_TRACE(hostile.name);
    const std::string document = hostile.make();
    Cost least{1e9, SIZE_MAX};
    for (int attempt = 0; attempt < 3; ++attempt) {
      const Cost cost = Refuse(hostile, document);
      least = {std::min(least.milliseconds, cost.milliseconds), std::min(least.bytes, cost.bytes)};
    }
    EXPECT_LE(least.bytes, 64 * kMiB) << least.bytes / kMiB;
    // A document of under a MiB is given the time of one. What is accepted takes as long as its values do.
    if (hostile.code[0] == '\0') continue;
    EXPECT_LE(least.milliseconds, 10 * std::max(1.0, static_cast<double>(document.size()) / kMiB));
  }
}

class HostileTiming : public testing::Test {
 protected:
  void SetUp() override {
    if (const std::string why = WhyTimesMeanNothing(); !why.empty()) GTEST_SKIP() << why;
  }
};

TEST_F(HostileTiming, OfBinaryDocuments) { AreRefusedInTimeAndMemory(BinaryDocuments()); }
TEST_F(HostileTiming, OfJsonDocuments) { AreRefusedInTimeAndMemory(JsonDocuments()); }
TEST_F(HostileTiming, OfTextDocuments) { AreRefusedInTimeAndMemory(TextDocuments()); }

// Both streams of this process, caught in a file for as long as the object lives.
class Caught {
 public:
  Caught() : file_(std::tmpfile()), out_(dup(STDOUT_FILENO)), err_(dup(STDERR_FILENO)) {
    std::fflush(nullptr);
    dup2(fileno(file_), STDOUT_FILENO);
    dup2(fileno(file_), STDERR_FILENO);
  }
  ~Caught() {
    Restore();
    std::fclose(file_);
  }
  Caught(const Caught&) = delete;
  Caught& operator=(const Caught&) = delete;

  // Gives the streams back, and how many bytes came.
  off_t Restore() {
    std::fflush(nullptr);
    if (out_ >= 0) {
      dup2(out_, STDOUT_FILENO);
      dup2(err_, STDERR_FILENO);
      close(out_);
      close(err_);
      out_ = err_ = -1;
    }
    return lseek(fileno(file_), 0, SEEK_END);
  }

 private:
  std::FILE* file_;
  int out_;
  int err_;
};

TEST(Silence, TheCatcherCatches) {
  Caught caught;
  std::fputs("out", stdout);
  std::fputs("err", stderr);
  EXPECT_EQ(caught.Restore(), 6);
}

// Protocol buffers' own readers and writers print a line for most of these.
TEST(Silence, NothingIsEverPrinted) {
  std::vector<std::string> documents;
  for (const JsonCase& input : JsonCases()) documents.push_back(input.text);
  for (const std::string& bad : {"\xFF"s, "\xC0\xAF"s, "\xED\xA0\x80"s, "\xF4\x90\x80\x80"s, "\xE2\x82"s}) {
    documents.push_back("\x0A" + Varint(bad.size()) + bad);
    documents.push_back("\x7A" + Varint(bad.size() + 2) + "\x0A" + Varint(bad.size()) + bad);
    documents.push_back("id: \"" + bad + "\"");
    documents.push_back("{\"id\": \"" + bad + "\"}");
  }
  for (const char* text :
       {"id: \"\\377\"", "unknown: 1", "id: 'a' id: 'b'", "colour: 99", "item {", "[a.b]: 1", "id: 1e",
        "small_number: 99999999999999999999", "\"", "id: \"\\x\"", "ratified: maybe"}) {
    documents.push_back(text);
  }
  documents.push_back(FullSample().SerializeAsString());
  Sample bad_utf8;
  bad_utf8.set_id("\xFF");
  bad_utf8.set_colour(static_cast<codec_test::Colour>(99));
  const DocumentReader reader((Sample()));

  int refused = 0;
  Caught caught;
  for (const std::string& document : documents) {
    for (const Format format : {Format::kBinary, Format::kJson, Format::kText}) {
      refused += DecodeSample(document, format).ok ? 0 : 1;
      Sample sample;
      std::vector<Violation> violations;
      Verdict verdict;
      reader.Read(document, format, {}, &sample, &violations, &verdict);
      std::string bytes;
      Encode(bad_utf8, format, &bytes);
    }
  }
  EXPECT_EQ(caught.Restore(), 0);
  EXPECT_GT(refused, 400);
}

}  // namespace
}  // namespace ras
