#ifndef MIGHOST_COMPILER_TYPE_HPP
#define MIGHOST_COMPILER_TYPE_HPP

#include <cstdint>
#include <string_view>

#include "definition.hpp"
#include "yaml.hpp"

namespace mighost::compiler {

/// A type and the words behind it, `uuid not_null parent_id`: the short form of a column.
struct TypeAndFlags {
  Type type;
  uint64_t flags = 0;  ///< MIGHOST_COLUMN_…
};

/// Reports what cannot be read, in which case the type is NATIVE without a name.
TypeAndFlags read_type(const Text& text, Errors& errors);

/// Smallest and largest number of an integer type; false for other types.
bool integer_range(const Type& type, int64_t& min, int64_t& max);

}  // namespace mighost::compiler

#endif
