// Logical types as PostgreSQL's own, written as format_type() prints them.
#ifndef MIGHOST_DIALECT_TYPE_NAME_HPP
#define MIGHOST_DIALECT_TYPE_NAME_HPP

#include <mighost/abi.h>

#include <string>
#include <string_view>

namespace mighost::dialect {

/// The type of `column`; an enum is taken from `schema`. Throws std::runtime_error, without naming the
/// column, for a type that does not exist.
std::string physical_type(const mighost_column& column, std::string_view schema);

/// `type` as the server would print it: `varchar(20)` is `character varying(20)`, `timestamptz` is
/// `timestamp with time zone`. Unknown names stay as they are.
std::string normalised_type(std::string_view type);

/// A printed type in its parts: `numeric(10,2)[]` is numeric, (10,2) and an array.
struct TypeParts {
  std::string base;       ///< without arguments: `timestamp without time zone`
  std::string arguments;  ///< `10,2`; empty: none
  bool array = false;
};
TypeParts type_parts(std::string_view type);

}  // namespace mighost::dialect

#endif
