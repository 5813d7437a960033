#ifndef MIGHOST_MODEL_RENAME_HPP
#define MIGHOST_MODEL_RENAME_HPP

#include <string>
#include <string_view>

#include "model/schema.hpp"

namespace mighost {

/// `table` as it is after the table `before` became `after`: itself renamed, or its references to that table.
/// The same value when it has nothing to do with it.
Shared<Table> rename_table(const Shared<Table>& table, std::string_view before, std::string_view after);

/// `table` as it is after the column `owner`.`before` became `after`: its column, keys, indexes, expressions,
/// and its references to that column.
Shared<Table> rename_column(const Shared<Table>& table, std::string_view owner, std::string_view before,
                            std::string_view after);

/// `table` as it is after the enum `before` got the name `after`: the types of its columns, and the casts to
/// it in its expressions.
Shared<Table> rename_enum(const Shared<Table>& table, const Enum& before, std::string_view after);

/// Whether the column's values are of that enum, or arrays of them.
bool has_enum_type(const Column& column, const Enum& each);

/// The name of a type as it is printed, without `schema` where that stands before it.
std::string_view without_schema(std::string_view printed, std::string_view schema);

/// An SQL expression with the identifier `before` replaced by `after`. Text in quotes and after a
/// dot is left alone. Used to foresee how a server prints an expression after a rename; what it prints
/// really is read back from it.
std::string rename_in_expression(std::string_view expression, std::string_view before,
                                 std::string_view after);

/// Whether the expression names the column, in the same sense.
bool mentions(std::string_view expression, std::string_view column);

}  // namespace mighost

#endif
