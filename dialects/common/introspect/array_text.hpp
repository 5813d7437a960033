// Arrays as the server prints them.
#ifndef MIGHOST_DIALECT_INTROSPECT_ARRAY_TEXT_HPP
#define MIGHOST_DIALECT_INTROSPECT_ARRAY_TEXT_HPP

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mighost::dialect {

/// The elements of a one-dimensional array: `{a,"b, c"}`. Empty for an empty text.
std::vector<std::string> parse_array(std::string_view text);

/// The numbers of an array or of a vector: `{1,2}`, `1 2`. Throws std::runtime_error for anything else.
std::vector<int64_t> parse_numbers(std::string_view text);

}  // namespace mighost::dialect

#endif
