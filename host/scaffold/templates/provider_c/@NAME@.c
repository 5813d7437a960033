/* The tables of @NAME@. All of it is constant data: nothing runs when the plugin is loaded. */
#include <mighost/abi.h>

#define TEXT(literal) \
  { (literal), sizeof(literal) - 1 }
#define ROWS(array) \
  { (array), sizeof(array) / sizeof((array)[0]), sizeof((array)[0]) }

static const mighost_column columns[] = {
    {.struct_size = sizeof(mighost_column),
     .type = MIGHOST_TYPE_BIGINT,
     .name = TEXT("id"),
     .flags = MIGHOST_COLUMN_NOT_NULL},
    {.struct_size = sizeof(mighost_column), .type = MIGHOST_TYPE_STRING, .name = TEXT("customer")},
    {.struct_size = sizeof(mighost_column), .type = MIGHOST_TYPE_TIMESTAMPTZ, .name = TEXT("placed_at")}};
static const mighost_str key_columns[] = {TEXT("id")};
static const mighost_key key = {.struct_size = sizeof(mighost_key), .columns = ROWS(key_columns)};
static const mighost_table tables[] = {{.struct_size = sizeof(mighost_table),
                                        .name = TEXT("orders"),
                                        .resource = TEXT("@NAME@.orders"),
                                        .columns = ROWS(columns),
                                        .primary_key = &key}};

/* "plain": no columns but these. Without it, every table gets those of CloudQuery's convention. */
static const mighost_provider provider = {
    .struct_size = sizeof(mighost_provider), .convention = TEXT("plain"), .tables = ROWS(tables)};

MIGHOST_EXPORT const mighost_plugin mighost_plugin_v1 = {.magic = {MIGHOST_MAGIC_BYTES},
                                                         .struct_size = sizeof(mighost_plugin),
                                                         .abi_major = MIGHOST_ABI_MAJOR,
                                                         .abi_minor = MIGHOST_ABI_MINOR,
                                                         .kind = MIGHOST_KIND_PROVIDER,
                                                         .name = TEXT(MIGHOST_PLUGIN_NAME),
                                                         .version = TEXT(MIGHOST_PLUGIN_VERSION),
                                                         .description = TEXT("Tables of @NAME@"),
                                                         .provider = &provider};
