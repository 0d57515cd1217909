// Ids in the order of their bytes, by which nothing depends on the order of a list.
#include "lib/terms/order_by_id.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace ras {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(OrderById, IsThatOfTheBytes) {
  EXPECT_THAT(OrderById({}), IsEmpty());
  EXPECT_THAT(OrderById({"only"}), ElementsAre(0));
  EXPECT_THAT(OrderById({"b", "a", "\xC3\xA9", "B", ""}), ElementsAre(4, 3, 1, 0, 2));
  // One that another begins with comes first; ids may differ far behind what they begin with.
  EXPECT_THAT(OrderById({"person-000000002", "person-000000001", "person-0000000010", "person-"}),
              ElementsAre(3, 1, 2, 0));
}

TEST(OrderById, AZeroByteIsNoEnd) {
  const std::string zero("a\0", 2);
  EXPECT_THAT(OrderById({zero, "a"}), ElementsAre(1, 0));
}

TEST(OrderById, OfEqualOnesTheFirstComesFirst) {
  const std::vector<std::string_view> ids = {"b", "a", "b", "a", "b"};
  const std::vector<int> order = OrderById(ids);
  EXPECT_THAT(order, ElementsAre(1, 3, 0, 2, 4));
  EXPECT_THAT(FirstOfEach(ids, order), ElementsAre(0, 1, 0, 1, 0));
}

TEST(OrderById, IsWhatASortOfTheIdsGives) {
  std::mt19937 random(20261129);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> texts(random() % 50);
    for (std::string& text : texts) {
      text = round % 2 == 0 ? "" : "together ";
      for (std::size_t length = random() % 14; length > 0; --length)
        text += static_cast<char>('a' + random() % 2);
    }
    const std::vector<std::string_view> ids(texts.begin(), texts.end());
    std::vector<int> expected(ids.size());
    std::iota(expected.begin(), expected.end(), 0);
    std::stable_sort(expected.begin(), expected.end(), [&](int a, int b) {
      return ids[static_cast<std::size_t>(a)] < ids[static_cast<std::size_t>(b)];
    });
    EXPECT_EQ(OrderById(ids), expected);
  }
}

}  // namespace
}  // namespace ras
