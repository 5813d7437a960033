#ifndef MIGHOST_PLUGIN_READ_HPP
#define MIGHOST_PLUGIN_READ_HPP

#include <mighost/abi.h>

#include <string>
#include <vector>

#include "change/change.hpp"
#include "change/condition.hpp"
#include "change/statement.hpp"
#include "model/object.hpp"
#include "model/table.hpp"

namespace mighost {

/// Copies of ABI data as values of the model. The data must have been checked (check.hpp) and be as this host
/// knows it: a row by row_at, a struct by read_struct.
std::string read_text(mighost_str text);
std::vector<std::string> read_texts(mighost_span texts);
Options read_options(mighost_span options);
Column read_column(const mighost_column& column);
Key read_key(const mighost_key& key);
Check read_check(const mighost_check& check);
ForeignKey read_foreign_key(const mighost_foreign_key& key);
Index read_index(const mighost_index& index);
Exclusion read_exclusion(const mighost_exclusion& exclusion);
/// With its relations.
Table read_table(const mighost_table& table);
Enum read_enum(const mighost_enum& enumeration);
Object read_object(const mighost_object& object);
Statement read_statement(const mighost_statement& statement);
Change read_change(const mighost_change& change);
Condition read_condition(const mighost_condition& condition);

}  // namespace mighost

#endif
