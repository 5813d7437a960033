#ifndef MIGHOST_TESTS_DIALECTS_FAMILIES_HPP
#define MIGHOST_TESTS_DIALECTS_FAMILIES_HPP

#include <string>
#include <vector>

#include "dialects/dialect.hpp"

namespace mighost::test {

/// Logical tables with their parents, as the host would give them to `lower`.
struct NamedFamily {
  std::string name;
  std::vector<Family> tables;
};

/// One for each subject: types, keys, names, nesting, options, hostile text.
const std::vector<NamedFamily>& families();

/// A table with the columns that the cloudquery convention adds, and its id as primary key if it has none.
mighost_table cloudquery(std::string_view name, std::initializer_list<mighost_column> columns);

}  // namespace mighost::test

#endif
