/* A provider that makes its tables at run time, with one fault, which FAULT names. */
#include <mighost/abi.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define TEXT(literal) \
  { (literal), sizeof(literal) - 1 }
#define ROWS(array) \
  { (array), sizeof(array) / sizeof((array)[0]), sizeof((array)[0]) }

enum { NONE, CRASH, EXIT, IGNORED_STATUS, THREAD, CHANGING, FAILS, HANG };

static const mighost_column columns[] = {
    {.struct_size = sizeof(mighost_column), .type = MIGHOST_TYPE_BIGINT, .name = TEXT("id")}};

static void* call_host(void* host) {
  const mighost_host* of_another_thread = (const mighost_host*)host;
  of_another_thread->log(of_another_thread, MIGHOST_LOG_DEBUG, columns[0].name);
  return NULL;
}

static int32_t produce(const mighost_host* host) {
  if (FAULT == CRASH) abort();
  if (FAULT == EXIT) exit(0);
  if (FAULT == FAILS) return host->fail(host, columns[0].name);
  while (FAULT == HANG) {
  }
  if (FAULT == THREAD) {
    pthread_t other;
    if (pthread_create(&other, NULL, call_host, (void*)(uintptr_t)host) == 0) pthread_join(other, NULL);
  }
  for (int i = 0; i < 3; ++i) {
    char name[64];
    const long long when = FAULT == CHANGING ? (long long)time(NULL) : 0;
    const int size = snprintf(name, sizeof name, "made_%d_%lld", i, when);
    const mighost_table table = {
        .struct_size = sizeof(mighost_table), .name = {name, (size_t)size}, .columns = ROWS(columns)};
    const int32_t status = host->table(host, &table);
    if (status != 0 && FAULT != IGNORED_STATUS) return status;
  }
  return 0;
}

static const mighost_provider provider = {
    .struct_size = sizeof(mighost_provider), .convention = TEXT("plain"), .produce = produce};

MIGHOST_EXPORT const mighost_plugin mighost_plugin_v1 = {.magic = {MIGHOST_MAGIC_BYTES},
                                                         .struct_size = sizeof(mighost_plugin),
                                                         .abi_major = MIGHOST_ABI_MAJOR,
                                                         .abi_minor = MIGHOST_ABI_MINOR,
                                                         .kind = MIGHOST_KIND_PROVIDER,
                                                         .name = TEXT("faulty"),
                                                         .version = TEXT("1.0.0"),
                                                         .provider = &provider};
