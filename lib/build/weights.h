// What the people of a sample count for, where some groups have more places in it than their share of the
// population (docs/building-a-table.md section 2).
#ifndef RAS_LIB_BUILD_WEIGHTS_H_
#define RAS_LIB_BUILD_WEIGHTS_H_

#include <cstddef>
#include <string>

#include "lib/build/build_input.h"
#include "lib/finding/finding_report.h"
#include "ras/v1/table_build.pb.h"

namespace ras {

// Reports weights that nobody uses, that are asked for and not there, that have too many decimals, and a
// method that takes none; whether or not every field of the people obeys its own rule. `has_everybody`: there
// are no others, who could not be read.
void CheckWeights(const v1::BuildTableRequest& request, bool has_everybody, FindingReport* report);

// Weighs the people, after outliers have been left out, of a request about which there is nothing to report.
// Reports people who stand for no stratum of the population, strata that have fewer people than the sample,
// and weights that come to more than can be counted.
void Weigh(const v1::BuildTableRequest& request, BuildInput* input, FindingReport* report);

// Of strata that have other shares of the sample than of the population, while nobody has said what people
// are to count for.
void WarnOfProportions(const v1::BuildTableRequest& request, const BuildInput& input, FindingReport* report);

// What one of the people counts for, as a decimal. The input is weighed.
std::string WeightText(const BuildInput& input, std::size_t person);

// Nothing of people who count once each but that, if the request says so.
void TellWeights(const BuildInput& input, const v1::BuildTableRequest& request,
                 v1::TableProvenance* provenance);

}  // namespace ras

#endif  // RAS_LIB_BUILD_WEIGHTS_H_
