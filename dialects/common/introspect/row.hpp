#ifndef MIGHOST_DIALECT_INTROSPECT_ROW_HPP
#define MIGHOST_DIALECT_INTROSPECT_ROW_HPP

#include <mighost/abi.h>
#include <mighost/view.hpp>

#include <charconv>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace mighost::dialect {

/// An object's number in its catalog.
using Oid = uint32_t;

/// A row of a catalog query. Points into the row of the host, and lives as long.
class Row {
 public:
  explicit Row(const mighost_row& row) noexcept : row_(row) {}

  bool has(uint32_t column) const noexcept { return column < row_.count && present(row_.values[column]); }
  /// Empty for NULL.
  std::string_view text(uint32_t column) const noexcept {
    return has(column) ? view(row_.values[column]) : "";
  }
  /// A boolean as text, or as its cast to text; false for NULL.
  bool flag(uint32_t column) const noexcept { return text(column).starts_with('t'); }
  /// The one character of a catalog's "char"; `\0` for NULL and empty.
  char letter(uint32_t column) const noexcept { return text(column).empty() ? '\0' : text(column).front(); }
  Oid oid(uint32_t column) const { return number<Oid>(column); }

  /// 0 for NULL. Throws std::runtime_error for what is no number.
  template <typename Number = int64_t>
  Number number(uint32_t column) const {
    const std::string_view digits = text(column);
    Number value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.empty() || (error == std::errc{} && end == digits.data() + digits.size())) return value;
    throw std::runtime_error("the catalog gave \"" + std::string{digits} + "\" where a number was expected");
  }

 private:
  const mighost_row& row_;
};

}  // namespace mighost::dialect

#endif
