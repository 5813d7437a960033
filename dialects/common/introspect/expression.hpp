// Expressions as the server prints them.
#ifndef MIGHOST_DIALECT_INTROSPECT_EXPRESSION_HPP
#define MIGHOST_DIALECT_INTROSPECT_EXPRESSION_HPP

#include <string>
#include <string_view>

namespace mighost::dialect {

/// `((a > 0))` is `a > 0`; `(a) > (0)` stays as it is.
std::string_view without_outer_parentheses(std::string_view expression) noexcept;

/// The expression by which a column takes its values from a sequence. `sequence` is its name in SQL, as the
/// server prints a regclass.
std::string nextval_expression(std::string_view sequence);

}  // namespace mighost::dialect

#endif
