#include <gtest/gtest.h>

#include <string>

#include "codec_testing.h"
#include "lib/codec/encode.h"
#include "lib/codec/guess_format.h"

namespace ras {
namespace {

TEST(GuessFormat, KnowsEachForm) {
  EXPECT_EQ(GuessFormat("{}"), Format::kJson);
  EXPECT_EQ(GuessFormat(" \r\n\t{\"id\": 1"), Format::kJson);
  EXPECT_EQ(GuessFormat("\xEF\xBB\xBF{"), Format::kJson);
  EXPECT_EQ(GuessFormat("[1]"), Format::kJson);
  EXPECT_EQ(GuessFormat("# a policy\nid: \"a\"\n"), Format::kText);
  EXPECT_EQ(GuessFormat("title: \"caf\xC3\xA9\"\n"), Format::kText);
  EXPECT_EQ(GuessFormat("  \n"), Format::kText);
  EXPECT_EQ(GuessFormat(""), Format::kBinary);
  EXPECT_EQ(GuessFormat("\x0A\x02"
                        "ab"),
            Format::kBinary);
  EXPECT_EQ(GuessFormat("title: \"\xFF\""), Format::kBinary);
}

TEST(GuessFormat, KnowsWhatEncodeWrites) {
  for (const Format format : {Format::kBinary, Format::kJson, Format::kText}) {
    std::string bytes;
    ASSERT_TRUE(Encode(FullSample(), format, &bytes));
    EXPECT_EQ(GuessFormat(bytes), format);
  }
}

}  // namespace
}  // namespace ras
