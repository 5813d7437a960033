// Identifiers of PostgreSQL.
#ifndef MIGHOST_DIALECT_IDENTIFIER_HPP
#define MIGHOST_DIALECT_IDENTIFIER_HPP

#include <mighost/abi.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace mighost::dialect {

/// The longest identifier that PostgreSQL keeps; it cuts longer ones without an error.
inline constexpr std::size_t max_identifier_bytes = 63;

/// Whether `word` (lower case) is a keyword, of any PostgreSQL from 15 to 18, that cannot stand for a name
/// everywhere.
bool is_keyword(std::string_view word) noexcept;

/// `name` as it must stand in SQL: as it is, or in double quotes, by the rule of the server's quote_ident().
std::string quote_identifier(std::string_view name);

/// `schema.name`, or `name` when there is no schema.
std::string qualified(std::string_view schema, std::string_view name);
std::string qualified(mighost_str schema, mighost_str name);

/// `a, b, c` of a span of mighost_str.
std::string identifier_list(mighost_span names);

/// Splits `a.b` as `qualified` makes it into its two quoted halves; `first` is empty when there is no dot.
struct QuotedPair {
  std::string_view first;
  std::string_view second;
};
QuotedPair split_quoted(std::string_view text) noexcept;

}  // namespace mighost::dialect

#endif
