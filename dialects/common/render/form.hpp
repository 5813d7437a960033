// What a table is beside its columns: a partition, a child, of a type; and how its rows are identified and
// kept.
#ifndef MIGHOST_DIALECT_RENDER_FORM_HPP
#define MIGHOST_DIALECT_RENDER_FORM_HPP

#include <mighost/abi.h>

#include <string>
#include <string_view>
#include <vector>

#include "common/render/output.hpp"

namespace mighost::dialect {

/// Whether the column comes with the table's parent or type, and changes with it.
bool is_inherited(const mighost_column& column);

/// `CREATE TABLE t PARTITION OF parent (…) FOR VALUES …`, with the elements that are the table's own.
std::string table_statement(const mighost_table& table, const std::vector<std::string>& elements);

/// What a partition or a table of a type says of a column that is not its own; empty: nothing.
std::string inherited_column(const mighost_table& table, const mighost_column& column);

/// Writes what can be said only when the table has its indexes.
void finish_form(Output& out, const mighost_table& table);

/// Writes the change of an option that is about the form. Returns false when the option is not one of these.
bool alter_form(Output& out, const mighost_change& change, const mighost_table& before,
                const mighost_table& after);

/// Writes the settings of an index, or of a key's, that CREATE cannot; `options` are its own.
void set_created_index_options(Output& out, const mighost_change& change, mighost_str name,
                               mighost_span options);

/// The change of such a setting. Returns false when it is not one of these.
bool alter_index_form(Output& out, const mighost_change& change, mighost_str name, mighost_str value);

}  // namespace mighost::dialect

#endif
