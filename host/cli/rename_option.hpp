#ifndef MIGHOST_CLI_RENAME_OPTION_HPP
#define MIGHOST_CLI_RENAME_OPTION_HPP

#include <string_view>
#include <vector>

#include "cli/arguments.hpp"
#include "diff/given_renames.hpp"

namespace mighost {

/// `--rename`, for the help of a command that compares two sides.
Option rename_option();

/// Reads `table.old=new` (a column) or `old=new` (a table). A name with a dot, an equals sign, a blank or a
/// double quote stands in double quotes, in which one that belongs to it is doubled. Throws UsageError.
GivenRename read_rename(std::string_view text);

/// All that are given.
std::vector<GivenRename> read_renames(const Arguments& arguments);

}  // namespace mighost

#endif
