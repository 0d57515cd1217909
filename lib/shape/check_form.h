// Whether the characters of one string are what its form asks (ras.v1.Form).
#ifndef RAS_LIB_SHAPE_CHECK_FORM_H_
#define RAS_LIB_SHAPE_CHECK_FORM_H_

#include <string_view>

#include "ras/v1/options.pb.h"

namespace ras {

// What is wrong with a value, and what to write instead. Static text. `code` is null if nothing is wrong.
struct FormFault {
  const char* code = nullptr;
  const char* message = nullptr;
  const char* remedy = nullptr;
};

// `text` is valid UTF-8, or at least every byte of it that the form allows. Pure.
FormFault CheckForm(v1::Form form, std::string_view text);

}  // namespace ras

#endif  // RAS_LIB_SHAPE_CHECK_FORM_H_
