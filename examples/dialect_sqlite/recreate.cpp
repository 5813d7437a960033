#include "recreate.hpp"

#include <mighost/view.hpp>

#include <algorithm>

#include "definition.hpp"
#include "sql.hpp"

namespace sqlite {
namespace {

using mighost::rows;
using mighost::view;

bool has_row_numbers(const mighost_table& table) {
  const auto columns = rows<mighost_column>(table.columns);
  return std::any_of(columns.begin(), columns.end(),
                     [](const mighost_column& column) { return column.identity != MIGHOST_IDENTITY_NONE; });
}

/// The columns whose values are taken over: not those that are computed.
std::string common_columns(const mighost_table& from, const mighost_table& to) {
  std::vector<std::string> names;
  for (const mighost_column column : rows<mighost_column>(to.columns)) {
    if (column.generated != MIGHOST_GENERATED_NONE) continue;
    const auto old = rows<mighost_column>(from.columns);
    const bool was_there = std::any_of(old.begin(), old.end(), [&](const mighost_column& before) {
      return view(before.name) == view(column.name);
    });
    if (was_there) names.push_back(quote_identifier(column.name));
  }
  return joined(names);
}

}  // namespace

std::vector<std::string> require_foreign_keys_off() {
  return {
      "CREATE TEMP TABLE mighost_guard (\n"
      "    foreign_keys INTEGER CONSTRAINT \"set PRAGMA foreign_keys = OFF before this migration: it makes "
      "tables anew\" "
      "CHECK (foreign_keys = 0)\n)",
      "INSERT INTO temp.mighost_guard SELECT foreign_keys FROM pragma_foreign_keys",
      "DROP TABLE temp.mighost_guard",
  };
}

std::vector<std::string> recreate(const mighost_table& from, const mighost_table& to) {
  const std::string made = "mighost_new_" + std::string{view(to.name)};
  const std::string name = quote_identifier(to.name);
  const std::string columns = common_columns(from, to);
  std::vector<std::string> sql{create_table(to, made, {nullptr, 0, sizeof(mighost_foreign_key)})};
  if (!columns.empty()) {
    sql.push_back("INSERT INTO " + quote_identifier(std::string_view{made}) + " (" + columns + ")\nSELECT " +
                  columns + " FROM " + name);
  }
  if (has_row_numbers(from) && has_row_numbers(to)) {
    // The numbers that were given already are not given again, not even those of rows that are gone.
    sql.push_back("DELETE FROM sqlite_sequence WHERE name = " + quote_literal(made));
    sql.push_back("INSERT INTO sqlite_sequence (name, seq)\nSELECT " + quote_literal(made) +
                  ", seq FROM sqlite_sequence WHERE name = " + quote_literal(view(to.name)));
  }
  sql.push_back(
      "CREATE TEMP TABLE mighost_triggers AS\n"
      "SELECT type, name, tbl_name, rootpage, sql FROM main.sqlite_schema\n"
      "WHERE type = 'trigger' AND tbl_name = " +
      quote_literal(view(to.name)) + " COLLATE NOCASE");
  sql.push_back("DROP TABLE " + name);
  // In its legacy form, renaming leaves alone what names the table: it is the name that stays.
  sql.emplace_back("PRAGMA legacy_alter_table = ON");
  sql.push_back("ALTER TABLE " + quote_identifier(std::string_view{made}) + " RENAME TO " + name);
  sql.emplace_back("PRAGMA legacy_alter_table = OFF");
  sql.emplace_back("PRAGMA writable_schema = ON");
  sql.emplace_back(
      "INSERT INTO main.sqlite_schema SELECT type, name, tbl_name, rootpage, sql FROM temp.mighost_triggers");
  sql.emplace_back("PRAGMA writable_schema = RESET");
  sql.emplace_back("DROP TABLE temp.mighost_triggers");
  for (const mighost_index index : rows<mighost_index>(to.indexes))
    sql.push_back(create_index(index, view(to.name)));
  return sql;
}

}  // namespace sqlite
