// What ties a table to all that it was built from (docs/building-a-table.md section 1).
#include "lib/build/build_fingerprint.h"

#include <gmock/gmock.h>

#include <string>

#include "lib/fingerprint/fingerprint.h"
#include "lib/shape/check_shape.h"
#include "tests/engine/build_table_requests.h"

namespace ras {
namespace {

using testing::Built;
using ::testing::HasSubstr;
using testing::kFour;
using testing::Request;

constexpr const char* kRest = R"(
  method { isotonic {} } steps { budget: "700" } cross_validation { folds: 2 seed: "s" } weighting: WEIGHTING_BY_CASE
  population { strata { care_group: "x" people: 20 } strata { care_group: "y" service: "s" people: 9 }
               strata { care_group: "y" service: "t" people: 5 spent: "99.50" } } )";

constexpr const char* kPeople =
    "id,care_group,score,cost,excluded_because,service,spent_now,weight\na,x,10,100,,,7,1.5\nb,x,20.5,50.5,,"
    "u,0,2\n"
    "c,y,20,150,,s,150,1\nd,y,,,moved away,t,,\ne,y,30,400,,t,12.01,0.000001\n";

// From its definition: fields in number order, decimals and money in their normal form.
std::string Expected() {
  v1::BuildTableRequest request = Request("", kRest);
  request.clear_sheet();
  EXPECT_TRUE(google::protobuf::TextFormat::MergeFromString(
      R"(cases { id: "a" care_group: "x" score: "10" cost: "100" spent_now: "7" weight: "1.50" }
         cases { id: "b" care_group: "x" score: "20.5" cost: "50.50" service: "u" spent_now: "0" weight: "2.0" }
         cases { id: "c" care_group: "y" score: "20.0" cost: "150" service: "s" spent_now: "150" weight: "1" }
         cases { id: "d" care_group: "y" service: "t" excluded_because: "moved away" }
         cases { id: "e" care_group: "y" score: "30" cost: "400" service: "t" spent_now: "12.01" weight: "0.000001" })",
      &request));
  Normalise(&request);
  return Fingerprint(request);
}

TEST(BuildFingerprint, IsThatOfTheCanonicalFormWithListsInOrder) {
  const v1::BuildTableResponse response = Built(Request(kPeople, kRest));
  EXPECT_EQ(response.provenance().build_fingerprint(), Expected());
  EXPECT_THAT(response.table().source(), HasSubstr(" Build " + Expected() + "."));
}

TEST(BuildFingerprint, IsOneWhateverTheOrderAndTheForm) {
  v1::BuildTableRequest request = Request(
      "id,weight,care_group,cost,score,excluded_because,service,spent_now\ne,0.0000010,y,400.00,30,,t,12.01\n"
      "d,,y,,,moved away,t,\nb,2,x,50.50,20.50,,u,0.00\nc,1,y,150,20,,s,150\na,1.5,x,100,10,,,7.0\n",
      kRest);
  auto& strata = *request.mutable_population()->mutable_strata();
  strata.SwapElements(0, 2);
  EXPECT_EQ(Built(request).provenance().build_fingerprint(), Expected());
  strata.Clear();
  request.mutable_population()->set_sheet("people,care_group,service,spent\n9,y,s,\n5,y,t,99.5\n20,x,,\n");
  EXPECT_EQ(Built(request).provenance().build_fingerprint(), Expected());
}

TEST(BuildFingerprint, IsAnotherIfAnythingElseIs) {
  const auto of = [](const std::string& sheet, const std::string& rest) {
    return Built(Request(sheet, rest)).provenance().build_fingerprint();
  };
  const std::string method = "method { rank_alignment {} }";
  const std::string four = of(kFour, method);
  EXPECT_NE(of(kFour, "method { price_per_point {} }"), four);
  EXPECT_NE(of(kFour, method + " steps { budget: \"9\" }"), four);
  EXPECT_NE(of("id,care_group,score,cost\na,x,10,100\nb,,20,50\nc,,20,150\nd,,30,400\n", method), four);
  EXPECT_NE(of(std::string(kFour) + "e,40,1\n", method), four);
}

// From 128 bytes on a length takes two bytes: that of the case first, then that of its text.
TEST(BuildFingerprint, OfLongTexts) {
  for (std::size_t bytes = 100; bytes <= 140; ++bytes) {
    v1::BuildTableRequest request = Request("", "method { price_per_point {} }");
    request.clear_sheet();
    request.add_cases()->set_id("a");
    request.mutable_cases(0)->set_score("1");
    request.mutable_cases(0)->set_cost("5");
    request.add_cases()->set_id("b");
    request.mutable_cases(1)->set_excluded_because(std::string(bytes, 'x'));
    const std::string built = Built(request).provenance().build_fingerprint();
    Normalise(&request);
    EXPECT_EQ(built, Fingerprint(request)) << bytes;
  }
}

TEST(BuildFingerprint, OfManyPeople) {
  std::string sheet = "id,score,cost\n";
  v1::BuildTableRequest request = Request("", "method { price_per_point {} }");
  request.clear_sheet();
  constexpr int kPeopleInAll = 9000;
  for (int i = 0; i < kPeopleInAll; ++i) {
    const std::string id = std::to_string(100'000 + i);
    sheet += id + ",1,5\n";
    v1::SampleCase* person = request.add_cases();
    person->set_id(id);
    person->set_score("1");
    person->set_cost("5.00");
  }
  EXPECT_EQ(Built(Request(sheet, "method { price_per_point {} }")).provenance().build_fingerprint(),
            Fingerprint(request));
}

}  // namespace
}  // namespace ras
