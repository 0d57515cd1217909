// A document that the library gave, in a file of its own or on standard output.
#ifndef RAS_EXAMPLES_RAS_WRITE_DOCUMENT_H_
#define RAS_EXAMPLES_RAS_WRITE_DOCUMENT_H_

#include <ras.hpp>
#include <string>

#include "json.h"
#include "new_files.h"

namespace ras::tool {

// Has the document made, as a new file in the form that its ending tells: text for .txtpb, binary for .binpb,
// else JSON. False, after a complaint, if the document has no such form.
bool AddDocument(const std::string& name, capi::DocumentKind kind, const Json& document, NewFiles* files);

// Prints the document as JSON. False, after a complaint, if standard output does not take it.
bool PrintDocument(const Json& document);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_WRITE_DOCUMENT_H_
