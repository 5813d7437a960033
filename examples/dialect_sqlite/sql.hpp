// Names and values as SQL.
#ifndef SQLITE_SQL_HPP
#define SQLITE_SQL_HPP

#include <mighost/abi.h>

#include <string>
#include <string_view>
#include <vector>

namespace sqlite {

/// Whether the word means something to SQLite's grammar, in any case.
bool is_keyword(std::string_view word);

/// The name in lower case: SQLite takes names that differ in the case of A to Z alone for one.
std::string folded(std::string_view name);

/// The name as it is, or in double quotes where SQLite would not read it as the same name.
std::string quote_identifier(std::string_view name);
inline std::string quote_identifier(mighost_str name) {
  return quote_identifier(std::string_view{name.ptr, name.len});
}

/// `'text'`.
std::string quote_literal(std::string_view text);

/// `a, "b c"`: the names of a span.
std::string name_list(mighost_span names);

/// The parts with `, ` between them.
std::string joined(const std::vector<std::string>& parts, std::string_view separator = ", ");

}  // namespace sqlite

#endif
