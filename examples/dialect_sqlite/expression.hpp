// Expressions of a table in the one form in which they are compared.
#ifndef SQLITE_EXPRESSION_HPP
#define SQLITE_EXPRESSION_HPP

#include <string_view>

#include "parts.hpp"

namespace sqlite {

/// Takes the quotes off names of columns that need none, and the name of the table before them, in all
/// expressions of the table. SQLite keeps what was written, and writes names in quotes itself when a column
/// is renamed: `"a" > 0`, `t.a > 0` and `a > 0` are the same. A table that is made anew has another name for
/// a while.
void print_expressions(Parts& parts, std::string_view table);

}  // namespace sqlite

#endif
