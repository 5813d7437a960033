// Literals of PostgreSQL.
#ifndef MIGHOST_DIALECT_LITERAL_HPP
#define MIGHOST_DIALECT_LITERAL_HPP

#include <string>
#include <string_view>

namespace mighost::dialect {

/// `text` as a string literal that means the same whatever standard_conforming_strings is: E'…' when there is
/// a backslash.
std::string quote_literal(std::string_view text);

/// `body` as a dollar-quoted literal, with a tag that does not occur in it.
std::string dollar_quote(std::string_view body);

/// The literal with which a function takes the table `schema.name` as a regclass: '"My table"'.
std::string regclass_literal(std::string_view schema, std::string_view name);

}  // namespace mighost::dialect

#endif
