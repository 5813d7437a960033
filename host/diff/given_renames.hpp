#ifndef MIGHOST_DIFF_GIVEN_RENAMES_HPP
#define MIGHOST_DIFF_GIVEN_RENAMES_HPP

#include <string>
#include <vector>

#include "model/schema.hpp"

namespace mighost {

/// A rename that somebody asks for, beyond those that `formerly` of the definitions tells.
struct GivenRename {
  std::string table;   ///< a column's: its name on either side; a table's: the one that it has now
  std::string column;  ///< the one that it has now; empty: the table itself is renamed
  std::string to;

  bool operator==(const GivenRename&) const = default;
};

/// As it is written on the command line: `table.old=new`, names in double quotes where they must be.
std::string rename_text(const GivenRename& rename);

/// `wanted` with the renames among its former names, so that diff() makes renames of them. Throws
/// std::runtime_error naming the rename, when one of the names is not where it should be: the old one in
/// `existing` only, the new one in `wanted` only; or when a name is renamed twice.
Schema apply_renames(const Schema& existing, const Schema& wanted, const std::vector<GivenRename>& renames);

}  // namespace mighost

#endif
