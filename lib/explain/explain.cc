#include "lib/explain/explain.h"

#include "lib/engine.h"
#include "lib/explain/teller.h"

namespace ras {

void ExplainInto(const v1::Determination& determination, const CompiledCatalogue& catalogue,
                 v1::Explanation* explanation) {
  explanation->set_language(catalogue.language());
  explanation->set_catalogue(catalogue.id());
  Teller teller(determination, catalogue, explanation);
  for (const auto& tell :
       {TellAbout, TellFigure, TellAnswers, TellScore, TellMoney, TellSupport, TellChange, TellViews,
        TellOtherFigure, TellLimits, TellGoodToKnow, TellChallenge, TellPolicy}) {
    tell(&teller);
  }
}

void Explain(const v1::ExplainRequest& request, v1::Explanation* explanation,
             std::vector<v1::Finding>* errors) {
  explanation->Clear();
  if (!request.has_determination()) {
    v1::Finding& finding = errors->emplace_back();
    finding.set_severity(v1::SEVERITY_ERROR);
    finding.set_code("missing");
    finding.set_path("determination");
    finding.set_message("There is no determination to tell.");
    finding.set_remedy("Add `determination`.");
  }
  std::unique_ptr<const CompiledCatalogue> own;
  if (request.has_catalogue()) own = CompiledCatalogue::Compile(request.catalogue(), errors);
  if (!errors->empty()) return;
  ExplainInto(request.determination(), own == nullptr ? BuiltInCatalogue() : *own, explanation);
}

}  // namespace ras
