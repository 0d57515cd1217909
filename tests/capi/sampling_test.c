/* The operations of the council's side that plan a sample, as a C host calls them. Golden figures: seed 000.
 */
#include <ras.h>

#include "check.h"
#include "expect.h"

int main(void) {
  expect(ras_size_sample, "{\"populations\":[{\"id\":\"all\",\"people\":1000}]}", RAS_OK,
         "\"sampled\":\"278\"", NULL);
  expect(ras_size_sample, "{\"populations\":[]}", RAS_NO_ANSWER, "\"code\":\"missing\"", "missing");
  expect(ras_size_sample, "{\"people\":5}", RAS_MALFORMED_DOCUMENT, NULL, "unknown_field");
  expect(ras_size_sample, "{", RAS_MALFORMED_DOCUMENT, NULL, "syntax_error");

  expect(ras_margin_of_sample, "{\"populations\":[{\"id\":\"all\",\"people\":1000,\"sampled\":278}]}", RAS_OK,
         "\"margin_percent\":\"4.9968\"", NULL);
  expect(ras_margin_of_sample, "{\"populations\":[{\"id\":\"all\",\"people\":1000}]}", RAS_NO_ANSWER,
         "sampled_out_of_range", "sampled_out_of_range");
  expect(ras_margin_of_sample, "[]", RAS_MALFORMED_DOCUMENT, NULL, NULL);

  expect(
      ras_allocate_sample,
      "{\"strata\":[{\"care_group\":\"older\",\"people\":1000},{\"care_group\":\"physical\",\"people\":500}],"
      "\"places\":100}",
      RAS_OK, "\"places\":\"67\"", NULL);
  expect(ras_allocate_sample, "{\"strata\":[{\"care_group\":\"older\",\"people\":10}],\"places\":11}",
         RAS_NO_ANSWER, "more_places_than_people", "more_places_than_people");
  expect(ras_allocate_sample, "{\"places\":-1}", RAS_MALFORMED_DOCUMENT, NULL, NULL);

  expect(ras_draw_sample,
         "{\"sheet\":\"id,care_group\\na,older\\nb,older\\n\",\"places\":1,\"seed\":\"May 2026\"}", RAS_OK,
         "\"drawn\":[{\"id\":\"a\"", NULL);
  expect(ras_draw_sample,
         "{\"seed\":\"s\",\"people\":[{\"id\":\"a\",\"care_group\":\"older\"}],\"places\":2}", RAS_NO_ANSWER,
         "more_places_than_people", "more_places_than_people");
  expect(ras_draw_sample, "{\"seed\":7}", RAS_MALFORMED_DOCUMENT, NULL, NULL);

  expect(
      ras_check_sample,
      "{\"population\":{\"strata\":[{\"care_group\":\"a\",\"people\":60},{\"care_group\":\"b\",\"people\":40}"
      "]},"
      "\"sample\":{\"strata\":[{\"care_group\":\"a\",\"people\":58},{\"care_group\":\"b\",\"people\":32}]}}",
      RAS_OK, "\"probability\":\"0.0132\"", NULL);
  expect(ras_check_sample, "{\"sample\":{\"sheet\":\"id,care_group\\na,older\\n\"}}", RAS_NO_ANSWER,
         "missing", "missing");
  expect(ras_check_sample, "{\"level\":5}", RAS_MALFORMED_DOCUMENT, NULL, "unknown_field");

  /* Formats and pointers are looked at before anything else. */
  CHECK_EQUAL(ras_size_sample("{}", 2, 9, RAS_FORMAT_JSON, NULL, NULL, NULL), RAS_UNKNOWN_FORMAT);
  CHECK_EQUAL(ras_size_sample("{}", 2, RAS_FORMAT_JSON, 9, NULL, NULL, NULL), RAS_UNKNOWN_FORMAT);
  CHECK_EQUAL(ras_allocate_sample(NULL, 5, RAS_FORMAT_JSON, RAS_FORMAT_JSON, NULL, NULL, NULL),
              RAS_INVALID_ARGUMENT);
  return exit_status();
}
