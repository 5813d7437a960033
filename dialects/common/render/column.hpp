#ifndef MIGHOST_DIALECT_RENDER_COLUMN_HPP
#define MIGHOST_DIALECT_RENDER_COLUMN_HPP

#include <mighost/abi.h>

#include <string>

#include "common/render/output.hpp"

namespace mighost::dialect {

void render_column(Output& out, const mighost_change& change);

/// `ALTER TABLE t ALTER COLUMN c` for a column of the change's table.
std::string alter_column(const mighost_change& change, mighost_str column);

void set_column_comment(Output& out, const mighost_change& change, const mighost_column& column);

/// All options of a new column: storage, compression, statistics, parameters.
void set_column_options(Output& out, const mighost_change& change, const mighost_column& column);

/// ADD COLUMN with all that the column has.
void add_column(Output& out, const mighost_change& change, const mighost_column& column);

}  // namespace mighost::dialect

#endif
