#include "introspect.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "expression.hpp"
#include "parse.hpp"
#include "sql.hpp"
#include "token.hpp"

namespace sqlite {
namespace {

using mighost::span_of;
using mighost::str;
using mighost::view;

/// A row of sqlite_schema.
struct Entry {
  std::string type;  ///< "table", "index", "view", "trigger", "virtual"
  std::string name;
  std::string table;
  std::string sql;
};

// pragma_table_list tells virtual tables, and the tables behind them, from others.
constexpr std::string_view entries_query = R"(
SELECT CASE WHEN l.type = 'virtual' THEN 'virtual' ELSE s.type END, s.name, s.tbl_name, s.sql
FROM main.sqlite_schema AS s
LEFT JOIN pragma_table_list AS l ON l.schema = 'main' AND l.name = s.tbl_name
WHERE s.sql IS NOT NULL AND s.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND coalesce(l.type, '') <> 'shadow'
ORDER BY s.rowid)";

// The columns as SQLite itself understands the statement. A virtual table (which has no root page) is not
// asked: without its module, it would be an error.
constexpr std::string_view columns_query = R"(
SELECT s.name, c.name, c.type
FROM main.sqlite_schema AS s, pragma_table_xinfo(s.name) AS c
WHERE s.type = 'table' AND s.rootpage <> 0 AND c.hidden <> 1
ORDER BY s.rowid, c.cid)";

std::vector<Entry> read_entries(const mighost::Host& host) {
  std::vector<Entry> entries;
  host.query(entries_query, {}, [&](const mighost_row& row) {
    const auto text = [&](int i) { return std::string{view(row.values[i])}; };
    entries.push_back({text(0), text(1), text(2), text(3)});
  });
  return entries;
}

using ColumnTypes = std::map<std::string, std::vector<std::pair<std::string, std::string>>>;

ColumnTypes read_columns(const mighost::Host& host) {
  ColumnTypes columns;
  host.query(columns_query, {}, [&](const mighost_row& row) {
    columns[std::string{view(row.values[0])}].emplace_back(view(row.values[1]), view(row.values[2]));
  });
  return columns;
}

/// Takes the types from SQLite, and makes sure that we read what it reads.
void compare_columns(const Entry& entry, const ColumnTypes& known, Parts& parts) {
  const auto found = known.find(entry.name);
  bool same = found != known.end() && found->second.size() == parts.columns.size();
  for (std::size_t i = 0; same && i < parts.columns.size(); ++i) {
    same = view(parts.columns[i].name) == found->second[i].first;
    // Without a type a column has the affinity of BLOB.
    const std::string& type = found->second[i].second;
    parts.columns[i].type_name = parts.arena.text(type.empty() ? "BLOB" : type);
  }
  if (!same) {
    throw std::runtime_error(
        "table \"" + entry.name +
        "\": its columns were read otherwise than SQLite reads them; please report this statement: " +
        entry.sql);
  }
}

std::string_view kind_of(const Entry& entry) {
  return entry.type == "virtual" ? "virtual table" : std::string_view{entry.type};
}

/// The tables, columns, views and virtual tables that a view or trigger speaks of. SQLite keeps no record of
/// them.
std::vector<mighost_ref> mentioned(const Entry& entry, const std::vector<Entry>& entries,
                                   const ColumnTypes& tables) {
  std::set<std::string> words;
  bool all_columns = false;
  for (const Token& token : tokenize(entry.sql)) {
    if (token.is_name()) words.insert(folded(token.name()));
    all_columns = all_columns || token.is_symbol('*');
  }
  std::vector<mighost_ref> refs;
  for (const auto& [table, columns] : tables) {
    if (!words.contains(folded(table)) || table == entry.name) continue;
    refs.push_back({str("table"), str(table), {}});
    for (const auto& [column, type] : columns) {
      if (all_columns || words.contains(folded(column)))
        refs.push_back({str("column"), str(table), str(column)});
    }
  }
  for (const Entry& other : entries) {
    if (other.type != "view" && other.type != "virtual") continue;
    if (other.name != entry.name && words.contains(folded(other.name)))
      refs.push_back({str(kind_of(other)), str(other.name), {}});
  }
  return refs;
}

/// The table whose rows an FTS table finds, by its argument `content=table`. Not its columns: to make the FTS
/// table again for a change of one would empty it.
std::vector<mighost_ref> content_table(const Entry& entry, const ColumnTypes& tables) {
  const std::vector<Token> tokens = tokenize(entry.sql);
  std::vector<mighost_ref> refs;
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
    if (!tokens[i].is("CONTENT") || !tokens[i + 1].is_symbol('=') || !tokens[i + 2].is_name()) continue;
    for (const auto& [table, columns] : tables) {
      if (folded(table) == folded(tokens[i + 2].name())) refs.push_back({str("table"), str(table), {}});
    }
  }
  return refs;
}

void give_object(const mighost::Host& host, const Entry& entry, const std::vector<Entry>& entries,
                 const ColumnTypes& tables) {
  const std::vector<mighost_ref> refs =
      entry.type == "virtual" ? content_table(entry, tables) : mentioned(entry, entries, tables);
  const std::string drop = "DROP " +
                           std::string{entry.type == "view"      ? "VIEW "
                                       : entry.type == "trigger" ? "TRIGGER "
                                                                 : "TABLE "} +
                           quote_identifier(entry.name);
  host.object({.struct_size = sizeof(mighost_object),
               .kind = str(kind_of(entry)),
               .identity = str(entry.name),
               .create = str(entry.sql),
               .drop = str(drop),
               .depends_on = span_of(refs)});
}

/// What a table is read into; the name lives as long as the entries.
struct ReadTable {
  const Entry* entry = nullptr;
  std::unique_ptr<Parts> parts = std::make_unique<Parts>();
};

/// Foreign keys name a table and its columns as that table does, in the same case. One without columns points
/// to the other table's primary key. SQLite also takes one to a table that is not there, or has no primary
/// key, and fails when rows are written; the names of its own columns stand for those that nobody knows.
void resolve_foreign_keys(std::vector<ReadTable>& tables) {
  for (ReadTable& table : tables) {
    for (mighost_foreign_key& key : table.parts->foreign_keys) {
      for (const ReadTable& other : tables) {
        if (folded(other.entry->name) != folded(view(key.referenced_table))) continue;
        key.referenced_table = str(other.entry->name);
        key.referenced_columns = other.parts->own_names(key.referenced_columns);
        if (key.referenced_columns.count == 0 && other.parts->primary_key)
          key.referenced_columns = other.parts->primary_key->columns;
      }
      if (key.referenced_columns.count == 0) key.referenced_columns = key.columns;
    }
  }
}

}  // namespace

void introspect(const mighost::Host& host, std::string_view /*schema*/, uint64_t /*flags*/) {
  const std::vector<Entry> entries = read_entries(host);
  const ColumnTypes columns = read_columns(host);
  std::vector<ReadTable> tables;
  std::map<std::string, Parts*> parts_of;
  for (const Entry& entry : entries) {
    if (entry.type != "table") continue;
    ReadTable& table = tables.emplace_back();
    table.entry = &entry;
    parse_table(entry.sql, entry.name, *table.parts);
    compare_columns(entry, columns, *table.parts);
    parts_of[entry.name] = table.parts.get();
  }
  for (const Entry& entry : entries) {
    if (entry.type != "index") continue;
    const auto found = parts_of.find(entry.table);
    if (found != parts_of.end())
      found->second->indexes.push_back(parse_index(entry.sql, entry.name, *found->second));
  }
  resolve_foreign_keys(tables);
  for (const ReadTable& table : tables) {
    table.parts->make_names_unique();
    print_expressions(*table.parts, table.entry->name);
  }
  for (const ReadTable& table : tables) host.table(table.parts->of({.name = str(table.entry->name)}));
  for (const Entry& entry : entries) {
    if (entry.type == "view" || entry.type == "trigger" || entry.type == "virtual")
      give_object(host, entry, entries, columns);
  }
}

}  // namespace sqlite
