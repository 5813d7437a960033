#ifndef MIGHOST_TESTS_SUPPORT_EXPECTED_CATALOG_HPP
#define MIGHOST_TESTS_SUPPORT_EXPECTED_CATALOG_HPP

#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace mighost::test {

struct ExpectedColumn {
  std::string name;
  std::string type;  ///< as format_type() prints it
  bool not_null = false;

  bool operator==(const ExpectedColumn&) const = default;
};

/// A primary key, a unique constraint or an index that backs no constraint (btree, ascending, all rows).
struct ExpectedKey {
  std::string name;
  std::vector<std::string> columns;

  bool operator==(const ExpectedKey&) const = default;
};

/// Update is always NO ACTION.
struct ExpectedForeignKey {
  std::string name;
  std::vector<std::string> columns;
  std::string referenced_table;
  std::vector<std::string> referenced_columns;
  std::string on_delete;  ///< "cascade"

  bool operator==(const ExpectedForeignKey&) const = default;
};

/// One table of PostgreSQL's catalog. There are no defaults, checks or other objects in this data.
struct ExpectedTable {
  std::string name;
  std::vector<ExpectedColumn> columns;  ///< in the catalog's order
  std::optional<ExpectedKey> primary_key;
  std::vector<ExpectedKey> uniques;              ///< by name
  std::vector<ExpectedForeignKey> foreign_keys;  ///< by name
  std::vector<ExpectedKey> indexes;              ///< by name

  bool operator==(const ExpectedTable&) const = default;
};

using ExpectedCatalog = std::map<std::string, ExpectedTable>;

/// Reads tests/data/catalog/<dialect>/<state>.txt with the states that it builds on; the format is described
/// in tests/data/README.md. Throws std::runtime_error with `file:line: what`.
ExpectedCatalog read_expected_catalog(const std::string& dialect, const std::string& state);

/// The table in the lines of such a file, for test failures.
std::ostream& operator<<(std::ostream& out, const ExpectedTable& table);

}  // namespace mighost::test

#endif
