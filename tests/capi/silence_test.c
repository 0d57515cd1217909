/* Nothing is printed, whatever the document. Standard output and error are one file while the library is
 * called with good documents and bad ones; the file must stay empty. */
#define _POSIX_C_SOURCE 200809L
#include <fcntl.h>
#include <ras.h>
#include <unistd.h>

#include "check.h"
#include "fixture.h"

static void call_everything(const ras_policy* policy, const char* bytes, size_t size) {
  int32_t format;
  for (format = RAS_FORMAT_BINARY; format <= RAS_FORMAT_JSON_PRETTY; ++format) {
    ras_policy* loaded = NULL;
    ras_buffer* response = NULL;
    ras_error* error = NULL;
    int32_t kind;
    (void)ras_policy_load(bytes, size, format, NULL, &loaded, &error);
    ras_policy_free(loaded);
    ras_error_free(error);
    (void)ras_check_policy(bytes, size, format, RAS_FORMAT_TEXT, NULL, &response, &error);
    ras_buffer_free(response);
    ras_error_free(error);
    (void)ras_determine(policy, bytes, size, format, RAS_FORMAT_JSON, NULL, &response, &error);
    ras_buffer_free(response);
    ras_error_free(error);
    (void)ras_explain(bytes, size, format, RAS_FORMAT_JSON, NULL, &response, &error);
    ras_buffer_free(response);
    ras_error_free(error);
    (void)ras_verify(policy, bytes, size, format, RAS_FORMAT_JSON, NULL, &response, &error);
    ras_buffer_free(response);
    ras_error_free(error);
    (void)ras_size_sample(bytes, size, format, RAS_FORMAT_JSON, NULL, &response, &error);
    ras_buffer_free(response);
    ras_error_free(error);
    (void)ras_margin_of_sample(bytes, size, format, RAS_FORMAT_JSON, NULL, &response, &error);
    ras_buffer_free(response);
    ras_error_free(error);
    (void)ras_allocate_sample(bytes, size, format, RAS_FORMAT_JSON, NULL, &response, &error);
    ras_buffer_free(response);
    ras_error_free(error);
    (void)ras_check_sample(bytes, size, format, RAS_FORMAT_JSON, NULL, &response, &error);
    ras_buffer_free(response);
    ras_error_free(error);
    (void)ras_draw_sample(bytes, size, format, RAS_FORMAT_JSON, NULL, &response, &error);
    ras_buffer_free(response);
    ras_error_free(error);
    (void)ras_test_market(bytes, size, format, RAS_FORMAT_JSON, NULL, &response, &error);
    ras_buffer_free(response);
    ras_error_free(error);
    (void)ras_collate_sample(bytes, size, format, RAS_FORMAT_JSON, NULL, &response, &error);
    ras_buffer_free(response);
    ras_error_free(error);
    (void)ras_uplift_table(bytes, size, format, RAS_FORMAT_JSON, NULL, &response, &error);
    ras_buffer_free(response);
    ras_error_free(error);
    (void)ras_assemble_policy(bytes, size, format, RAS_FORMAT_JSON, NULL, &response, &error);
    ras_buffer_free(response);
    ras_error_free(error);
    (void)ras_analyse_variance(bytes, size, format, RAS_FORMAT_JSON, NULL, &response, &error);
    ras_buffer_free(response);
    ras_error_free(error);
    (void)ras_monitor_allocations(bytes, size, format, RAS_FORMAT_JSON, NULL, &response, &error);
    ras_buffer_free(response);
    ras_error_free(error);
    (void)ras_sum_monitoring(bytes, size, format, RAS_FORMAT_JSON, NULL, &response, &error);
    ras_buffer_free(response);
    ras_error_free(error);
    (void)ras_explain_change(bytes, size, format, RAS_FORMAT_JSON, NULL, &response, &error);
    ras_buffer_free(response);
    ras_error_free(error);
    (void)ras_sum_variance(bytes, size, format, RAS_FORMAT_JSON, NULL, &response, &error);
    ras_buffer_free(response);
    ras_error_free(error);
    (void)ras_compare_policies(bytes, size, format, RAS_FORMAT_JSON, NULL, &response, &error);
    ras_buffer_free(response);
    ras_error_free(error);
    (void)ras_sum_comparison(bytes, size, format, RAS_FORMAT_JSON, NULL, &response, &error);
    ras_buffer_free(response);
    ras_error_free(error);
    (void)ras_measure_influence(bytes, size, format, RAS_FORMAT_JSON, NULL, &response, &error);
    ras_buffer_free(response);
    ras_error_free(error);
    (void)ras_search_scenarios(bytes, size, format, RAS_FORMAT_JSON, NULL, &response, &error);
    ras_buffer_free(response);
    ras_error_free(error);
    (void)ras_report_sign_off(bytes, size, format, RAS_FORMAT_JSON, NULL, &response, &error);
    ras_buffer_free(response);
    ras_error_free(error);
    for (kind = RAS_DOCUMENT_POLICY; kind <= RAS_DOCUMENT_SIGN_OFF_ANSWERS; ++kind) {
      (void)ras_convert(kind, bytes, size, format, RAS_FORMAT_JSON, NULL, &response, &error);
      ras_buffer_free(response);
      ras_error_free(error);
    }
  }
}

int main(void) {
  /* Bad UTF-8 as a binary policy's title, and in JSON; unknown fields; a broken number; a wrong enum; half a
   * message. */
  static const char* const kBroken[] = {"\x1a\x02\xff\xfe",
                                        "{\"title\":\"\xff\xfe\"}",
                                        "title: \"\xff\"",
                                        "{\"colour\":1}",
                                        "colour: 1",
                                        "{\"currency\":[1,2,{}]}",
                                        "scoring_view: SCORING_VIEW_NOBODY",
                                        "\x0a\x7f",
                                        "{\"a\":\"\\ud800\"}",
                                        "title: \"no end",
                                        "[[[[[[",
                                        "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"};
  ras_policy* policy = load_starter();
  Bytes starter = read_source("examples/policies/starter/policy.txtpb");
  FILE* log = tmpfile();
  const int out = dup(STDOUT_FILENO);
  const int err = dup(STDERR_FILENO);
  size_t i;
  if (log == NULL || out < 0 || err < 0) return EXIT_FAILURE;
  dup2(fileno(log), STDOUT_FILENO);
  dup2(fileno(log), STDERR_FILENO);
  for (i = 0; i < sizeof kBroken / sizeof kBroken[0]; ++i)
    call_everything(policy, kBroken[i], strlen(kBroken[i]));
  call_everything(policy, starter.data, starter.size);
  call_everything(policy, kRequest, strlen(kRequest));
  call_everything(policy, "", 0);
  ras_policy_free(policy);
  fflush(NULL);
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  CHECK_EQUAL(lseek(fileno(log), 0, SEEK_END), 0);
  fclose(log);
  close(out);
  close(err);
  free_bytes(&starter);
  return exit_status();
}
