#include "ras/integer_text.h"

#include <gtest/gtest.h>

#include <string>

namespace ras {
namespace {

constexpr Int128 kGreatest = static_cast<Int128>((UInt128{1} << 127) - 1);

TEST(IntegerText, GoesThereAndBack) {
  for (const Int128 value : {Int128{0}, Int128{1}, Int128{-1}, Int128{10}, Int128{-987654321}, kGreatest,
                             -kGreatest, -kGreatest - 1}) {
    EXPECT_TRUE(ParseInteger(IntegerText(value)).value() == value) << IntegerText(value);
  }
  EXPECT_EQ(IntegerText(kGreatest), "170141183460469231731687303715884105727");
  EXPECT_EQ(IntegerText(-kGreatest - 1), "-170141183460469231731687303715884105728");
}

TEST(IntegerText, RefusesWhatItWouldNotWrite) {
  for (const char* text : {"", "-", "-0", "00", "01", "+1", " 1", "1 ", "1.0", "1e3", "x", "--1"}) {
    EXPECT_EQ(ParseInteger(text).fault(), Fault::kMalformed) << text;
  }
  for (const char* text :
       {"170141183460469231731687303715884105728", "-170141183460469231731687303715884105729",
        "999999999999999999999999999999999999999999"}) {
    EXPECT_EQ(ParseInteger(text).fault(), Fault::kOverflow) << text;
  }
}

}  // namespace
}  // namespace ras
