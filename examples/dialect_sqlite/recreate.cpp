#include "recreate.hpp"

#include <mighost/view.hpp>

#include <algorithm>

#include "definition.hpp"
#include "row_number.hpp"
#include "sql.hpp"

namespace sqlite {
namespace {

using mighost::rows;
using mighost::view;

bool has_autoincrement(const mighost_table& table) {
  const auto columns = rows<mighost_column>(table.columns);
  return std::any_of(columns.begin(), columns.end(),
                     [](const mighost_column& column) { return column.identity != MIGHOST_IDENTITY_NONE; });
}

/// Stops the migration with the message unless the query gives 0.
std::vector<std::string> require_zero(std::string_view query, std::string_view message) {
  return {
      "CREATE TEMP TABLE mighost_guard (\n    value INTEGER CONSTRAINT " + quote_identifier(message) +
          " CHECK (value = 0)\n)",
      "INSERT INTO temp.mighost_guard " + std::string{query},
      "DROP TABLE temp.mighost_guard",
  };
}

void append(std::vector<std::string>& sql, std::vector<std::string> more) {
  for (std::string& statement : more) sql.push_back(std::move(statement));
}

/// A column that becomes the number of the row: what is NULL in it would be given a number that nobody chose.
void require_numbers(std::vector<std::string>& sql, const mighost_table& from, const mighost_table& to) {
  const std::string_view number = row_number_column(to);
  for (const auto& [before, after] : copied_columns(from, to)) {
    const bool may_be_null = (before.flags & MIGHOST_COLUMN_NOT_NULL) == 0;
    if (view(after.name) != number || !may_be_null) continue;
    const std::string name = std::string{view(to.name)} + '.' + std::string{number};
    append(sql, require_zero("SELECT count(*) FROM " + quote_identifier(to.name) + " WHERE " +
                                 quote_identifier(before.name) + " IS NULL",
                             name + " becomes the number of the row: give it values where it is NULL"));
  }
}

/// Takes the rows over, and their numbers, by which the rows of another table can be meant (as an FTS table
/// does with `content=`).
std::string copy_rows(const mighost_table& from, const mighost_table& to, std::string_view made) {
  std::vector<std::string> into;
  std::vector<std::string> values;
  const std::string_view number = hidden_row_number(from, to);
  if (!number.empty()) {
    into.emplace_back(number);
    values.emplace_back(number);
  }
  for (const auto& [before, after] : copied_columns(from, to)) {
    into.push_back(quote_identifier(after.name));
    values.push_back(quote_identifier(before.name));
  }
  if (into.empty()) return {};
  return "INSERT INTO " + quote_identifier(made) + " (" + joined(into) + ")\nSELECT " + joined(values) +
         " FROM " + quote_identifier(to.name);
}

}  // namespace

std::vector<std::pair<mighost_column, mighost_column>> copied_columns(const mighost_table& from,
                                                                      const mighost_table& to) {
  std::vector<std::pair<mighost_column, mighost_column>> pairs;
  for (const mighost_column after : rows<mighost_column>(to.columns)) {
    if (after.generated != MIGHOST_GENERATED_NONE) continue;
    for (const mighost_column before : rows<mighost_column>(from.columns)) {
      if (folded(view(before.name)) == folded(view(after.name))) pairs.emplace_back(before, after);
    }
  }
  return pairs;
}

std::vector<std::string> require_foreign_keys_off() {
  return require_zero("SELECT foreign_keys FROM pragma_foreign_keys",
                      "set PRAGMA foreign_keys = OFF before this migration: it makes tables anew");
}

std::vector<std::string> recreate(const mighost_table& from, const mighost_table& to) {
  const std::string made = "mighost_new_" + std::string{view(to.name)};
  const std::string name = quote_identifier(to.name);
  std::vector<std::string> sql{create_table(to, made, {nullptr, 0, sizeof(mighost_foreign_key)})};
  require_numbers(sql, from, to);
  if (std::string copy = copy_rows(from, to, made); !copy.empty()) sql.push_back(std::move(copy));
  if (has_autoincrement(from) && has_autoincrement(to)) {
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
