/* A provider as it could be written when ABI 1.0 was released. Compiled from the frozen header, loaded by
   every later host: never changed. */
#include <abi/v1_0.h>

#define TEXT(literal) \
  { (literal), sizeof(literal) - 1 }
#define ROWS(array) \
  { (array), sizeof(array) / sizeof((array)[0]), sizeof((array)[0]) }

static const mighost_str former_names[] = {TEXT("customer")};
static const mighost_option options[] = {{TEXT("timescale.chunk_interval"), TEXT("1 day")}};
static const mighost_sequence numbers = {.struct_size = sizeof(mighost_sequence),
                                         .start = 1000,
                                         .increment = 1,
                                         .min_value = 1,
                                         .max_value = 1000000,
                                         .cache = 1};
static const mighost_column order_columns[] = {{.struct_size = sizeof(mighost_column),
                                                .type = MIGHOST_TYPE_BIGINT,
                                                .name = TEXT("id"),
                                                .identity = MIGHOST_IDENTITY_BY_DEFAULT,
                                                .flags = MIGHOST_COLUMN_NOT_NULL | MIGHOST_COLUMN_ID,
                                                .sequence = &numbers},
                                               {.struct_size = sizeof(mighost_column),
                                                .type = MIGHOST_TYPE_STRING,
                                                .name = TEXT("customer_name"),
                                                .default_value = TEXT("it's nobody"),
                                                .comment = TEXT("who pays"),
                                                .formerly = ROWS(former_names)},
                                               {.struct_size = sizeof(mighost_column),
                                                .type = MIGHOST_TYPE_DECIMAL,
                                                .name = TEXT("total"),
                                                .precision = 12,
                                                .scale = 2,
                                                .flags = MIGHOST_COLUMN_NOT_NULL},
                                               {.struct_size = sizeof(mighost_column),
                                                .type = MIGHOST_TYPE_ENUM,
                                                .name = TEXT("state"),
                                                .type_name = TEXT("order_state")},
                                               {.struct_size = sizeof(mighost_column),
                                                .type = MIGHOST_TYPE_STRING,
                                                .name = TEXT("tags"),
                                                .array_dimensions = 1}};
static const mighost_str id[] = {TEXT("id")};
static const mighost_key order_key = {.struct_size = sizeof(mighost_key), .columns = ROWS(id)};
static const mighost_str unique_columns[] = {TEXT("customer_name"), TEXT("total")};
static const mighost_key uniques[] = {{.struct_size = sizeof(mighost_key), .columns = ROWS(unique_columns)}};
static const mighost_check checks[] = {{.struct_size = sizeof(mighost_check),
                                        .name = TEXT("orders_total_check"),
                                        .expression = TEXT("total >= 0")}};
static const mighost_index_element elements[] = {{.column = TEXT("total"), .descending = 1}};
static const mighost_index indexes[] = {{.struct_size = sizeof(mighost_index), .elements = ROWS(elements)}};

static const mighost_column line_columns[] = {{.struct_size = sizeof(mighost_column),
                                               .type = MIGHOST_TYPE_BIGINT,
                                               .name = TEXT("order_id"),
                                               .flags = MIGHOST_COLUMN_PARENT_ID},
                                              {.struct_size = sizeof(mighost_column),
                                               .type = MIGHOST_TYPE_INT,
                                               .name = TEXT("amount"),
                                               .flags = MIGHOST_COLUMN_UNIQUE}};
static const mighost_table relations[] = {
    {.struct_size = sizeof(mighost_table), .name = TEXT("order_lines"), .columns = ROWS(line_columns)}};
static const mighost_table tables[] = {{.struct_size = sizeof(mighost_table),
                                        .name = TEXT("orders"),
                                        .resource = TEXT("frozen.orders"),
                                        .description = TEXT("what was sold"),
                                        .columns = ROWS(order_columns),
                                        .primary_key = &order_key,
                                        .uniques = ROWS(uniques),
                                        .checks = ROWS(checks),
                                        .indexes = ROWS(indexes),
                                        .options = ROWS(options),
                                        .relations = ROWS(relations)}};
static const mighost_str states[] = {TEXT("new"), TEXT("paid")};
static const mighost_enum enums[] = {
    {.struct_size = sizeof(mighost_enum), .name = TEXT("order_state"), .values = ROWS(states)}};

static int32_t produce(const mighost_host* host) {
  static const mighost_column columns[] = {
      {.struct_size = sizeof(mighost_column), .type = MIGHOST_TYPE_UUID, .name = TEXT("key")}};
  static const mighost_table made = {
      .struct_size = sizeof(mighost_table), .name = TEXT("made_at_run_time"), .columns = ROWS(columns)};
  return host->table(host, &made);
}

static const mighost_provider provider = {.struct_size = sizeof(mighost_provider),
                                          .convention = TEXT("plain"),
                                          .tables = ROWS(tables),
                                          .enums = ROWS(enums),
                                          .produce = produce};

MIGHOST_EXPORT const mighost_plugin mighost_plugin_v1 = {.magic = {MIGHOST_MAGIC_BYTES},
                                                         .struct_size = sizeof(mighost_plugin),
                                                         .abi_major = MIGHOST_ABI_MAJOR,
                                                         .abi_minor = MIGHOST_ABI_MINOR,
                                                         .kind = MIGHOST_KIND_PROVIDER,
                                                         .name = TEXT("frozen_provider"),
                                                         .version = TEXT("1.0.0"),
                                                         .provider = &provider};
