#ifndef MIGHOST_COMPILER_CHECK_HPP
#define MIGHOST_COMPILER_CHECK_HPP

#include <string_view>

#include "definition.hpp"
#include "yaml.hpp"

namespace mighost::compiler {

/// The columns that a convention adds by itself, and that a provider may name in keys but not define.
/// Null: there is no such convention.
const std::vector<std::string_view>* convention_columns(std::string_view convention);

/// Reports what can be seen only when everything has been read: names that come twice, keys that name no
/// column, misplaced parent ids. `all_read`: no file is missing from `definitions`; only then a reference to
/// something undefined is an error.
void check(const Definitions& definitions, const std::vector<std::string_view>& internal_columns,
           bool all_read, Errors& errors);

}  // namespace mighost::compiler

#endif
