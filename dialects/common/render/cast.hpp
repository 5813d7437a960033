// How a value of one type becomes one of another.
#ifndef MIGHOST_DIALECT_RENDER_CAST_HPP
#define MIGHOST_DIALECT_RENDER_CAST_HPP

#include <cstdint>
#include <string>
#include <string_view>

namespace mighost::dialect {

/// A conversion that ALTER COLUMN … TYPE can make.
struct Cast {
  bool possible = true;
  std::string expression;  ///< for USING, with `column` in place; empty: the server converts by itself
  uint64_t hazards = 0;    ///< MIGHOST_HAZARD_…
  std::string remark;      ///< what may go wrong, or why it is not possible; may be empty
};

/// The cast from one printed type to another. `column` is the quoted name of the column.
Cast find_cast(std::string_view from, std::string_view to, const std::string& column);

}  // namespace mighost::dialect

#endif
