// People by care group and by band of the score, and whether each of these parts is allocated too much or too
// little on average (docs/building-a-table.md section 4).
#ifndef RAS_LIB_BUILD_FIT_PARTS_H_
#define RAS_LIB_BUILD_FIT_PARTS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "lib/build/build_input.h"
#include "lib/finding/finding_report.h"
#include "ras/goodness.h"
#include "ras/v1/table_build.pb.h"
#include "ras/v1/table_fit.pb.h"

namespace ras {

// Reports what bands that each obey their own rule say together that cannot be.
void CheckBands(const v1::FitBands& bands, FindingReport* report);

class FitParts {
 public:
  // Of a request about which there is nothing to report, and of its people.
  FitParts(const BuildInput& input, const v1::BuildTableRequest& request);

  // Tells of each part what its people cost and are allocated; `people` are those of the input, in its order.
  // `fit` is a TableFit, an OutOfSampleFit or a NaiveFit.
  template <class Fit>
  void Tell(std::span<const ActualAllocated> people, Fit* fit) const {
    TellEach(groups_, people, fit->mutable_groups());
    TellEach(bands_, people, fit->mutable_bands());
  }

 private:
  struct Parts {
    // What each part is, without figures.
    std::vector<v1::Bias> names;
    // The part of each of the people; empty if there are none.
    std::vector<uint32_t> of_people;
  };

  static void TellEach(const Parts& parts, std::span<const ActualAllocated> people,
                       google::protobuf::RepeatedPtrField<v1::Bias>* told);
  static Parts Groups(const BuildInput& input, const v1::BuildTableRequest& request);
  static Parts Bands(const BuildInput& input, const v1::FitBands& bands);

  Parts groups_;
  Parts bands_;
};

}  // namespace ras

#endif  // RAS_LIB_BUILD_FIT_PARTS_H_
