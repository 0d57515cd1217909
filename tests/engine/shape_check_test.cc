// The rules that stand beside fields: each kept and each broken, with the path of the fault.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <limits>

#include "codec_testing.h"
#include "lib/codec/violation_log.h"
#include "lib/shape/check_form.h"
#include "lib/shape/check_shape.h"

namespace ras {
namespace {

using testing::ElementsAre;

Sample Good() {
  Sample sample;
  sample.set_id("good");
  return sample;
}

std::vector<std::string> FaultsOf(const Sample& sample) {
  Decoded decoded;
  CheckShape(sample, &decoded.violations);
  return decoded.Faults();
}
std::vector<std::string> FaultsAfter(const std::function<void(Sample*)>& change) {
  Sample sample = Good();
  change(&sample);
  return FaultsOf(sample);
}

TEST(CheckForm, TakesWhatTheFormAllowsAndNothingElse) {
  struct Case {
    v1::Form form;
    std::vector<std::string> good;
    std::vector<std::string> bad;
  };
  const std::string digits64(64, 'a');
  const Case cases[] = {
      {v1::FORM_UNSPECIFIED,
       {"", "any text\nwith\ttabs", "caf\xC3\xA9 \xC2\xA3\xC2\xA0", "\xF0\x9F\x98\x80"},
       {"\r", std::string("\0", 1), "a\x1B[0m", "\x7F", "\xC2\x85", "x\xC2\x9F"}},
      {v1::FORM_ID,
       {"a", "0", "a.b-c_d", digits64},
       {"", "A", "_a", "-a", ".a", "a b", "a/b", "caf\xC3\xA9", digits64 + "a", "a\n"}},
      {v1::FORM_DECIMAL,
       {"0", "7.5", "-0.02", "123456789.123456789", "-0", "0.0"},
       {"", " 1", "+1", "01", ".5", "1.", "1e3", "1,000", "0.1234567890", "1234567890.123456789", "NaN",
        "0x1"}},
      {v1::FORM_MONEY,
       {"500", "500.5", "500.00", "-0.01", "100000000000.00"},
       {"", "1.001", "100000000000.01",
        "\xC2\xA3"
        "5",
        "5 000", "-100000000000.01"}},
      {v1::FORM_DATE,
       {"2026-04-01", "2024-02-29", "1900-01-01", "2999-12-31"},
       {"", "2026-4-1", "2026-02-29", "2026-13-01", "1899-12-31", "3000-01-01", "01/04/2026",
        "2026-04-01T00:00"}},
      {v1::FORM_SHA256, {digits64}, {"", std::string(64, 'A'), std::string(63, 'a'), std::string(64, 'g')}},
      {v1::FORM_VERSION,
       {"2026.1", "v1!", std::string(64, 'x')},
       {"", "a b", "caf\xC3\xA9", std::string(65, 'x'), "a\n"}},
  };
  for (const Case& each : cases) {
    for (const std::string& text : each.good) EXPECT_EQ(CheckForm(each.form, text).code, nullptr) << text;
    for (const std::string& text : each.bad) EXPECT_NE(CheckForm(each.form, text).code, nullptr) << text;
  }
}

TEST(CheckForm, SaysHowNumbersAreWrittenToWhoeverCopiesThemFromASpreadsheet) {
  for (const char* const text : {"31%", "-2.5 %",
                                 "\xC2\xA3"
                                 "910",
                                 "1,910.00", "1 000"}) {
    EXPECT_STREQ(CheckForm(v1::FORM_DECIMAL, text).remedy,
                 "Write it without %, \xC2\xA3, commas or spaces, such as \"7.5\".")
        << text;
  }
  for (const char* const text : {"", "%", "many", "1e3", "+5", "7.5.1", "100%%"}) {
    EXPECT_NE(std::string(CheckForm(v1::FORM_DECIMAL, text).remedy).find("no exponent"), std::string::npos)
        << text;
  }
}

TEST(CheckForm, SaysHowMoneyIsWrittenToWhoeverWritesItForPeople) {
  for (const char* const text : {"\xC2\xA3"
                                 "60.00",
                                 "1,165.00",
                                 "\xC2\xA3"
                                 "1,165",
                                 "5 000"}) {
    EXPECT_STREQ(CheckForm(v1::FORM_MONEY, text).remedy,
                 "Write it without \xC2\xA3, commas or spaces, such as \"60.00\".")
        << text;
  }
  for (const char* const text : {"", "sixty", "1.001", "\xC2\xA3"}) {
    EXPECT_NE(std::string(CheckForm(v1::FORM_MONEY, text).remedy).find("whole units"), std::string::npos)
        << text;
  }
}

TEST(CheckShape, AGoodDocumentHasNothingWrong) {
  Sample sample = Good();
  sample.set_title(
      "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"
      "1234567890");
  sample.set_points("100");
  sample.set_small_number(-10);
  for (const char* tag : {"a", "b", "c"}) sample.add_tags(tag);
  for (const int number : {0, 100}) sample.add_numbers(number);
  EXPECT_THAT(FaultsOf(sample), ElementsAre());
}

TEST(CheckShape, NamesEachFault) {
  EXPECT_THAT(FaultsOf(Sample()), ElementsAre("missing id"));
  EXPECT_THAT(FaultsAfter([](Sample* s) { s->set_id("A"); }), ElementsAre("not_an_id id"));
  EXPECT_THAT(FaultsAfter([](Sample* s) { s->set_title("a\rb"); }), ElementsAre("control_character title"));
  EXPECT_THAT(FaultsAfter([](Sample* s) { s->set_title(std::string(21, 'x')); }),
              ElementsAre("too_long title"));
  EXPECT_THAT(FaultsAfter([](Sample* s) { s->set_points("100.000000001"); }),
              ElementsAre("above_maximum points"));
  EXPECT_THAT(FaultsAfter([](Sample* s) { s->set_points("-0.1"); }), ElementsAre("below_minimum points"));
  EXPECT_THAT(FaultsAfter([](Sample* s) { s->set_points("many"); }), ElementsAre("not_a_decimal points"));
  EXPECT_THAT(FaultsAfter([](Sample* s) { s->set_amount("1.234"); }), ElementsAre("not_an_amount amount"));
  EXPECT_THAT(FaultsAfter([](Sample* s) { s->set_made_on("2026-02-30"); }),
              ElementsAre("not_a_date made_on"));
  EXPECT_THAT(FaultsAfter([](Sample* s) { s->set_fingerprint("ab"); }),
              ElementsAre("not_a_sha256 fingerprint"));
  EXPECT_THAT(FaultsAfter([](Sample* s) { s->set_version("1 2"); }), ElementsAre("not_a_version version"));
  EXPECT_THAT(FaultsAfter([](Sample* s) { s->set_small_number(11); }),
              ElementsAre("above_maximum small_number"));
  EXPECT_THAT(FaultsAfter([](Sample* s) { s->set_small_number(-11); }),
              ElementsAre("below_minimum small_number"));
}

TEST(CheckShape, LooksIntoEverythingInside) {
  EXPECT_THAT(FaultsAfter([](Sample* s) { s->mutable_item(); }),
              ElementsAre("missing item.name", "missing item.colour", "missing item.aliases"));
  EXPECT_THAT(FaultsAfter([](Sample* s) { s->mutable_child()->mutable_child()->set_id("!"); }),
              ElementsAre("missing child.id", "not_an_id child.child.id"));
  EXPECT_THAT(FaultsAfter([](Sample* s) {
                codec_test::Item* part = s->add_items()->add_parts();
                part->set_name("x");
                part->set_colour(codec_test::COLOUR_RED);
                part->add_aliases("a\x01");
              }),
              ElementsAre("missing items[0].name", "missing items[0].colour",
                          "control_character items[0].parts[0].aliases[0]", "missing items[0].aliases"));
  EXPECT_THAT(FaultsAfter([](Sample* s) { s->mutable_sparse(); }), ElementsAre("missing sparse.only"));
}

TEST(CheckShape, HoldsListsToTheirRule) {
  EXPECT_THAT(FaultsAfter([](Sample* s) {
                s->add_tags("ok");
                s->add_tags("");
                s->add_tags("B");
              }),
              ElementsAre("not_an_id tags[1]", "not_an_id tags[2]"));
  EXPECT_THAT(FaultsAfter([](Sample* s) {
                for (int i = 0; i < 4; ++i) s->add_tags("not looked at");
              }),
              ElementsAre("too_many_items tags"));
  EXPECT_THAT(FaultsAfter([](Sample* s) {
                s->add_numbers(-1);
                s->add_numbers(50);
                s->add_numbers(101);
              }),
              ElementsAre("below_minimum numbers[0]", "above_maximum numbers[2]"));
}

TEST(CheckShape, TheChosenMemberOfAOneofIsChecked) {
  EXPECT_THAT(FaultsAfter([](Sample* s) { s->set_word(""); }), ElementsAre());
  EXPECT_THAT(FaultsAfter([](Sample* s) { s->set_word("\x02"); }), ElementsAre("control_character word"));
  EXPECT_THAT(FaultsAfter([](Sample* s) { s->mutable_thing()->set_name("x"); }),
              ElementsAre("missing thing.colour", "missing thing.aliases"));
}

TEST(CheckShape, ShowsTheValueAndWhatToDo) {
  Sample sample = Good();
  sample.set_points("100.5");
  sample.set_title(std::string(500, 'x'));
  std::vector<Violation> violations;
  CheckShape(sample, &violations);
  ASSERT_EQ(violations.size(), 2U);
  EXPECT_EQ(violations[0].value, std::string(80, 'x') + "...");
  EXPECT_EQ(violations[1].value, "100.5");
  EXPECT_EQ(violations[1].message, "The value is above 100.");
  EXPECT_EQ(violations[1].remedy, "Use at most 100.");
}

TEST(CheckShape, StopsListingAtAThousand) {
  Sample sample = Good();
  for (int i = 0; i < 1000; ++i) sample.add_items();
  std::vector<Violation> violations;
  CheckShape(sample, &violations);
  ASSERT_EQ(violations.size(), kMaxViolations + 1);
  EXPECT_EQ(violations.back().value, "2000");
}

TEST(Normalise, RewritesDecimalsAndMoneyWhereverTheyAre) {
  Sample sample = Good();
  sample.set_points("7.50");
  sample.set_amount("500");
  sample.set_title("7.50");
  for (const char* decimal : {"-0", "0.0", "10", "1.10", "-2.000"}) sample.add_decimals(decimal);
  sample.mutable_child()->mutable_child()->set_amount("-0.5");
  Normalise(&sample);
  EXPECT_EQ(sample.points(), "7.5");
  EXPECT_EQ(sample.amount(), "500.00");
  EXPECT_EQ(sample.title(), "7.50");
  EXPECT_THAT(sample.decimals(), ElementsAre("0", "0", "10", "1.1", "-2"));
  EXPECT_EQ(sample.child().child().amount(), "-0.50");
  Sample again = sample;
  Normalise(&again);
  EXPECT_TRUE(SameMessage(again, sample));
}

}  // namespace
}  // namespace ras
