// The clauses that define what belongs to a table, as they stand in CREATE TABLE and ALTER TABLE … ADD.
#ifndef MIGHOST_DIALECT_RENDER_DEFINITION_HPP
#define MIGHOST_DIALECT_RENDER_DEFINITION_HPP

#include <mighost/abi.h>

#include <string>
#include <string_view>

namespace mighost::dialect {

/// `name type COLLATE … NOT NULL DEFAULT …`.
std::string column_definition(const mighost_column& column, std::string_view schema, std::string_view table);

/// `CONSTRAINT name PRIMARY KEY (…)`; `kind` is PRIMARY KEY or UNIQUE.
std::string key_definition(const mighost_key& key, std::string_view kind);
std::string check_definition(const mighost_check& check);
/// `schema` is where an unqualified referenced table is.
std::string foreign_key_definition(const mighost_foreign_key& key, mighost_str schema);
std::string exclusion_definition(const mighost_exclusion& exclusion);

/// ` DEFERRABLE INITIALLY DEFERRED`, or empty.
std::string deferrability(uint64_t flags);

/// ` NOT VALID`, or empty.
std::string validity(uint64_t flags);

/// `(a, lower(b) DESC)`: the elements of an index or exclusion constraint.
std::string element_list(mighost_span elements);

/// ` INCLUDE (a, b)`, or empty.
std::string include_clause(mighost_span columns);

}  // namespace mighost::dialect

#endif
