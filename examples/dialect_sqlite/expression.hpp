// Expressions of a table in the one form in which they are compared.
#ifndef SQLITE_EXPRESSION_HPP
#define SQLITE_EXPRESSION_HPP

#include "parts.hpp"

namespace sqlite {

/// Takes the quotes off names of columns that need none, in all expressions of the table. SQLite keeps what
/// was written, and writes names in quotes itself when a column is renamed: `"a" > 0` and `a > 0` are the
/// same.
void print_expressions(Parts& parts);

}  // namespace sqlite

#endif
