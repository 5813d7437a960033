// One upgrade of tables with rows, and what must become of the rows.
#ifndef MIGHOST_TESTS_DATA_PRESERVATION_CASE_HPP
#define MIGHOST_TESTS_DATA_PRESERVATION_CASE_HPP

#include <string>
#include <vector>

#include "diff/diff.hpp"
#include "support/server.hpp"

namespace mighost::test {

/// What one item of the wanted schema was called before, as `formerly` of a provider's definition.
struct Formerly {
  std::string kind;  ///< "table", "column" or "enum"
  std::string name;  ///< of a column: `table.column`
  std::string before;
};

/// A query whose result stays the same: `before` on the former schema, `after` on the wanted one.
struct Rows {
  std::string before;
  std::string after = {};  ///< empty: the same as `before`
};

struct Case {
  std::string name;
  std::string before;  ///< SQL that makes the former schema with its rows
  std::string wanted;  ///< SQL that makes the wanted schema
  std::vector<Rows> rows;
  std::vector<Formerly> formerly = {};
  std::string then = {};  ///< SQL that must work on the upgraded database; its effect is rolled back
};

/// Upgrades a database by the files that the host writes, and takes the upgrade back: the rows are the same
/// before, after and after the way back; the schema is the wanted one, and then the former one; a second
/// comparison finds nothing.
void check_rows(TestServer& server, const Case& each);

/// The same for an upgrade that the server must refuse, since rows do not fit: not a thing has changed.
/// @param reason a part of what the server says
void check_refused(TestServer& server, const Case& each, const std::string& reason);

}  // namespace mighost::test

#endif
