/* A provider in C11: weather stations, their readings, and what people say of the weather.
 *
 * All of it is constant data. Every struct starts with its own size, so that a plugin that was compiled with
 * an older header goes on working; every array tells how many rows it has, and how large one is. */
#include <mighost/abi.h>

#define TEXT(literal) \
  { (literal), sizeof(literal) - 1 }
#define ROWS(array) \
  { (array), sizeof(array) / sizeof((array)[0]), sizeof((array)[0]) }
#define COLUMN(column_type, column_name, ...) \
  { .struct_size = sizeof(mighost_column), .type = (column_type), .name = TEXT(column_name), __VA_ARGS__ }

static const mighost_str moods[] = {TEXT("glorious"), TEXT("fine"), TEXT("dreadful")};
static const mighost_enum enums[] = {
    {.struct_size = sizeof(mighost_enum), .name = TEXT("mood"), .values = ROWS(moods)}};

/* The readings of a station go when the station goes. */
static const mighost_column reading_columns[] = {
    COLUMN(MIGHOST_TYPE_BIGINT, "station_id", .flags = MIGHOST_COLUMN_PARENT_ID | MIGHOST_COLUMN_NOT_NULL),
    COLUMN(MIGHOST_TYPE_TIMESTAMPTZ, "taken_at", .flags = MIGHOST_COLUMN_NOT_NULL),
    COLUMN(MIGHOST_TYPE_DECIMAL, "celsius", .precision = 4, .scale = 1),
    COLUMN(MIGHOST_TYPE_ENUM, "mood", .type_name = TEXT("mood"), .default_value = TEXT("fine"))};
static const mighost_str reading_key_columns[] = {TEXT("station_id"), TEXT("taken_at")};
static const mighost_key reading_key = {.struct_size = sizeof(mighost_key),
                                        .columns = ROWS(reading_key_columns)};
static const mighost_check reading_checks[] = {{.struct_size = sizeof(mighost_check),
                                                .name = TEXT("not_below_zero_kelvin"),
                                                .expression = TEXT("celsius >= -273.1")}};
static const mighost_index_element by_time_elements[] = {{.column = TEXT("taken_at"), .descending = 1}};
static const mighost_index reading_indexes[] = {{.struct_size = sizeof(mighost_index),
                                                 .name = TEXT("readings_by_time"),
                                                 .elements = ROWS(by_time_elements)}};
static const mighost_table station_relations[] = {{.struct_size = sizeof(mighost_table),
                                                   .name = TEXT("readings"),
                                                   .columns = ROWS(reading_columns),
                                                   .primary_key = &reading_key,
                                                   .checks = ROWS(reading_checks),
                                                   .indexes = ROWS(reading_indexes)}};

static const mighost_str altitude_formerly[] = {TEXT("height")};
static const mighost_column station_columns[] = {
    COLUMN(MIGHOST_TYPE_BIGINT, "id", .flags = MIGHOST_COLUMN_ID | MIGHOST_COLUMN_NOT_NULL),
    COLUMN(MIGHOST_TYPE_STRING, "name", .flags = MIGHOST_COLUMN_NOT_NULL | MIGHOST_COLUMN_UNIQUE),
    /* Called "height" before: a database of an older release gets a rename, and keeps its values. */
    COLUMN(MIGHOST_TYPE_FLOAT, "altitude", .description = TEXT("metres above the sea"),
           .formerly = ROWS(altitude_formerly))};
static const mighost_str station_key_columns[] = {TEXT("id")};
static const mighost_key station_key = {.struct_size = sizeof(mighost_key),
                                        .columns = ROWS(station_key_columns)};
static const mighost_table tables[] = {{.struct_size = sizeof(mighost_table),
                                        .name = TEXT("stations"),
                                        .resource = TEXT("weather.stations"),
                                        .columns = ROWS(station_columns),
                                        .primary_key = &station_key,
                                        .relations = ROWS(station_relations)}};

/* "plain": no columns but these. */
static const mighost_provider provider = {.struct_size = sizeof(mighost_provider),
                                          .convention = TEXT("plain"),
                                          .tables = ROWS(tables),
                                          .enums = ROWS(enums)};

MIGHOST_EXPORT const mighost_plugin mighost_plugin_v1 = {
    .magic = {MIGHOST_MAGIC_BYTES},
    .struct_size = sizeof(mighost_plugin),
    .abi_major = MIGHOST_ABI_MAJOR,
    .abi_minor = MIGHOST_ABI_MINOR,
    .kind = MIGHOST_KIND_PROVIDER,
    .name = TEXT(MIGHOST_PLUGIN_NAME),
    .version = TEXT(MIGHOST_PLUGIN_VERSION),
    .description = TEXT("Weather stations and their readings"),
    .provider = &provider};
