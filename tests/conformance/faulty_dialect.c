/* A dialect with one fault, which FAULT names: the conformance tests must find it, and go on. */
#include <mighost/abi.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define TEXT(literal) \
  { (literal), sizeof(literal) - 1 }
#define ROWS(array) \
  { (array), sizeof(array) / sizeof((array)[0]), sizeof((array)[0]) }

enum {
  NONE,
  EXPORTING,      /* R1: a second symbol */
  SMALL_GIVEN,    /* R3: gives a struct without its size */
  OWN_LAYOUT,     /* R3: takes the host for no larger than it knows */
  FIXED_STRIDE,   /* R4 */
  LATIN_1,        /* R5: in what it gives */
  KEEPS_TEXT,     /* R6: of an earlier call */
  CHANGES_DATA,   /* R6: its own */
  CRASH,          /* R7 */
  EXIT,           /* R7 */
  SILENT,         /* R7: fails without a word */
  FAILS_AND_GOES, /* R7: `fail`, and success */
  IGNORED_STATUS, /* R8 */
  OWN_STATUS,     /* R8 */
  KEEPS_HOST,     /* R9: and calls it later */
  THREAD,         /* R9 */
  CHANGING,       /* R10: from call to call */
  CLOCK,          /* R10 */
  ENVIRONMENT,    /* R10 */
  READS_FILE,     /* R10 */
  UNQUOTED,       /* R11 */
  UNKNOWN_TAKEN,  /* R12 */
  FLAGS_REFUSED,  /* R12 */
  ENDS_BADLY,     /* R13 */
  ANY_EXTENSION,  /* R14 */
  HANG
};

static const mighost_str reason = TEXT("this value is unknown");

#ifdef MORE_EXPORTED
MIGHOST_EXPORT int helper_that_should_be_static;
#endif

static char changing_name[] = "faulty";

static int32_t lower(const mighost_host* host, const mighost_table* logical, const mighost_table* parent) {
  (void)parent;
  static mighost_column columns[64];
  static mighost_str kept;
  static const mighost_host* kept_host;
  if (FAULT == KEEPS_TEXT) {
    if (kept.ptr != NULL && kept.len > 0 && kept.ptr[0] == 'z') return host->fail(host, reason);
    kept = logical->name;
  }
  if (FAULT == KEEPS_HOST) {
    if (kept_host != NULL) kept_host->log(kept_host, MIGHOST_LOG_DEBUG, reason);
    kept_host = host;
  }
  if (FAULT == SILENT) return 3;
  if (FAULT == FAILS_AND_GOES) host->fail(host, reason);
  if (FAULT == CHANGES_DATA) changing_name[0] = 'g';
  if (FAULT == OWN_LAYOUT && host->struct_size != sizeof(mighost_host)) return host->fail(host, reason);
  for (uint32_t i = 0; i < logical->columns.count && i < 64; ++i) {
    const mighost_column* given =
        (const mighost_column*)((const char*)logical->columns.data + (size_t)i * logical->columns.stride);
    if (given->type > MIGHOST_TYPE_ENUM && FAULT != UNKNOWN_TAKEN) return host->fail(host, reason);
    if (given->flags >> 32U != 0 && FAULT == FLAGS_REFUSED) return host->fail(host, reason);
    columns[i] = *given;
    columns[i].struct_size = sizeof(mighost_column);
    columns[i].type = MIGHOST_TYPE_NATIVE;
    columns[i].type_name = (mighost_str)TEXT("text");
    columns[i].array_dimensions = 0;
    columns[i].flags = 0;
    columns[i].precision = columns[i].scale = 0;
    columns[i].default_value = (mighost_str){NULL, 0};
  }
  mighost_table table = {.struct_size = FAULT == SMALL_GIVEN ? 8 : sizeof(mighost_table),
                         .name = FAULT == LATIN_1 ? (mighost_str)TEXT("gr\xfc\xdf"
                                                                      "e")
                                                  : logical->name,
                         .columns = {columns, logical->columns.count, sizeof(mighost_column)}};
  const int32_t status = host->table(host, &table);
  return FAULT == IGNORED_STATUS ? 0 : FAULT == OWN_STATUS && status != 0 ? host->fail(host, reason) : status;
}

static mighost_str name_of(const mighost_change* change) {
  const void* side = change->after != NULL ? change->after : change->before;
  return change->subject == MIGHOST_SUBJECT_TABLE ? ((const mighost_table*)side)->name : change->table;
}

static void* call_host(void* host) {
  const mighost_host* of_another_thread = (const mighost_host*)host;
  of_another_thread->log(of_another_thread, MIGHOST_LOG_DEBUG, reason);
  return NULL;
}

/* What the SQL is made of besides the change. */
static const char* circumstance(int calls) {
  static char text[64];
  if (FAULT == CHANGING) return calls % 2 == 0 ? "again" : "";
  if (FAULT == CLOCK) {
    snprintf(text, sizeof text, "at %lld", (long long)time(NULL));
    return text;
  }
  if (FAULT == ENVIRONMENT) return getenv("HOME") == NULL ? "" : getenv("HOME");
  if (FAULT == READS_FILE) {
    FILE* file = fopen("/etc/passwd", "r");
    if (file != NULL) fclose(file);
  }
  return "";
}

static int32_t render(const mighost_host* host, mighost_span changes, uint64_t flags) {
  (void)flags;
  static int calls = 0;
  ++calls;
  if (FAULT == CRASH) abort();
  if (FAULT == EXIT) exit(0);
  if (FAULT == THREAD) {
    pthread_t other;
    if (pthread_create(&other, NULL, call_host, (void*)(uintptr_t)host) == 0) pthread_join(other, NULL);
  }
  while (FAULT == HANG) {
  }
  const uint32_t stride = FAULT == FIXED_STRIDE ? (uint32_t)sizeof(mighost_change) : changes.stride;
  for (uint32_t i = 0; i < changes.count; ++i) {
    const mighost_change* change = (const mighost_change*)((const char*)changes.data + (size_t)i * stride);
    if (change->subject > MIGHOST_SUBJECT_OBJECT) return host->fail(host, reason);
    char sql[512];
    int at = snprintf(sql, sizeof sql, "CHANGE %u %s", (unsigned)change->subject, circumstance(calls));
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

static const void* extension(mighost_str id) {
  (void)id;
  return FAULT == ANY_EXTENSION ? &reason : NULL;
}

__attribute__((destructor)) static void end(void) {
  if (FAULT == ENDS_BADLY) abort();
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
                                                         .name = {changing_name, 6},
                                                         .version = TEXT("1.0.0"),
                                                         .dialect = &dialect,
                                                         .extension = extension};
