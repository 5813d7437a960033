/* A dialect with one fault, which FAULT names: the conformance tests must find it, and go on. */
#include <mighost/abi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT(literal) \
  { (literal), sizeof(literal) - 1 }
#define ROWS(array) \
  { (array), sizeof(array) / sizeof((array)[0]), sizeof((array)[0]) }

enum { NONE, CRASH, HANG, EXIT, IGNORED_STATUS, OWN_STATUS, UNQUOTED, CHANGING, UNKNOWN_TAKEN, FIXED_STRIDE };

static const mighost_str reason = TEXT("this value is unknown");

static int32_t lower(const mighost_host* host, const mighost_table* logical, const mighost_table* parent) {
  (void)parent;
  static mighost_column columns[64];
  const mighost_column* given = (const mighost_column*)logical->columns.data;
  for (uint32_t i = 0; i < logical->columns.count && i < 64; ++i) {
    if (given[i].type > MIGHOST_TYPE_ENUM && FAULT != UNKNOWN_TAKEN) return host->fail(host, reason);
    columns[i] = given[i];
    columns[i].type = MIGHOST_TYPE_NATIVE;
    columns[i].type_name = (mighost_str)TEXT("text");
    columns[i].array_dimensions = 0;
    columns[i].flags = 0;
    columns[i].precision = columns[i].scale = 0;
    columns[i].default_value = (mighost_str){NULL, 0};
  }
  mighost_table table = {.struct_size = sizeof(mighost_table),
                         .name = logical->name,
                         .columns = {columns, logical->columns.count, sizeof(mighost_column)}};
  const int32_t status = host->table(host, &table);
  return FAULT == IGNORED_STATUS ? 0 : FAULT == OWN_STATUS && status != 0 ? host->fail(host, reason) : status;
}

static mighost_str name_of(const mighost_change* change) {
  const void* side = change->after != NULL ? change->after : change->before;
  return change->subject == MIGHOST_SUBJECT_TABLE ? ((const mighost_table*)side)->name : change->table;
}

static int32_t render(const mighost_host* host, mighost_span changes, uint64_t flags) {
  (void)flags;
  static int calls = 0;
  ++calls;
  if (FAULT == CRASH) abort();
  if (FAULT == EXIT) exit(0);
  while (FAULT == HANG) {
  }
  const uint32_t stride = FAULT == FIXED_STRIDE ? (uint32_t)sizeof(mighost_change) : changes.stride;
  for (uint32_t i = 0; i < changes.count; ++i) {
    const mighost_change* change = (const mighost_change*)((const char*)changes.data + (size_t)i * stride);
    if (change->subject > MIGHOST_SUBJECT_OBJECT) return host->fail(host, reason);
    char sql[512];
    int at = snprintf(sql, sizeof sql, "CHANGE %u%s ", (unsigned)change->subject,
                      FAULT == CHANGING && calls % 2 == 0 ? " again" : "");
    const mighost_str name = name_of(change);
    for (size_t k = 0; k < name.len && at < 500; ++k) {
      if (FAULT != UNQUOTED && name.ptr[k] == '"') sql[at++] = '"';
      sql[at++] = name.ptr[k];
    }
    const mighost_statement statement = {
        .struct_size = sizeof(mighost_statement), .change = i, .sql = {sql, (size_t)at}};
    const int32_t status = host->statement(host, &statement);
    if (status != 0) return status;
  }
  return 0;
}

static const mighost_str schemes[] = {TEXT("faulty")};
static const mighost_dialect dialect = {.struct_size = sizeof(mighost_dialect),
                                        .schemes = ROWS(schemes),
                                        .driver = TEXT("sqlite3"),
                                        .lower = lower,
                                        .render = render};

MIGHOST_EXPORT const mighost_plugin mighost_plugin_v1 = {.magic = {MIGHOST_MAGIC_BYTES},
                                                         .struct_size = sizeof(mighost_plugin),
                                                         .abi_major = MIGHOST_ABI_MAJOR,
                                                         .abi_minor = MIGHOST_ABI_MINOR,
                                                         .kind = MIGHOST_KIND_DIALECT,
                                                         .name = TEXT("faulty"),
                                                         .version = TEXT("1.0.0"),
                                                         .dialect = &dialect};
