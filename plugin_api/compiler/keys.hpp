#ifndef MIGHOST_COMPILER_KEYS_HPP
#define MIGHOST_COMPILER_KEYS_HPP

#include <string_view>
#include <vector>

#include "definition.hpp"

namespace mighost::compiler {

/// Whether at most one row of the table has the same values in these columns, in any order: a foreign key can
/// point to them. `internal`: the columns that the convention adds.
bool is_key(const Table& table, const Texts& columns, const std::vector<std::string_view>& internal);

}  // namespace mighost::compiler

#endif
