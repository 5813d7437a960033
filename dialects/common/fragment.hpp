// Pieces of SQL that a provider writes: expressions, types, collations, operator classes.
#ifndef MIGHOST_DIALECT_FRAGMENT_HPP
#define MIGHOST_DIALECT_FRAGMENT_HPP

#include <string>
#include <string_view>

namespace mighost::dialect {

/// Why `sql` cannot be put between parentheses without reaching beyond them, or empty if it can: brackets and
/// quotes must be closed, and a semicolon or a comment may stand only inside quotes.
std::string fragment_problem(std::string_view sql);

/// The same for a name as the server prints it (a type, collation, operator class or operator): no string
/// literal either.
std::string printed_name_problem(std::string_view text);

}  // namespace mighost::dialect

#endif
