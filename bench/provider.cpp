// A provider of MIGHOST_BENCH_TABLES tables with 15 columns each; every tenth table is a child of the one
// before it.

#include <mighost/plugin.hpp>

#include <array>
#include <cstddef>

namespace {

constexpr std::size_t table_count = MIGHOST_BENCH_TABLES;

constexpr mighost_str text(std::string_view s) {
  return mighost::str(s);
}

constexpr std::array<mighost_column, 15> root_columns = {{
    {.struct_size = sizeof(mighost_column), .type = MIGHOST_TYPE_STRING, .name = text("account_id")},
    {.struct_size = sizeof(mighost_column), .type = MIGHOST_TYPE_STRING, .name = text("region")},
    {.struct_size = sizeof(mighost_column), .type = MIGHOST_TYPE_STRING, .name = text("arn")},
    {.struct_size = sizeof(mighost_column), .type = MIGHOST_TYPE_TIMESTAMP, .name = text("created_at")},
    {.struct_size = sizeof(mighost_column), .type = MIGHOST_TYPE_TIMESTAMP, .name = text("updated_at")},
    {.struct_size = sizeof(mighost_column), .type = MIGHOST_TYPE_JSON, .name = text("tags")},
    {.struct_size = sizeof(mighost_column), .type = MIGHOST_TYPE_BOOL, .name = text("enabled")},
    {.struct_size = sizeof(mighost_column), .type = MIGHOST_TYPE_INT, .name = text("port")},
    {.struct_size = sizeof(mighost_column), .type = MIGHOST_TYPE_BIGINT, .name = text("size_in_bytes")},
    {.struct_size = sizeof(mighost_column), .type = MIGHOST_TYPE_FLOAT, .name = text("load")},
    {.struct_size = sizeof(mighost_column),
     .type = MIGHOST_TYPE_STRING,
     .name = text("names"),
     .array_dimensions = 1},
    {.struct_size = sizeof(mighost_column), .type = MIGHOST_TYPE_INET, .name = text("address")},
    {.struct_size = sizeof(mighost_column), .type = MIGHOST_TYPE_UUID, .name = text("reference")},
    {.struct_size = sizeof(mighost_column), .type = MIGHOST_TYPE_STRING, .name = text("status")},
    {.struct_size = sizeof(mighost_column), .type = MIGHOST_TYPE_STRING, .name = text("description")},
}};

constexpr std::array<mighost_column, 15> child_columns = [] {
  auto columns = root_columns;
  columns[0] = {.struct_size = sizeof(mighost_column),
                .type = MIGHOST_TYPE_UUID,
                .name = text("parent_cq_id"),
                .flags = MIGHOST_COLUMN_PARENT_ID};
  return columns;
}();

constexpr std::size_t name_size = 18;
constexpr std::size_t children = table_count / 10;
constexpr std::size_t roots = table_count - children;

template <std::size_t Count>
using Names = std::array<std::array<char, name_size>, Count>;

template <std::size_t Count>
constexpr Names<Count> make_names(std::string_view prefix) {
  Names<Count> names{};
  for (std::size_t i = 0; i < Count; ++i) {
    std::size_t at = 0;
    for (const char c : prefix) names[i][at++] = c;
    std::size_t rest = i;
    for (std::size_t digit = name_size; digit-- > at; rest /= 10) {
      names[i][digit] = static_cast<char>('0' + rest % 10);
    }
  }
  return names;
}

constexpr Names<roots> root_names = make_names<roots>("bench_table_");
constexpr Names<children> child_names = make_names<children>("bench_child_");

constexpr mighost_table make_table(const std::array<char, name_size>& name,
                                   const std::array<mighost_column, 15>& columns) {
  return {.struct_size = sizeof(mighost_table),
          .name = {name.data(), name.size()},
          .resource = {name.data(), name.size()},
          .columns = mighost::span_of(columns)};
}

constexpr std::array<mighost_table, children> child_tables = [] {
  std::array<mighost_table, children> tables{};
  for (std::size_t i = 0; i < children; ++i) tables[i] = make_table(child_names[i], child_columns);
  return tables;
}();

constexpr std::array<mighost_table, roots> root_tables = [] {
  std::array<mighost_table, roots> tables{};
  for (std::size_t i = 0; i < roots; ++i) {
    tables[i] = make_table(root_names[i], root_columns);
    if (i < children) tables[i].relations = {&child_tables[i], 1, sizeof(mighost_table)};
  }
  return tables;
}();

constexpr mighost_provider provider = {.struct_size = sizeof(mighost_provider),
                                       .tables = mighost::span_of(root_tables)};

}  // namespace

extern "C" constinit const mighost_plugin mighost_plugin_v1 =
    mighost::provider_plugin(MIGHOST_PLUGIN_NAME, MIGHOST_PLUGIN_VERSION, provider);
