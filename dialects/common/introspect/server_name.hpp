// The names that PostgreSQL gives to constraints, indexes and sequences that were given none.
#ifndef MIGHOST_DIALECT_INTROSPECT_SERVER_NAME_HPP
#define MIGHOST_DIALECT_INTROSPECT_SERVER_NAME_HPP

#include <span>
#include <string>
#include <string_view>

namespace mighost::dialect {

/// `table_column_label`, the longer of the two names cut byte by byte until all fits into 63 bytes, and then
/// each back to a whole character. `column` may be empty, and then there is no underscore for it
/// (makeObjectName in the server).
std::string make_object_name(std::string_view table, std::string_view column, std::string_view label);

/// The part of the name that stands for several columns: joined, and ended after the column that reaches the
/// longest name (ChooseIndexNameAddition).
std::string name_addition(std::span<const std::string> columns);

/// Whether the server would have chosen `name`, be it with a number behind the label because others had the
/// name before.
bool is_server_name(std::string_view name, std::string_view table, std::string_view column,
                    std::string_view label);

/// Whether mighost would have (mighost/naming.hpp): the joined parts and the suffix, or as many of them as
/// fit, with a digest. The digest is not checked: it covers expressions, which the server prints in another
/// form than they were written.
bool is_own_name(std::string_view name, std::string_view table, std::span<const std::string> columns,
                 std::string_view suffix);

}  // namespace mighost::dialect

#endif
