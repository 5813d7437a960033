// Identifiers of PostgreSQL.
#ifndef MIGHOST_DIALECT_IDENTIFIER_HPP
#define MIGHOST_DIALECT_IDENTIFIER_HPP

#include <mighost/abi.h>
#include <mighost/identifier.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace mighost::dialect {

/// The longest identifier that PostgreSQL keeps; it cuts longer ones without an error.
inline constexpr std::size_t max_identifier_bytes = 63;

using mighost::quote_identifier;

/// `schema.name`, or `name` when there is no schema.
std::string qualified(std::string_view schema, std::string_view name);
std::string qualified(mighost_str schema, mighost_str name);

/// The object as SQL has it: its identity is SQL already.
std::string name_of(const mighost_object& object);

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
