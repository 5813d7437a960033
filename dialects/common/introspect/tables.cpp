#include "common/introspect/tables.hpp"

#include "common/introspect/array_text.hpp"

namespace mighost::dialect {
namespace {

// Partitions and children in inheritance name their parents; what the server calls a table by itself is told
// by relkind. Foreign tables are not among these: they hold no rows, and are objects.
constexpr std::string_view tables_sql = R"sql(
SELECT c.oid::text, c.relname, c.relpersistence::text, c.reloptions::text, toast.reloptions::text,
       c.relrowsecurity::text, c.relforcerowsecurity::text, c.relreplident::text, replica.relname,
       space.spcname, nullif(am.amname, 'heap'), nullif(c.reloftype, 0)::regtype::text,
       pg_get_partkeydef(c.oid), pg_get_expr(c.relpartbound, c.oid), parents.names, description
  FROM pg_class c
  LEFT JOIN pg_class toast ON toast.oid = c.reltoastrelid
  LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisreplident AND c.relreplident = 'i'
  LEFT JOIN pg_class replica ON replica.oid = i.indexrelid
  LEFT JOIN pg_tablespace space ON space.oid = c.reltablespace
  LEFT JOIN pg_am am ON am.oid = c.relam
  LEFT JOIN (SELECT inhrelid, string_agg(inhparent::regclass::text, ', ' ORDER BY inhseqno) AS names
               FROM pg_inherits GROUP BY inhrelid) parents ON parents.inhrelid = c.oid
  LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = 0
  LEFT JOIN pg_depend extension ON extension.classid = 'pg_class'::regclass AND extension.objid = c.oid
                               AND extension.deptype = 'e'
 WHERE c.relnamespace = $1::oid AND c.relkind IN ('r', 'p') AND extension.objid IS NULL
 ORDER BY c.relname COLLATE "C"
)sql";

void add_replica_identity(TableRow& table, const Row& row, Arena& arena) {
  constexpr std::string_view key = "postgres.replica_identity";
  switch (row.letter(7)) {
    case 'n':
      return add_option(table.options, key, "nothing", arena);
    case 'f':
      return add_option(table.options, key, "full", arena);
    case 'i':
      return add_option(table.options, key, "index " + std::string{row.text(8)}, arena);
    default:
      return;
  }
}

void add_text(TableRow& table, std::string_view key, const Row& row, uint32_t column, Arena& arena) {
  if (row.has(column)) add_option(table.options, key, row.text(column), arena);
}

TableRow read_table(const Row& row, Arena& arena) {
  TableRow table{.oid = row.oid(0),
                 .name = arena.text(row.text(1)),
                 .comment = text_of(row, 15, arena),
                 .is_partition = row.has(13),
                 .is_typed = row.has(11)};
  if (row.letter(2) == 'u') add_option(table.options, "postgres.unlogged", "true", arena);
  add_parameters(table.options, row.text(3), "", arena);
  add_parameters(table.options, row.text(4), "toast.", arena);
  // FORCE without ENABLE does nothing.
  if (row.flag(5))
    add_option(table.options, "postgres.row_security", row.flag(6) ? "forced" : "enabled", arena);
  add_replica_identity(table, row, arena);
  add_text(table, "postgres.tablespace", row, 9, arena);
  add_text(table, "postgres.access_method", row, 10, arena);
  add_text(table, "postgres.of_type", row, 11, arena);
  add_text(table, "postgres.partition_by", row, 12, arena);
  add_text(table, "postgres.partition_bound", row, 13, arena);
  add_text(table, table.is_partition ? "postgres.partition_of" : "postgres.inherits", row, 14, arena);
  return table;
}

}  // namespace

Tables read_tables(const Host& host, const Server& server, const Overlay& overlay, Arena& arena) {
  Tables tables;
  host.query(tables_sql, {str(server.schema_oid)}, [&](const mighost_row& given) {
    TableRow table = read_table(Row{given}, arena);
    if (overlay.hidden_relations.contains(table.oid)) return;
    if (const auto found = overlay.table_options.find(table.oid); found != overlay.table_options.end()) {
      for (const auto& [key, value] : found->second) add_option(table.options, key, value, arena);
    }
    tables.position.emplace(table.oid, tables.list.size());
    tables.list.push_back(std::move(table));
  });
  return tables;
}

void add_option(std::vector<mighost_option>& options, std::string_view key, std::string_view value,
                Arena& arena) {
  options.push_back({arena.text(key), arena.text(value)});
}

void add_parameters(std::vector<mighost_option>& options, std::string_view array, std::string_view prefix,
                    Arena& arena) {
  for (const std::string& parameter : parse_array(array)) {
    const std::string_view text = parameter;
    const std::size_t equals = text.find('=');
    const std::string_view name = text.substr(0, equals);
    // PostgreSQL 15.20 keeps a mark of its own in every column.
    if (name == "pg_attver" || equals == std::string_view::npos) continue;
    options.push_back({arena.concat({"postgres.with.", prefix, name}), arena.text(text.substr(equals + 1))});
  }
}

mighost_str text_of(const Row& row, uint32_t column, Arena& arena) {
  return row.has(column) ? arena.text(row.text(column)) : mighost_str{nullptr, 0};
}

}  // namespace mighost::dialect
