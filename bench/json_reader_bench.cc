// Which JSON reader? Three libraries with event interfaces, by strictness (how many of the inputs of
// tests/engine/codec_json_cases.h each judges wrongly) and by speed on one synthetic document of 1 MiB. The
// decision is in docs/architecture.md; docs/benchmarks.md says how benchmarks are run.
#include <benchmark/benchmark.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <boost/json/basic_parser_impl.hpp>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "tests/engine/codec_json_cases.h"

namespace ras {
namespace {

constexpr std::size_t kMaxDepth = 200;

// What every reader under test does with an event: the least that keeps the optimiser from dropping it.
struct Tally {
  uint64_t events = 0;
  uint64_t characters = 0;
  std::size_t depth = 0;
  bool Event(std::size_t size) {
    ++events;
    characters += size;
    return true;
  }
  bool Enter() {
    Event(1);
    return ++depth <= kMaxDepth;
  }
  bool Leave() {
    --depth;
    return Event(1);
  }
};

// nlohmann-json: sax_parse with strict trailing input. Depth is counted here.
class NlohmannSax {
 public:
  explicit NlohmannSax(Tally* tally) : tally_(tally) {}
  bool null() { return tally_->Event(4); }
  bool boolean(bool) { return tally_->Event(1); }
  bool number_integer(int64_t) { return tally_->Event(8); }
  bool number_unsigned(uint64_t) { return tally_->Event(8); }
  bool number_float(double, const std::string& text) { return tally_->Event(text.size()); }
  bool string(std::string& text) { return tally_->Event(text.size()); }
  bool binary(nlohmann::json::binary_t&) { return false; }
  bool start_object(std::size_t) { return tally_->Enter(); }
  bool key(std::string& text) { return tally_->Event(text.size()); }
  bool end_object() { return tally_->Leave(); }
  bool start_array(std::size_t) { return tally_->Enter(); }
  bool end_array() { return tally_->Leave(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) { return false; }

 private:
  Tally* tally_;
};

bool ReadWithNlohmann(std::string_view text, Tally* tally) {
  NlohmannSax sax(tally);
  return nlohmann::json::sax_parse(text.begin(), text.end(), &sax);
}

// RapidJSON: iterative, validating, numbers as text. Its memory stream ends at a NUL, so the end is checked.
class RapidHandler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, RapidHandler> {
 public:
  explicit RapidHandler(Tally* tally) : tally_(tally) {}
  bool Default() { return tally_->Event(1); }
  bool RawNumber(const char*, rapidjson::SizeType size, bool) { return tally_->Event(size); }
  bool String(const char*, rapidjson::SizeType size, bool) { return tally_->Event(size); }
  bool Key(const char*, rapidjson::SizeType size, bool) { return tally_->Event(size); }
  bool StartObject() { return tally_->Enter(); }
  bool EndObject(rapidjson::SizeType) { return tally_->Leave(); }
  bool StartArray() { return tally_->Enter(); }
  bool EndArray(rapidjson::SizeType) { return tally_->Leave(); }

 private:
  Tally* tally_;
};

bool ReadWithRapid(std::string_view text, Tally* tally) {
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag |
                              rapidjson::kParseNumbersAsStringsFlag;
  rapidjson::MemoryStream stream(text.data(), text.size());
  rapidjson::Reader reader;
  RapidHandler handler(tally);
  return !reader.Parse<kFlags>(stream, handler).IsError() && stream.Tell() == text.size();
}

// Boost.JSON: basic_parser as it comes, with its own limit of depth.
struct BoostHandler {
  static constexpr std::size_t max_object_size = SIZE_MAX;
  static constexpr std::size_t max_array_size = SIZE_MAX;
  static constexpr std::size_t max_key_size = SIZE_MAX;
  static constexpr std::size_t max_string_size = SIZE_MAX;
  using Code = boost::json::error_code;
  using Text = boost::json::string_view;

  explicit BoostHandler(Tally* tally) : tally_(tally) {}
  bool on_document_begin(Code&) { return true; }
  bool on_document_end(Code&) { return true; }
  bool on_object_begin(Code&) { return tally_->Enter(); }
  bool on_object_end(std::size_t, Code&) { return tally_->Leave(); }
  bool on_array_begin(Code&) { return tally_->Enter(); }
  bool on_array_end(std::size_t, Code&) { return tally_->Leave(); }
  bool on_key_part(Text text, std::size_t, Code&) { return tally_->Event(text.size()); }
  bool on_key(Text text, std::size_t, Code&) { return tally_->Event(text.size()); }
  bool on_string_part(Text text, std::size_t, Code&) { return tally_->Event(text.size()); }
  bool on_string(Text text, std::size_t, Code&) { return tally_->Event(text.size()); }
  bool on_number_part(Text text, Code&) { return tally_->Event(text.size()); }
  bool on_int64(int64_t, Text text, Code&) { return tally_->Event(text.size()); }
  bool on_uint64(uint64_t, Text text, Code&) { return tally_->Event(text.size()); }
  bool on_double(double, Text text, Code&) { return tally_->Event(text.size()); }
  bool on_bool(bool, Code&) { return tally_->Event(1); }
  bool on_null(Code&) { return tally_->Event(4); }
  bool on_comment_part(Text, Code&) { return false; }
  bool on_comment(Text, Code&) { return false; }

 private:
  Tally* tally_;
};

bool ReadWithBoost(std::string_view text, Tally* tally) {
  boost::json::parse_options options;
  options.max_depth = kMaxDepth;
  boost::json::basic_parser<BoostHandler> parser(options, tally);
  boost::json::error_code error;
  const std::size_t used = parser.write_some(false, text.data(), text.size(), error);
  return !error && used == text.size();
}

using Read = bool (*)(std::string_view, Tally*);

// A document of the shape that policies have: short names, short strings, some prose, small numbers.
std::string SyntheticDocument() {
  std::string text = "{\n  \"questions\": [";
  for (int i = 0; text.size() < (1U << 20); ++i) {
    if (i != 0) text += ',';
    text += "\n    {\n      \"id\": \"question_" + std::to_string(i) + "\",\n";
    text +=
        "      \"text\": \"How much help do you need to \\\"get about\\\" \xE2\x80\x93 indoors or out?\",\n";
    text += "      \"weight\": \"1.25\",\n      \"options\": [\n";
    for (int level = 0; level < 4; ++level) {
      text += "        {\"id\": \"level_" + std::to_string(level) + "\", \"points\": \"" +
              std::to_string(level * 7) + "\", \"order\": " + std::to_string(level) + ", \"scored\": true}";
      text += level < 3 ? ",\n" : "\n";
    }
    text += "      ]\n    }";
  }
  return text + "\n  ]\n}\n";
}

// The names of the inputs judged wrongly go into the label.
void Strictness(benchmark::State& state, Read read) {
  double accepted = 0;
  double refused = 0;
  std::string names;
  const std::vector<JsonCase> cases = JsonCases();
  for (auto _ : state) {
    accepted = refused = 0;
    names.clear();
    for (const JsonCase& input : cases) {
      Tally tally;
      const bool ok = read(input.text, &tally);
      if (ok == input.valid) continue;
      ++(ok ? accepted : refused);
      names += std::string(names.empty() ? "" : ", ") + input.name;
    }
  }
  state.SetLabel(names);
  state.counters["inputs"] = static_cast<double>(cases.size());
  state.counters["wrongly_accepted"] = accepted;
  state.counters["wrongly_refused"] = refused;
}

void Speed(benchmark::State& state, Read read) {
  const std::string text = SyntheticDocument();
  for (auto _ : state) {
    Tally tally;
    if (!read(text, &tally)) state.SkipWithError("refused");
    benchmark::DoNotOptimize(tally);
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * static_cast<int64_t>(text.size()));
}

BENCHMARK_CAPTURE(Strictness, nlohmann, ReadWithNlohmann)->Iterations(1);
BENCHMARK_CAPTURE(Strictness, rapidjson, ReadWithRapid)->Iterations(1);
BENCHMARK_CAPTURE(Strictness, boost, ReadWithBoost)->Iterations(1);
BENCHMARK_CAPTURE(Speed, nlohmann, ReadWithNlohmann);
BENCHMARK_CAPTURE(Speed, rapidjson, ReadWithRapid);
BENCHMARK_CAPTURE(Speed, boost, ReadWithBoost);

}  // namespace
}  // namespace ras
