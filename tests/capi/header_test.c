/* ras.h alone, first and twice, as C99 under every warning there is (tests/capi/CMakeLists.txt). */
#include <ras.h>

int32_t header_test(void);

/* Uses a macro of each kind, so that a warning inside one would be seen. */
int32_t header_test(void) {
  const uint8_t status = (RAS_PLACE_ROW << 4) | RAS_OUTCOME_AMOUNT;
  ras_lookup_columns columns = {0};
  columns.struct_size = sizeof(ras_lookup_columns);
  return RAS_LOOKUP_OUTCOME(status) + RAS_LOOKUP_PLACE(status) + RAS_ABI_VERSION +
         (columns.count == 0 ? RAS_OK : 1);
}
