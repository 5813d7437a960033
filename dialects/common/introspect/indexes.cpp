#include <unordered_map>
#include <utility>

#include "common/identifier.hpp"
#include "common/introspect/array_text.hpp"
#include "common/introspect/expression.hpp"
#include "common/introspect/tables.hpp"

namespace mighost::dialect {
namespace {

// The index of a partition that is part of its parent's index comes with that one, and is itself marked as a
// partition. An index lives in the schema of its table.
constexpr std::string_view indexes_sql = R"sql(
SELECT i.indexrelid::text, i.indrelid::text, c.relname, nullif(am.amname, 'btree'),
       pg_get_expr(i.indpred, i.indrelid), i.indisunique::text, i.indnullsnotdistinct::text,
       i.indisvalid::text, i.indisclustered::text, i.indnkeyatts::text, c.reloptions::text, space.spcname,
       description
  FROM pg_index i
  JOIN pg_class c ON c.oid = i.indexrelid
  JOIN pg_am am ON am.oid = c.relam
  LEFT JOIN pg_tablespace space ON space.oid = c.reltablespace
  LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = i.indexrelid AND d.objsubid = 0
 WHERE c.relnamespace = $1::oid AND NOT c.relispartition
 ORDER BY c.relname COLLATE "C"
)sql";

// An operator class is not told where it is the default one of its column's type: where it is a default at
// all, and for that type, for any type, or for the type that the column's is read as (text for varchar). A
// hash index holds hashes: the type of its columns tells nothing, and its classes for other types are no
// defaults.
constexpr std::string_view index_columns_sql = R"sql(
SELECT i.indexrelid::text, i.indkey[a.attnum - 1]::text, a.attname,
       CASE WHEN i.indkey[a.attnum - 1] = 0 THEN pg_get_indexdef(i.indexrelid, a.attnum, false) END,
       CASE WHEN a.attcollation NOT IN (0, 'pg_catalog."default"'::regcollation)
                 AND a.attcollation IS DISTINCT FROM
                     (SELECT own.attcollation FROM pg_attribute own
                       WHERE own.attrelid = i.indrelid AND own.attnum = nullif(i.indkey[a.attnum - 1], 0))
            THEN a.attcollation::regcollation::text END,
       CASE WHEN a.attoptions IS NOT NULL OR NOT op.opcdefault
                 OR (op.opcintype <> a.atttypid AND op.opckeytype = 0 AND op.opcintype <> t.typbasetype
                     AND am.amname <> 'hash' AND taken.typtype <> 'p' AND NOT taken.typispreferred)
            THEN CASE WHEN pg_opclass_is_visible(op.oid) THEN quote_ident(op.opcname)
                      ELSE format('%I.%I', s.nspname, op.opcname) END END,
       a.attoptions::text, i.indoption[a.attnum - 1]::text, nullif(a.attstattarget, -1)::text,
       (a.attcollation = 'pg_catalog."default"'::regcollation)::text
  FROM pg_index i
  JOIN pg_class c ON c.oid = i.indexrelid
  JOIN pg_am am ON am.oid = c.relam
  JOIN pg_attribute a ON a.attrelid = i.indexrelid AND a.attnum > 0
  JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_opclass op ON op.oid = i.indclass[a.attnum - 1]
  LEFT JOIN pg_namespace s ON s.oid = op.opcnamespace
  LEFT JOIN pg_type taken ON taken.oid = op.opcintype
 WHERE c.relnamespace = $1::oid AND NOT c.relispartition
 ORDER BY i.indexrelid, a.attnum
)sql";

IndexRow read_index(const Row& row, Arena& arena) {
  IndexRow index{
      .oid = row.oid(0),
      .name = arena.text(row.text(2)),
      .method = text_of(row, 3, arena),
      .predicate = row.has(4) ? arena.text(without_outer_parentheses(row.text(4))) : mighost_str{nullptr, 0},
      .comment = text_of(row, 12, arena),
      .key_columns = row.number<std::size_t>(9)};
  if (row.flag(5)) index.flags |= MIGHOST_UNIQUE;
  if (row.flag(6)) index.flags |= MIGHOST_NULLS_NOT_DISTINCT;
  // Left by a CREATE INDEX CONCURRENTLY that failed: it serves no query, and is to be built again.
  if (!row.flag(7)) add_option(index.options, "postgres.invalid", "true", arena);
  if (row.flag(8)) add_option(index.options, "postgres.clustered", "true", arena);
  add_parameters(index.options, row.text(10), "", arena);
  if (row.has(11)) add_option(index.options, "postgres.tablespace", row.text(11), arena);
  return index;
}

std::string parameter_literal(std::string_view value) {
  if (quote_identifier(value) == value) return std::string{value};
  std::string literal = "'";
  for (const char c : value) literal.append(c == '\'' ? 2 : 1, c);
  return literal + '\'';
}

/// `gist_trgm_ops (siglen='32')`, as the server prints it.
mighost_str operator_class(const Row& row, Arena& arena) {
  if (!row.has(5)) return {nullptr, 0};
  std::string text{row.text(5)};
  const char* separator = " (";
  for (const std::string& parameter : parse_array(row.text(6))) {
    const std::size_t equals = parameter.find('=');
    if (equals == std::string::npos || parameter.starts_with("pg_attver=")) continue;
    text.append(separator).append(quote_identifier(std::string_view{parameter}.substr(0, equals)));
    text.append(1, '=').append(parameter_literal(std::string_view{parameter}.substr(equals + 1)));
    separator = ", ";
  }
  if (*separator == ',') text += ')';
  return arena.text(text);
}

void add_column(IndexRow& index, const Row& row, Arena& arena) {
  const std::string_view expression = without_outer_parentheses(row.text(3));
  index.columns.push_back({.column = row.number<ColumnNumber>(1),
                           .name = arena.text(row.text(2)),
                           .expression = row.has(3) ? arena.text(expression) : mighost_str{nullptr, 0},
                           .collation = text_of(row, 4, arena),
                           .has_default_collation = row.flag(9),
                           .operator_class = operator_class(row, arena),
                           .order = row.number<int>(7)});
  if (!row.has(8)) return;
  const std::string key = "postgres.statistics." + std::to_string(index.columns.size());
  add_option(index.options, key, row.text(8), arena);
}

}  // namespace

void read_indexes(const Host& host, const Server& server, Tables& tables, Arena& arena) {
  std::unordered_map<Oid, std::pair<TableRow*, std::size_t>> places;
  host.query(indexes_sql, {str(server.schema_oid)}, [&](const mighost_row& given) {
    const Row row{given};
    TableRow* table = tables.find(row.oid(1));
    if (table == nullptr) return;
    places.emplace(row.oid(0), std::pair{table, table->indexes.size()});
    table->indexes.push_back(read_index(row, arena));
  });
  host.query(index_columns_sql, {str(server.schema_oid)}, [&](const mighost_row& given) {
    const Row row{given};
    const auto found = places.find(row.oid(0));
    if (found == places.end()) return;
    const auto [table, position] = found->second;
    add_column(table->indexes[position], row, arena);
  });
}

}  // namespace mighost::dialect
