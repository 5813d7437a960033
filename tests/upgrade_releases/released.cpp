#include "released.hpp"

namespace mighost::test {
namespace {

// All names in this data are harmless; some are reserved words.
std::string quoted(const std::string& name) {
  return '"' + name + '"';
}

std::string list(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "(" : ", ") + quoted(name);
  return text + ")";
}

std::string constraint(const std::string& name, const std::string& definition) {
  return ",\n  CONSTRAINT " + quoted(name) + " " + definition;
}

std::string table(const ExpectedTable& table) {
  std::string columns;
  for (const ExpectedColumn& column : table.columns) {
    columns += (columns.empty() ? "\n  " : ",\n  ") + quoted(column.name) + " " + column.type +
               (column.not_null ? " NOT NULL" : "");
  }
  std::string text = "CREATE TABLE " + quoted(table.name) + " (" + columns;
  if (table.primary_key) {
    text += constraint(table.primary_key->name, "PRIMARY KEY " + list(table.primary_key->columns));
  }
  return text + ");\n";
}

/// Apart from the key: PostgreSQL would merge a unique constraint over the same columns into it.
std::string uniques(const ExpectedTable& table) {
  std::string text;
  for (const ExpectedKey& key : table.uniques) {
    text += "ALTER TABLE " + quoted(table.name) + " ADD CONSTRAINT " + quoted(key.name) + " UNIQUE " +
            list(key.columns) + ";\n";
  }
  return text;
}

std::string rest(const ExpectedTable& table) {
  std::string text;
  for (const ExpectedForeignKey& key : table.foreign_keys) {
    text += "ALTER TABLE " + quoted(table.name) + " ADD CONSTRAINT " + quoted(key.name) + " FOREIGN KEY " +
            list(key.columns) + " REFERENCES " + quoted(key.referenced_table) + " " +
            list(key.referenced_columns) + " ON DELETE " + key.on_delete + ";\n";
  }
  for (const ExpectedKey& index : table.indexes) {
    text += "CREATE INDEX " + quoted(index.name) + " ON " + quoted(table.name) + " " + list(index.columns) +
            ";\n";
  }
  return text;
}

}  // namespace

std::string script_of(const ExpectedCatalog& catalog) {
  std::string tables;
  std::string keys;
  std::string last;
  for (const auto& [name, each] : catalog) {
    tables += table(each);
    keys += uniques(each);
    last += rest(each);
  }
  return tables + keys + last;
}

}  // namespace mighost::test
