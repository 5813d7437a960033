#ifndef MIGHOST_TESTS_PROPERTY_COLUMN_GENERATOR_HPP
#define MIGHOST_TESTS_PROPERTY_COLUMN_GENERATOR_HPP

#include <string>
#include <vector>

#include "model/schema.hpp"
#include "schema_generator.hpp"

namespace mighost::test {

/// A type with what goes with it, as the server prints it; `%` is the column.
struct TypeSample {
  std::string type;
  std::vector<std::string> defaults;
  std::string check;
};

/// The names that columns have.
const std::vector<std::string>& column_names();

/// The sample of the column's type, or null.
const TypeSample* sample_of(const Column& column);

/// The column as it stands in SQL.
std::string printed_name(const std::string& column);

/// `text` with the column in place of `%`.
std::string with_column(std::string text, const std::string& column);

/// One of the types that go with the name; `table` has the columns before it.
Column make_column(const std::string& name, const Table& table, const Schema& schema, Features features);

/// A default, identity or nothing.
void choose_value(Column& column, const Schema& schema);

/// One of the values of the column's enum, as the server prints it; empty: its type is no enum.
std::string any_enum_value(const Column& column, const Schema& schema);

/// Whether keys, indexes and foreign keys may use it.
bool can_have_index(const Column& column);

/// A comment, or none.
std::string any_comment();

}  // namespace mighost::test

#endif
