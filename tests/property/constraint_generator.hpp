#ifndef MIGHOST_TESTS_PROPERTY_CONSTRAINT_GENERATOR_HPP
#define MIGHOST_TESTS_PROPERTY_CONSTRAINT_GENERATOR_HPP

#include <string>
#include <vector>

#include "model/schema.hpp"
#include "schema_generator.hpp"

namespace mighost::test {

/// Adds some of each kind; `suffix` makes their names.
void add_constraints(Table& table, const std::string& suffix, const Schema& schema, Features features);

/// Foreign keys to keys of other tables and of the table itself, of the same types.
void add_foreign_keys(std::vector<Table>& tables, Features features);

}  // namespace mighost::test

#endif
