// From the bytes of a request with a million people to the bytes of an answer with a table, through the C
// interface: every score and cost read from text and checked, ids held apart, the sample's fingerprint, the
// table, and how it fits. bench/beside/table_request sets others beside it, on the same people.
//
//     ras_table_request_bench --people=100000        the same with fewer
//     ras_table_request_bench --write=FILE           the people as comma-separated values, for others to read
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "people_words.h"
#include "ras.h"
#include "scored_costs.h"

namespace {

// As much as a million people need, several times over.
constexpr uint64_t kMostBytes = uint64_t{256} << 20;

std::size_t people_wanted = 1'000'000;

// What a binary protobuf document has before a field of text or of another message.
void Append(int field, std::string_view bytes, std::string* document) {
  *document += static_cast<char>(field << 3 | 2);
  std::size_t size = bytes.size();
  for (; size >= 0x80; size >>= 7) *document += static_cast<char>((size & 0x7f) | 0x80);
  *document += static_cast<char>(size);
  *document += bytes;
}

// And for a small number or a name.
void AppendNumber(int field, int number, std::string* document) {
  *document += static_cast<char>(field << 3);
  *document += static_cast<char>(number);
}

// 1234 is 12.34.
std::string InHundredths(int64_t number) {
  std::string text = std::to_string(number / 100) + "." + std::to_string(number % 100 / 10);
  return text += static_cast<char>('0' + number % 10);
}

struct Person {
  std::string id;
  std::string score;
  std::string cost;
};

std::vector<Person> People() {
  std::vector<Person> people;
  people.reserve(people_wanted);
  for (const ras::ScoredCost& person : ras_bench::ScoredCosts(people_wanted)) {
    const std::string number = std::to_string(people.size());
    people.push_back({"p" + std::string(7 - number.size(), '0') + number, InHundredths(person.score),
                      InHundredths(person.pence)});
  }
  return people;
}

// The fields of BuildMethod: rank_alignment is 1, isotonic 3, polynomial 4.
std::string Method(std::string_view name) {
  std::string method;
  if (name == "rank_alignment") {
    Append(1, "", &method);
  } else if (name == "isotonic_means") {
    std::string isotonic;
    AppendNumber(1, 1, &isotonic);
    Append(3, isotonic, &method);
  } else {
    std::string polynomial;
    AppendNumber(1, 2, &polynomial);
    Append(4, polynomial, &method);
  }
  return method;
}

// A ras.v1.BuildTableRequest in binary.
std::string Request(const std::vector<Person>& people, std::string_view method) {
  std::string request;
  for (const Person& person : people) {
    std::string one;
    Append(1, person.id, &one);
    Append(3, person.score, &one);
    Append(4, person.cost, &one);
    Append(1, one, &request);
  }
  std::string plan;
  Append(1, "allocation", &plan);
  Append(2, "Allocation table", &plan);
  AppendNumber(3, 6, &plan);  // A year.
  AppendNumber(4, 1, &plan);  // Gross of informal support.
  AppendNumber(5, 1, &plan);  // A percentage table.
  Append(2, plan, &request);
  Append(3, Method(method), &request);
  std::string steps;
  AppendNumber(1, 1, &steps);  // Rows that fall are pooled.
  Append(4, steps, &request);
  std::string rounding;
  AppendNumber(1, 1, &rounding);  // Half-up, to the penny.
  Append(5, rounding, &request);
  return request;
}

void BuildTable(benchmark::State& state, const char* method) {
  const std::string request = Request(People(), method);
  ras_options* options = nullptr;
  if (ras_options_create(&options) != RAS_OK || ras_options_set_max_bytes(options, kMostBytes) != RAS_OK) {
    std::abort();
  }
  for (auto _ : state) {
    ras_buffer* response = nullptr;
    ras_error* error = nullptr;
    if (ras_build_table(request.data(), request.size(), RAS_FORMAT_BINARY, RAS_FORMAT_BINARY, options,
                        &response, &error) != RAS_OK) {
      state.SkipWithError(error == nullptr ? "no table" : ras_error_message(error));
      ras_error_free(error);
      ras_buffer_free(response);
      break;
    }
    ras_buffer_free(response);
  }
  state.counters["request_bytes"] = static_cast<double>(request.size());
  ras_options_free(options);
}
#define RAS_REQUEST(name) BENCHMARK_CAPTURE(BuildTable, name, #name)->Unit(benchmark::kMillisecond)
RAS_REQUEST(rank_alignment);
RAS_REQUEST(isotonic_means);
RAS_REQUEST(polynomial);

bool Write(const std::string& path) {
  return ras_bench::WriteFile(path, [](std::FILE* file) {
    bool good = std::fputs("id,score,cost\n", file) >= 0;
    for (const Person& person : People()) {
      const std::string line = person.id + "," + person.score + "," + person.cost + "\n";
      good = good && std::fputs(line.c_str(), file) >= 0;
    }
    return good;
  });
}

}  // namespace

int main(int argc, char** argv) { return ras_bench::RunOrWrite(argc, argv, &people_wanted, &Write); }
