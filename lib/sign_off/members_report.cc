#include "lib/sign_off/members_report.h"

#include <algorithm>
#include <string>

#include "lib/finding/wording.h"
#include "lib/sign_off/choices_report.h"
#include "lib/sign_off/figure_text.h"
#include "lib/sign_off/groups_report.h"
#include "lib/sign_off/records_report.h"
#include "lib/sign_off/report_section.h"
#include "lib/sign_off/totals_report.h"
#include "lib/terms/kernel_terms.h"
#include "ras/sample_size.h"

namespace ras {
namespace {

// About so many rows of the table are shown.
constexpr int kShownRows = 20;

// How far the planned sample lets one be sure of the people supported, as MarginOfSample tells it.
std::string PlannedMargin(const v1::SampleRecord& sample) {
  constexpr uint8_t kPlaces = 6;
  const Result<Rational> squared = SquaredMargin(SampleSizeSpec{}, static_cast<int64_t>(sample.population()),
                                                 static_cast<int64_t>(sample.planned()));
  // The numbers have been checked against each other.
  return Decimal{SquareRootUp(squared.value(), kPlaces).value(), kPlaces - 2}.ToString();
}

void WriteSummary(const v1::SignOffRequest& request, const SignOffFacts& facts,
                  v1::SignOffResponse* response) {
  const v1::SignOffAnswers& answers = request.answers();
  const v1::AllocationTable& table = request.built().table();
  v1::Section* section = AddSection("summary", "What is to be agreed", response);
  section->add_paragraphs(answers.authority() + " is asked to agree the allocation table " +
                          Quote(table.title()) + " on " + answers.agreed_on() + ".");
  section->add_paragraphs(response->ready()
                              ? "It is ready to be agreed: officers answer yes to all three questions of the "
                                "reasonableness test."
                              : "It is not ready to be agreed: not all three questions of the reasonableness "
                                "test are answered with yes.");
  WriteTotalsInBrief(request, facts, section);
  section->add_paragraphs("The amounts are indicative and for one " + PeriodWord(table.period()) +
                          ". What one person's support comes to is settled in their support plan, and may "
                          "be more or less.");
}

void WriteSample(const v1::SignOffRequest& request, v1::SignOffResponse* response) {
  const v1::TableProvenance& provenance = request.built().provenance();
  v1::Section* section = AddSection("sample", "Whose support it was built from", response);
  if (request.answers().has_sample()) {
    const v1::SampleRecord& sample = request.answers().sample();
    AddRow({"people supported", std::to_string(sample.population())}, section);
    AddRow({"people to be sampled", std::to_string(sample.planned())}, section);
    AddRow({"planned by", sample.planned_by()}, section);
    AddRow({"by their number one is 95% sure to within, of all people supported",
            PlannedMargin(sample) + " percent points"},
           section);
    AddRow({"drawn with the seed", sample.seed().empty() ? "not drawn by chance" : sample.seed()}, section);
    for (const std::string& seed : sample.earlier_seeds()) {
      AddRow({"an earlier draw, not used", seed}, section);
    }
    AddRow({"also scored by a second assessor", std::to_string(sample.second_scored())}, section);
  } else {
    section->add_paragraphs("It is not recorded how the people of the sample were chosen.");
  }
  AddRow({"people the table was built from", std::to_string(provenance.people())}, section);
  AddRow({"people left out", std::to_string(provenance.excluded_size())}, section);
  AddRow({"fingerprint of the sample", provenance.sample_fingerprint()}, section);
  for (const v1::ExcludedCase& person : provenance.excluded()) {
    AddRow({"left out: " + person.id(), person.because()}, section);
  }
}

using Biases = google::protobuf::RepeatedPtrField<v1::Bias>;

// A row for each part. `others` and `naive` are of the same parts, or of none.
void WriteBias(const Biases& own, const Biases& others, const Biases& naive, v1::Section* section) {
  for (int i = 0; i < own.size(); ++i) {
    const std::string name = "mean of allocation less cost, " + WhoseBias(own[i]) + ", " +
                             Count(own[i].people(), "person", "people") + IfFew(own[i]);
    if (i < others.size() && i < naive.size()) {
      AddRow({name, own[i].mean_difference().decimal(), others[i].mean_difference().decimal(),
              naive[i].mean_difference().decimal()},
             section);
    } else {
      AddRow({name, own[i].mean_difference().decimal()}, section);
    }
  }
}

void WriteFit(const v1::SignOffRequest& request, v1::SignOffResponse* response) {
  const v1::BuildTableResponse& built = request.built();
  v1::Section* section = AddSection("fit", "How it fits people", response);
  section->add_paragraphs(
      "A table is for planning. Well known systems explain 20% to 40% of what one person's care at home "
      "costs.");
  const v1::TableFit& fit = built.fit();
  const v1::OutOfSampleFit& others = built.out_of_sample();
  const bool tested = built.has_out_of_sample();
  if (!tested) section->add_paragraphs("How it fits people it was not built from was not tested.");
  const v1::NaiveFit& naive = others.naive();
  const auto add = [&](const char* name, const std::string& own, const std::string& other,
                       const std::string& by_mean) {
    if (tested) {
      AddRow({name, own, other, by_mean}, section);
    } else {
      AddRow({name, own}, section);
    }
  };
  add("", "those it was built from", "others", "others, if all had the same amount");
  add("share of the differences explained", fit.r_squared(), others.r_squared(), naive.r_squared());
  add("mean distance", fit.mean_absolute_error().decimal(), others.mean_absolute_error().decimal(),
      naive.mean_absolute_error().decimal());
  add("median distance", fit.median_absolute_error().decimal(), others.median_absolute_error().decimal(),
      naive.median_absolute_error().decimal());
  for (int i = 0; i < fit.within_size(); ++i) {
    const v1::WithinShare& within = fit.within(i);
    add(("within " + std::to_string(within.percent()) + "% of the cost").c_str(),
        OutOf(within.people(), fit.people()),
        i < others.within_size() ? OutOf(others.within(i).people(), others.people()) : "",
        i < naive.within_size() ? OutOf(naive.within(i).people(), others.people()) : "");
  }
  WriteBias(fit.groups(), others.groups(), naive.groups(), section);
  WriteBias(fit.bands(), others.bands(), naive.bands(), section);
}

void WriteTableRows(const v1::SignOffRequest& request, const SignOffFacts& facts,
                    v1::SignOffResponse* response) {
  const v1::RowTable* const rows = RowsOf(request.built().table());
  if (rows == nullptr) return;
  v1::Section* section = AddSection("table", "The table", response);
  const int step = std::max(1, (rows->rows_size() + kShownRows - 1) / kShownRows);
  if (step > 1) {
    section->add_paragraphs("Every row of " + std::to_string(rows->rows_size()) +
                            " is in the document; one in " + std::to_string(step) +
                            " is shown here, and the last.");
  }
  if (facts.market) {
    AddRow({"from score", "for one " + PeriodWord(request.built().table().period()),
            "of the cheapest support that suits, for one week"},
           section);
  }
  for (int r = 0; r < rows->rows_size(); ++r) {
    if (r % step != 0 && r + 1 != rows->rows_size()) continue;
    const v1::Row& row = rows->rows(r);
    const std::string amount = row.has_no_allocation() ? "no allocation" : row.amount();
    if (facts.market) {
      const auto buys = facts.market->buys.find(static_cast<uint32_t>(r));
      AddRow({row.from(), amount, buys == facts.market->buys.end() ? "" : buys->second}, section);
    } else {
      AddRow({row.from(), amount}, section);
    }
  }
}

// What support costs, by which the table was tested.
void WritePrices(const SignOffFacts& facts, v1::SignOffResponse* response) {
  v1::Section* section = AddSection("prices", "Prices it was tested against", response);
  if (!facts.market) return section->add_paragraphs("None were given.");
  for (const MarketPriceFact& price : facts.market->prices) {
    AddRow({price.title + ", one " + price.unit, price.amount,
            "of " + price.date + (price.expires.empty() ? "" : ", holds to " + price.expires), price.source},
           section);
  }
}

void WriteWarnings(const v1::SignOffRequest& request, v1::SignOffResponse* response) {
  v1::Section* section = AddSection("warnings", "What to look at with care", response);
  for (const v1::Finding& finding : request.built().findings()) {
    section->add_paragraphs(finding.message() + " " + finding.remedy());
  }
  WriteWarningsOfRecords(request, section);
  for (const v1::Finding& finding : response->findings()) section->add_paragraphs(finding.message());
  if (section->paragraphs().empty()) section->add_paragraphs("Nothing was found.");
}

void WriteQuestion(const v1::QuestionReport& question, v1::SignOffResponse* response) {
  v1::Section* section = AddSection("question", question.question().c_str(), response);
  if (question.has_answer()) {
    const v1::OfficersAnswer& answer = question.answer();
    section->add_paragraphs((answer.answer() == v1::YES_OR_NO_YES ? "Yes: " : "No: ") + answer.by() + ", " +
                            answer.on() + ".");
    section->add_paragraphs(answer.reason());
  } else {
    section->add_paragraphs("Not answered yet.");
  }
  for (const v1::QuestionFigure& figure : question.figures())
    AddRow({figure.name(), figure.value()}, section);
  for (const std::string& remedy : question.remedies()) section->add_paragraphs(remedy);
}

void WriteReview(const v1::SignOffRequest& request, v1::SignOffResponse* response) {
  v1::Section* section = AddSection("review", "Review", response);
  section->add_paragraphs("The table is to be reviewed by " + request.answers().review_on() +
                          ". The review is to begin from " + response->review_begins_from() + " to " +
                          response->review_begins_by() +
                          ", so that there is time for consultation, changes of systems and decisions.");
  section->add_paragraphs("Fingerprint of the table: " + response->table_fingerprint() +
                          ". Fingerprint of all that it was built from: " + response->build_fingerprint() +
                          ".");
}

}  // namespace

void WriteMembersReport(const v1::SignOffRequest& request, const SignOffFacts& facts,
                        v1::SignOffResponse* response) {
  response->mutable_report()->set_language("en-GB");
  WriteSummary(request, facts, response);
  for (const v1::QuestionReport& question : response->questions()) WriteQuestion(question, response);
  WriteTotals(request, facts, response);
  WriteGroups(request, facts, response);
  WriteTableRows(request, facts, response);
  WritePrices(facts, response);
  WriteSample(request, response);
  WriteSampleDraw(request, response);
  WriteSampleCheck(request, response);
  WriteCollation(request, response);
  WriteChoices(request, response);
  WriteFit(request, response);
  WriteWarnings(request, response);
  WriteReview(request, response);
}

}  // namespace ras
