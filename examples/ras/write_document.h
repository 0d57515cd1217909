// A document that the library gave, in a file of its own.
#ifndef RAS_EXAMPLES_RAS_WRITE_DOCUMENT_H_
#define RAS_EXAMPLES_RAS_WRITE_DOCUMENT_H_

#include <ras.hpp>
#include <string>

#include "json.h"

namespace ras::tool {

// Writes the document into a new file, in the form that its ending tells (text for .txtpb, binary for .binpb,
// else JSON), or, with the name "-", as JSON to standard output. False, after a complaint, if it cannot be
// written.
bool WriteDocument(const std::string& name, capi::DocumentKind kind, const Json& document);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_WRITE_DOCUMENT_H_
