#include "catalog.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>

namespace mighost::test {
namespace {

std::vector<std::string> names(const std::string& array) {
  std::vector<std::string> result;
  std::istringstream in{array};
  for (std::string name; std::getline(in, name, '\n');) result.push_back(name);
  return result;
}

std::string list(const std::vector<std::string>& columns) {
  std::string text = "(";
  for (const std::string& column : columns) text += (text.size() > 1 ? ", " : "") + column;
  return text + ")";
}

/// The table as lines that can be compared one by one.
std::set<std::string> facts(const ExpectedTable& table) {
  std::set<std::string> lines;
  const std::string prefix = table.name + ": ";
  for (const ExpectedColumn& column : table.columns) {
    lines.insert(prefix + "column " + column.name + " " + column.type + (column.not_null ? " not null" : ""));
  }
  if (table.primary_key)
    lines.insert(prefix + "primary " + table.primary_key->name + " " + list(table.primary_key->columns));
  for (const ExpectedKey& key : table.uniques) lines.insert(prefix + "unique " + list(key.columns));
  for (const ExpectedForeignKey& key : table.foreign_keys) {
    lines.insert(prefix + "foreign " + list(key.columns) + " -> " + key.referenced_table + " " +
                 list(key.referenced_columns) + " on delete " + key.on_delete);
  }
  for (const ExpectedKey& key : table.indexes) lines.insert(prefix + "index " + list(key.columns));
  return lines;
}

std::set<std::string> facts(const ExpectedCatalog& catalog) {
  std::set<std::string> lines;
  for (const auto& [name, table] : catalog) {
    lines.insert(name + ": table");
    lines.merge(facts(table));
  }
  return lines;
}

}  // namespace

ExpectedCatalog read_catalog(Connection& connection) {
  ExpectedCatalog catalog;
  for (const Row& row : connection.query(R"(
      SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      ORDER BY c.relname, a.attnum)")) {
    ExpectedTable& table = catalog[*row[0]];
    table.name = *row[0];
    table.columns.push_back({*row[1], *row[2], *row[3] == "t"});
  }
  for (const Row& row : connection.query(R"(
      SELECT t.relname, k.conname, k.contype,
             (SELECT string_agg(a.attname, E'\n' ORDER BY o.n) FROM unnest(k.conkey) WITH ORDINALITY o(num, n)
              JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = o.num),
             r.relname,
             (SELECT string_agg(a.attname, E'\n' ORDER BY o.n) FROM unnest(k.confkey) WITH ORDINALITY o(num, n)
              JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = o.num),
             k.confdeltype
      FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid LEFT JOIN pg_class r ON r.oid = k.confrelid
      WHERE t.relnamespace = 'public'::regnamespace AND k.contype IN ('p', 'u', 'f') ORDER BY 1, 2)")) {
    ExpectedTable& table = catalog[*row[0]];
    const std::string kind = *row[2];
    if (kind == "p") table.primary_key = {*row[1], names(*row[3])};
    if (kind == "u") table.uniques.push_back({*row[1], names(*row[3])});
    if (kind == "f") {
      table.foreign_keys.push_back(
          {*row[1], names(*row[3]), *row[4], names(*row[5]), *row[6] == "c" ? "cascade" : "something else"});
    }
  }
  for (const Row& row : connection.query(R"(
      SELECT t.relname, i.relname,
             (SELECT string_agg(a.attname, E'\n' ORDER BY o.n) FROM unnest(x.indkey) WITH ORDINALITY o(num, n)
              JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = o.num)
      FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
      WHERE t.relnamespace = 'public'::regnamespace
        AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = x.indexrelid AND k.contype IN ('p', 'u', 'x'))
      ORDER BY 1, 2)")) {
    catalog[*row[0]].indexes.push_back({*row[1], names(*row[2])});
  }
  return catalog;
}

std::vector<std::string> differences(const ExpectedCatalog& expected, const ExpectedCatalog& actual) {
  const std::set<std::string> before = facts(expected);
  const std::set<std::string> after = facts(actual);
  std::vector<std::string> lines;
  for (const std::string& line : before) {
    if (!after.contains(line)) lines.push_back("- " + line);
  }
  for (const std::string& line : after) {
    if (!before.contains(line)) lines.push_back("+ " + line);
  }
  return lines;
}

void check_differences(const ExpectedCatalog& expected, const ExpectedCatalog& actual,
                       const Exceptions& exceptions) {
  std::set<std::string> seen;
  for (const std::string& line : differences(expected, actual)) {
    seen.insert(line);
    CHECK_MESSAGE(exceptions.contains(line), line);
  }
  for (const auto& [line, reason] : exceptions) {
    CHECK_MESSAGE(seen.contains(line), "no such difference any more: ", line, " (", reason, ")");
  }
}

}  // namespace mighost::test
