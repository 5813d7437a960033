/* A migration with one fault, which FAULT names. */
#include <mighost/abi.h>
#include <stdlib.h>

#define TEXT(literal) \
  { (literal), sizeof(literal) - 1 }
#define ROWS(array) \
  { (array), sizeof(array) / sizeof((array)[0]), sizeof((array)[0]) }

enum { NONE, CRASH, SILENT, IGNORED_STATUS, CHANGING };

static int32_t record(const mighost_host* host, uint32_t direction) {
  static int calls;
  static const mighost_step up = {.struct_size = sizeof(mighost_step),
                                  .kind = MIGHOST_STEP_SQL,
                                  .text = TEXT("CREATE VIEW one AS SELECT 1")};
  static const mighost_step down = {
      .struct_size = sizeof(mighost_step), .kind = MIGHOST_STEP_SQL, .text = TEXT("DROP VIEW one")};
  if (FAULT == CRASH) abort();
  if (FAULT == SILENT) return 5;
  const int again = FAULT == CHANGING && calls++ > 0;
  int32_t status = 0;
  for (int i = 0; i < 1 + again && status == 0; ++i) {
    status = host->step(host, direction == MIGHOST_DIRECTION_UP ? &up : &down);
    if (FAULT == IGNORED_STATUS) status = 0;
  }
  return status;
}

static const mighost_migration migration = {.struct_size = sizeof(mighost_migration),
                                            .type = MIGHOST_MIGRATION_CLASSIC,
                                            .version = TEXT("20240131120000"),
                                            .name = TEXT("add_one"),
                                            .record = record};
static const mighost_migration_row rows[] = {{&migration}};
static const mighost_migrations migrations = {.struct_size = sizeof(mighost_migrations),
                                              .migrations = ROWS(rows)};

MIGHOST_EXPORT const mighost_plugin mighost_plugin_v1 = {.magic = {MIGHOST_MAGIC_BYTES},
                                                         .struct_size = sizeof(mighost_plugin),
                                                         .abi_major = MIGHOST_ABI_MAJOR,
                                                         .abi_minor = MIGHOST_ABI_MINOR,
                                                         .kind = MIGHOST_KIND_MIGRATIONS,
                                                         .name = TEXT("faulty"),
                                                         .version = TEXT("1.0.0"),
                                                         .migrations = &migrations};
