// Tables and indexes as SQLite's own statements.
#ifndef SQLITE_DEFINITION_HPP
#define SQLITE_DEFINITION_HPP

#include <mighost/abi.h>

#include <string>
#include <string_view>

namespace sqlite {

/// Whether it can stand behind DEFAULT without parentheses: `-1`, `'a'`, NULL, CURRENT_TIME.
bool is_plain_value(std::string_view expression);

/// `name TYPE NOT NULL DEFAULT 1`: of a column that is no AUTOINCREMENT.
std::string column_definition(const mighost_column& column);

/// CREATE TABLE under the name `name`, with `extra` as further foreign keys; without its indexes.
std::string create_table(const mighost_table& table, std::string_view name, mighost_span extra);

/// CREATE INDEX on the table of that name.
std::string create_index(const mighost_index& index, std::string_view table);

}  // namespace sqlite

#endif
