#include "common/introspect/columns.hpp"

#include <cstdint>
#include <limits>
#include <stdexcept>
#include <utility>

#include "common/introspect/assemble.hpp"
#include "common/introspect/expression.hpp"
#include "common/introspect/server_name.hpp"

namespace mighost::dialect {
namespace {

// In the order of the tables, so that each is complete when the next one begins. A not-null constraint of
// PostgreSQL 18 is of note only where it is more than that the column is NOT NULL.
constexpr std::string_view columns_sql_head = R"sql(
SELECT a.attrelid::text, a.attnum::text, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull::text,
       pg_get_expr(def.adbin, def.adrelid), a.attidentity::text, a.attgenerated::text,
       CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text END,
       CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage::text END, a.attcompression::text,
       nullif(a.attstattarget, -1)::text, a.attoptions::text,
       CASE WHEN a.attinhcount > 0 THEN a.attislocal::text END,
       description)sql";
constexpr std::string_view columns_sql_head_18 = R"sql(,
       CASE WHEN NOT nn.convalidated THEN 'not valid' WHEN nn.connoinherit THEN 'no inherit' END)sql";
constexpr std::string_view columns_sql_from = R"sql(
  FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_attrdef def ON def.adrelid = a.attrelid AND def.adnum = a.attnum
  LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = a.attrelid
                            AND d.objsubid = a.attnum)sql";
constexpr std::string_view columns_sql_from_18 = R"sql(
  LEFT JOIN pg_constraint nn ON nn.contype = 'n' AND nn.conrelid = a.attrelid AND nn.conkey = ARRAY[a.attnum]
                            AND (NOT nn.convalidated OR nn.connoinherit))sql";
constexpr std::string_view columns_sql_tail = R"sql(
 WHERE c.relnamespace = $1::oid AND c.relkind IN ('r', 'p')
 ORDER BY c.relname COLLATE "C", a.attnum
)sql";

std::string columns_sql(int version) {
  std::string sql{columns_sql_head};
  if (version >= 180000) sql += columns_sql_head_18;
  sql += columns_sql_from;
  if (version >= 180000) sql += columns_sql_from_18;
  return sql += columns_sql_tail;
}

std::string_view storage_word(char letter) {
  switch (letter) {
    case 'p':
      return "plain";
    case 'e':
      return "external";
    case 'm':
      return "main";
    default:
      return "extended";
  }
}

std::vector<mighost_option> options_of(const Row& row, const TableRow& table, Arena& arena) {
  std::vector<mighost_option> options;
  if (row.has(9)) add_option(options, "postgres.storage", storage_word(row.letter(9)), arena);
  if (row.letter(10) != '\0') {
    add_option(options, "postgres.compression", row.letter(10) == 'l' ? "lz4" : "pglz", arena);
  }
  if (row.has(11)) add_option(options, "postgres.statistics", row.text(11), arena);
  add_parameters(options, row.text(12), "", arena);
  // A partition has all its columns from its parent, and a typed table from its type; a child in inheritance
  // may repeat some of its own.
  if (table.is_typed || (row.has(13) && (table.is_partition || !row.flag(13)))) {
    add_option(options, "postgres.inherited", "true", arena);
  }
  if (row.has(15)) add_option(options, "postgres.not_null", row.text(15), arena);
  return options;
}

/// Whether the numbers are those that the server takes for a column of that type when it is told none.
bool are_default(const mighost_sequence& numbers, std::string_view type) {
  const int64_t most = type == "smallint"  ? std::numeric_limits<int16_t>::max()
                       : type == "integer" ? std::numeric_limits<int32_t>::max()
                                           : std::numeric_limits<int64_t>::max();
  return numbers.start == 1 && numbers.increment == 1 && numbers.min_value == 1 &&
         numbers.max_value == most && numbers.cache == 1 && numbers.cycle == 0;
}

void set_sequence(mighost_column& column, const TableRow& table, const OwnedSequence& sequence,
                  Arena& arena) {
  const bool generated =
      is_server_name(view(sequence.name), view(table.name), view(column.name), "seq") ||
      is_own_name(view(sequence.name), view(table.name), std::vector{std::string{view(column.name)}}, "seq");
  if (generated && are_default(sequence.numbers, view(column.type_name))) return;
  mighost_sequence numbers = sequence.numbers;
  if (!generated) numbers.name = sequence.name;
  column.sequence = arena.copy(numbers);
}

/// Where the column's values come from.
void set_source(mighost_column& column, const TableRow& table, ColumnNumber number, const Row& row,
                Arena& arena) {
  const auto sequence = table.sequences.find(number);
  const OwnedSequence* owned = sequence == table.sequences.end() ? nullptr : &sequence->second;
  if (const char generated = row.letter(7); generated != '\0') {
    column.generated = generated == 'v' ? MIGHOST_GENERATED_VIRTUAL : MIGHOST_GENERATED_STORED;
    column.generated_expression = arena.text(without_outer_parentheses(row.text(5)));
  } else if (const char identity = row.letter(6); identity != '\0') {
    column.identity = identity == 'a' ? MIGHOST_IDENTITY_ALWAYS : MIGHOST_IDENTITY_BY_DEFAULT;
    if (owned != nullptr) set_sequence(column, table, *owned, arena);
  } else if (owned != nullptr && row.text(5) == view(owned->default_expression)) {
    column.identity = MIGHOST_IDENTITY_SERIAL;
    set_sequence(column, table, *owned, arena);
  } else if (row.has(5)) {
    column.default_expression = arena.text(row.text(5));
  }
}

mighost_column read_column(const Row& row, const TableRow& table, Arena& arena) {
  mighost_column column{.struct_size = sizeof(mighost_column),
                        .type = MIGHOST_TYPE_NATIVE,
                        .name = arena.text(row.text(2)),
                        .type_name = arena.text(row.text(3)),
                        .flags = row.flag(4) ? MIGHOST_COLUMN_NOT_NULL : 0,
                        .collation = text_of(row, 8, arena),
                        .comment = text_of(row, 14, arena),
                        .formerly = {nullptr, 0, sizeof(mighost_str)},
                        .options = arena.array(options_of(row, table, arena))};
  set_source(column, table, row.number<ColumnNumber>(1), row, arena);
  return column;
}

}  // namespace

void give_tables(const Host& host, const Server& server, Tables& tables, const Overlay& overlay,
                 const Dependencies& dependencies) {
  std::size_t next = 0;  // the table whose columns are being read
  TableColumns columns;
  const auto give_next = [&] {
    give_table(host, server, tables.list[next++], columns, overlay, dependencies);
    columns = {};
  };
  host.query(columns_sql(server.version), {str(server.schema_oid)}, [&](const mighost_row& given) {
    const Row row{given};
    const auto place = tables.position.find(row.oid(0));
    if (place == tables.position.end()) return;
    while (next < place->second) give_next();
    if (next > place->second) throw std::runtime_error("the catalog changed while it was read; run it again");
    columns.position.emplace(row.number<ColumnNumber>(1), columns.list.size());
    columns.list.push_back(read_column(row, tables.list[next], *columns.arena));
  });
  while (next < tables.list.size()) give_next();
}

}  // namespace mighost::dialect
