// Plain default values as SQL.
#ifndef MIGHOST_DIALECT_DEFAULT_VALUE_HPP
#define MIGHOST_DIALECT_DEFAULT_VALUE_HPP

#include <string>
#include <string_view>

namespace mighost::dialect {

/// `value` as an expression of `type` (as the server prints it), in the form in which the server prints it
/// again: numbers and booleans plain, everything else a literal with its cast. Throws std::runtime_error,
/// without naming the column, when a number, boolean or uuid is none.
std::string default_expression(std::string_view value, std::string_view type);

}  // namespace mighost::dialect

#endif
