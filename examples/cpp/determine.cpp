// One indicative allocation through the C++ face of the C interface (ras.hpp).
//
//     determine POLICY.txtpb REQUEST.json
//
// Prints the response, a ras.v1.DetermineResponse, as JSON. Exits with 0 if there is a figure.
#include <fstream>
#include <iostream>
#include <iterator>
#include <ras.hpp>
#include <string>

using ras::capi::Buffer;
using ras::capi::Failure;
using ras::capi::Format;
using ras::capi::Policy;

namespace {

// Empty if the file cannot be read; the library says what it thinks of that.
std::string ReadFile(const char* name) {
  std::ifstream file(name, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: determine POLICY.txtpb REQUEST.json\n";
    return 1;
  }
  try {
    const Policy policy = Policy::Load(ReadFile(argv[1]), Format::kText).value();
    const Buffer response = policy.Determine(ReadFile(argv[2]), Format::kJson, Format::kJsonPretty).value();
    std::cout << response.text();
  } catch (const Failure& failure) {
    std::cerr << failure.what() << '\n';
    return 1;
  }
}
