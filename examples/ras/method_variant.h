// A method with one of its variants, as ras table compare takes them: "polynomial:1".
#ifndef RAS_EXAMPLES_RAS_METHOD_VARIANT_H_
#define RAS_EXAMPLES_RAS_METHOD_VARIANT_H_

#include <string>

#include "table_build_flags.h"

namespace ras::tool {

// The method's own name: "polynomial".
std::string MethodNameOf(const std::string& method);

// What is wrong with a method as it is typed; nothing if it is one.
std::string FaultOfMethod(const std::string& method);

// The flags with the variant in the place of what they say themselves.
BuildFlags FlagsOf(const BuildFlags& flags, const std::string& method);

// What the help says of them.
extern const char* const kVariantHelp;

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_METHOD_VARIANT_H_
