// The operations SizeSample and MarginOfSample (ras/v1/service.proto; docs/sampling.md section 1).
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "lib/finding/answer.h"
#include "lib/finding/finding_report.h"
#include "lib/finding/shape_findings.h"
#include "lib/finding/small_percent.h"
#include "lib/finding/wording.h"
#include "lib/sampling/precision.h"
#include "lib/sampling/sampling.h"
#include "ras/sample_size.h"

namespace ras {
namespace {

using Populations = google::protobuf::RepeatedPtrField<v1::SampledPopulation>;

// A margin is told with four decimals of a percent, six of a share.
constexpr uint8_t kMarginPlaces = 6;

void CheckIds(const Populations& populations, FindingReport* report) {
  std::set<std::string> seen;
  for (int i = 0; i < populations.size(); ++i) {
    if (seen.insert(populations[i].id()).second) continue;
    report->Error({.code = "duplicate_id",
                   .path = In(At("", "populations", i), "id"),
                   .value = populations[i].id(),
                   .message = "Another population has this id.",
                   .remedy = "Give every population an id of its own."});
  }
}

void CheckNotSampledYet(const Populations& populations, FindingReport* report) {
  for (int i = 0; i < populations.size(); ++i) {
    if (populations[i].sampled() == 0) continue;
    report->Error({.code = "sampled_not_asked",
                   .path = In(At("", "populations", i), "sampled"),
                   .value = std::to_string(populations[i].sampled()),
                   .message = "The size of the sample is what is asked for.",
                   .remedy = "Leave it out, or ask for the margin of a sample."});
  }
}

void CheckSampled(const Populations& populations, FindingReport* report) {
  for (int i = 0; i < populations.size(); ++i) {
    if (populations[i].sampled() >= 1 && populations[i].sampled() <= populations[i].people()) continue;
    report->Error({.code = "sampled_out_of_range",
                   .path = In(At("", "populations", i), "sampled"),
                   .value = std::to_string(populations[i].sampled()),
                   .message = "A sample has from 1 person to everybody.",
                   .remedy = "Give a number from 1 to " + std::to_string(populations[i].people()) + "."});
  }
}

// The sample of one population.
v1::SizedSample Sized(const SampleSizeSpec& spec, const std::string& id, uint64_t people,
                      const SampleSize& size) {
  const Rational squared = SquaredMargin(spec, static_cast<int64_t>(people), size.people).value();
  v1::SizedSample sample;
  sample.set_id(id);
  sample.set_people(people);
  sample.set_without_end(static_cast<uint64_t>(size.without_end));
  sample.set_sampled(static_cast<uint64_t>(size.people));
  sample.set_margin_percent(
      Decimal{SquareRootUp(squared, kMarginPlaces).value(), kMarginPlaces - 2}.ToString());
  return sample;
}

// Takes the sample of the population at `index` into the answer, and warns of a margin that is too wide.
void Take(const v1::SizedSample& sample, int index, FindingReport* report, v1::SampleSizeResponse* response) {
  if (Rational(Decimal::Parse(sample.margin_percent()).value()) > Rational(kWidestMarginPercent)) {
    report->Warning(
        {.code = "wide_margin",
         .path = At("", "populations", index),
         .value = sample.margin_percent(),
         .message = "The sample lets one be sure to within " + sample.margin_percent() +
                    " percent points, which is more than " + std::to_string(kWidestMarginPercent) + ".",
         .remedy = "Take more people into the sample.",
         .reason = "A margin of more than 10 percent points should be avoided (financial framework, "
                   "sample size)."});
  }
  response->set_people(response->people() + sample.people());
  response->set_sampled(response->sampled() + sample.sampled());
  response->add_samples()->CopyFrom(sample);
}

// The bounds of the fields leave no margin so small that its sample could not be counted: at most 2.5 x 10^15
// people for a population without end.
SampleSize SizeOf(const SampleSizeSpec& spec, uint64_t people) {
  return SizeSample(spec, static_cast<int64_t>(people)).value();
}

void CheckThatAllCanBeCounted(const Populations& populations, FindingReport* report) {
  uint64_t everybody = 0;
  for (const v1::SampledPopulation& population : populations) everybody += population.people();
  if (everybody <= static_cast<uint64_t>(kMaxCases)) return;
  report->Error({.code = "too_many_people",
                 .path = "populations",
                 .value = std::to_string(everybody),
                 .message = "There are more people than can be counted.",
                 .remedy = "Give at most 1099511627776 in all."});
}

// The framework: of a sample of the whole, nothing can be concluded about a part.
void SayWhatItIsGoodFor(const Populations& populations, FindingReport* report) {
  if (populations.size() != 1) return;
  report->Note(
      {.code = "whole_alone",
       .path = "populations",
       .value = populations[0].id(),
       .message =
           "Such a sample allows conclusions about all these people together, and about no group of them.",
       .remedy = "Where something is to be concluded about a care group, give it as a population of its own.",
       .reason =
           "Conclusions about a group need a sample of that group (financial framework, sample size)."});
}

}  // namespace

void SizeSample(const v1::SampleSizeRequest& request, v1::SampleSizeResponse* response) {
  response->Clear();
  FindingReport report;
  if (!ReportShape(request, &report).obeys_rules) return FinishAnswer(&report, response);
  *response->mutable_precision() = request.precision();
  const SampleSizeSpec spec = ToKernel(response->mutable_precision(), &report);
  CheckIds(request.populations(), &report);
  CheckNotSampledYet(request.populations(), &report);
  WarnOfSmallPercent(request.precision().margin_percent(), "precision.margin_percent", &report);
  CheckThatAllCanBeCounted(request.populations(), &report);
  for (int i = 0; i < request.populations_size() && !report.has_errors(); ++i) {
    const v1::SampledPopulation& population = request.populations(i);
    Take(Sized(spec, population.id(), population.people(), SizeOf(spec, population.people())), i, &report,
         response);
  }
  if (request.populations_size() > 1 && !report.has_errors()) {
    const SampleSize size = SizeOf(spec, response->people());
    response->mutable_as_one()->CopyFrom(Sized(spec, "", response->people(), size));
  }
  SayWhatItIsGoodFor(request.populations(), &report);
  FinishAnswer(&report, response);
}

void MarginOfSample(const v1::SampleMarginRequest& request, v1::SampleSizeResponse* response) {
  response->Clear();
  FindingReport report;
  if (!ReportShape(request, &report).obeys_rules) return FinishAnswer(&report, response);
  *response->mutable_precision() = request.precision();
  const SampleSizeSpec spec = ToKernel(response->mutable_precision(), &report);
  // What these say has no part in the answer.
  response->mutable_precision()->clear_margin_percent();
  response->mutable_precision()->clear_size_rule();
  CheckIds(request.populations(), &report);
  CheckSampled(request.populations(), &report);
  CheckThatAllCanBeCounted(request.populations(), &report);
  for (int i = 0; i < request.populations_size() && !report.has_errors(); ++i) {
    const v1::SampledPopulation& population = request.populations(i);
    const SampleSize size{.without_end = 0, .people = static_cast<int64_t>(population.sampled())};
    Take(Sized(spec, population.id(), population.people(), size), i, &report, response);
  }
  SayWhatItIsGoodFor(request.populations(), &report);
  FinishAnswer(&report, response);
}

}  // namespace ras
