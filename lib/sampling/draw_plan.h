// Who can be drawn for which places.
#ifndef RAS_LIB_SAMPLING_DRAW_PLAN_H_
#define RAS_LIB_SAMPLING_DRAW_PLAN_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/finding/finding_report.h"
#include "ras/v1/sample_draw.pb.h"

namespace ras {

struct DrawStratum {
  uint64_t places = 0;
  // What the request says it by: "strata[2]", or "places" where all are drawn from together.
  std::string path;
  // Where each of its people stands in the request.
  std::vector<int> people = {};
};

// By care group and service; with one stratum for everybody, which has neither, if the request names none.
// The names are views into the request.
using DrawPlan = std::map<std::pair<std::string_view, std::string_view>, DrawStratum>;

// Puts everybody into the stratum of their care group and service, or of their care group alone if that has
// one stratum and it names no service. Reports: places that are not said or said twice, a stratum that is
// there twice, that has fewer people than places or other people than it says, and people who are in none.
DrawPlan ReadDrawPlan(const v1::DrawSampleRequest& request, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_SAMPLING_DRAW_PLAN_H_
