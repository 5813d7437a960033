#ifndef MIGHOST_COMPILER_CHECK_COLUMN_HPP
#define MIGHOST_COMPILER_CHECK_COLUMN_HPP

#include <string_view>
#include <vector>

#include "definition.hpp"
#include "yaml.hpp"

namespace mighost::compiler {

/// Whether the table has such a column, with those that its convention adds (`internal`).
bool has_column(const Table& table, std::string_view name, const std::vector<std::string_view>& internal);

/// Whether the default of a column of an enum is one of its `values`.
void check_default(const Column& column, const Texts& values, Errors& errors);

/// A name that a column had before can be that of no column now, and of one column only: else which values
/// are whose cannot be known.
void check_formerly(const Table& table, const std::vector<std::string_view>& internal, Errors& errors);

}  // namespace mighost::compiler

#endif
