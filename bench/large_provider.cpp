// The definitions of the tables that large_schema.sql makes, MIGHOST_BENCH_TABLES of them: what a provider
// asks for when nothing is to be changed.

#include <mighost/provider.hpp>

#include <array>
#include <cstddef>

namespace {

using namespace mighost::define;
using mighost::str;

constexpr std::size_t table_count = MIGHOST_BENCH_TABLES;

/// `table_17`
struct Name {
  std::array<char, 16> chars{};
  std::size_t size = 0;

  constexpr mighost_str text() const { return {chars.data(), size}; }
};

constexpr std::array<Name, table_count> names_of_tables = [] {
  std::array<Name, table_count> all{};
  for (std::size_t i = 0; i < table_count; ++i) {
    Name& name = all[i];
    for (const char c : std::string_view{"table_"}) name.chars[name.size++] = c;
    std::size_t digits = 1;
    for (std::size_t rest = (i + 1) / 10; rest != 0; rest /= 10) ++digits;
    for (std::size_t at = digits, rest = i + 1; at-- != 0; rest /= 10) {
      name.chars[name.size + at] = static_cast<char>('0' + rest % 10);
    }
    name.size += digits;
  }
  return all;
}();

constexpr Column columns[] = {
    bigint("id").identity(MIGHOST_IDENTITY_BY_DEFAULT).not_null(),
    bigint("parent_id"),
    string("name").not_null().default_value("x"),
    native("email", "character varying(200)").unique(),
    timestamptz("created").not_null().default_expression("now()"),
    decimal("amount", 10, 2),
    json("data"),
    string("tags").array(),
    integer("c9"),
    integer("c10"),
    string("c11"),
    string("c12"),
    uuid("c13"),
    boolean("c14").default_value("false"),
    inet("c15"),
};

constexpr mighost_key primary_key = {.struct_size = sizeof(mighost_key), .columns = names<"id">()};
constexpr std::array<mighost_check, 1> checks = {
    {{.struct_size = sizeof(mighost_check), .expression = str("amount >= (0)::numeric")}}};
constexpr std::array<mighost_index_element, 2> elements = {
    {{.column = str("parent_id")}, {.column = str("created"), .descending = 1}}};
constexpr std::array<mighost_index, 1> indexes = {
    {{.struct_size = sizeof(mighost_index),
      .elements = {elements.data(), elements.size(), sizeof(mighost_index_element)}}}};

constexpr std::array<mighost_foreign_key, table_count> foreign_keys = [] {
  std::array<mighost_foreign_key, table_count> all{};
  for (std::size_t i = 1; i < table_count; ++i) {
    all[i] = {.struct_size = sizeof(mighost_foreign_key),
              .columns = names<"parent_id">(),
              .referenced_table = names_of_tables[i - 1].text(),
              .referenced_columns = names<"id">(),
              .on_delete = MIGHOST_ACTION_CASCADE};
  }
  return all;
}();

constexpr std::array<mighost_table, table_count> tables = [] {
  std::array<mighost_table, table_count> all{};
  for (std::size_t i = 0; i < table_count; ++i) {
    all[i] = {.struct_size = sizeof(mighost_table),
              .name = names_of_tables[i].text(),
              .resource = names_of_tables[i].text(),
              .comment = str("a table"),
              .columns = detail::span(columns),
              .primary_key = &primary_key,
              .checks = mighost::span_of(checks),
              .indexes = mighost::span_of(indexes)};
    if (i > 0) all[i].foreign_keys = {&foreign_keys[i], 1, sizeof(mighost_foreign_key)};
  }
  return all;
}();

constexpr mighost_provider large = {
    .struct_size = sizeof(mighost_provider), .convention = str("plain"), .tables = mighost::span_of(tables)};

}  // namespace

extern "C" constinit const mighost_plugin mighost_plugin_v1 =
    mighost::provider_plugin(MIGHOST_PLUGIN_NAME, MIGHOST_PLUGIN_VERSION, large);
