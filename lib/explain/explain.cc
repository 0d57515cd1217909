#include "lib/explain/explain.h"

#include "lib/engine.h"
#include "lib/explain/teller.h"
#include "lib/finding/to_finding.h"
#include "lib/shape/check_shape.h"

namespace ras {

void ExplainInto(const v1::Determination& determination, const CompiledCatalogue& catalogue,
                 v1::Explanation* explanation) {
  explanation->set_language(catalogue.language());
  explanation->set_catalogue(catalogue.id());
  Teller teller(determination, catalogue, explanation);
  for (const auto& tell :
       {TellAbout, TellFigure, TellAnswers, TellScore, TellMoney, TellTotal, TellSupport, TellChange,
        TellViews, TellOtherFigure, TellLimits, TellGoodToKnow, TellChallenge, TellPolicy}) {
    tell(&teller);
  }
}

void Explain(const v1::ExplainRequest& request, v1::Explanation* explanation,
             std::vector<v1::Finding>* errors) {
  explanation->Clear();
  // The determination is a result: its fields have no rules of their own but that it must be there.
  v1::ExplainRequest frame;
  if (request.has_determination()) frame.mutable_determination();
  if (request.has_catalogue()) *frame.mutable_catalogue() = request.catalogue();
  std::vector<Violation> violations;
  CheckShape(frame, &violations);
  std::unique_ptr<const CompiledCatalogue> own;
  if (request.has_catalogue()) own = CompiledCatalogue::Compile(request.catalogue(), &violations);
  for (Violation& violation : violations) errors->push_back(ToFinding(std::move(violation)));
  if (!violations.empty()) return;
  ExplainInto(request.determination(), own == nullptr ? BuiltInCatalogue() : *own, explanation);
}

}  // namespace ras
