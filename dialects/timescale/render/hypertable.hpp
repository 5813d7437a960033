#ifndef MIGHOST_DIALECT_TIMESCALE_RENDER_HYPERTABLE_HPP
#define MIGHOST_DIALECT_TIMESCALE_RENDER_HYPERTABLE_HPP

#include <mighost/abi.h>

#include <string_view>

#include "common/render/output.hpp"

namespace mighost::timescale {

/// Makes a hypertable of the new, empty table, if it shall be one.
void create_hypertable(dialect::Output& out, const mighost_table& table);

/// Makes a hypertable of the plain table `before`, with all its settings; the rows stay.
void become_hypertable(dialect::Output& out, const mighost_table& after);

/// Changes of a table that is a hypertable and stays one.
void alter_chunk_interval(dialect::Output& out, const mighost_table& after);
void alter_integer_now(dialect::Output& out, const mighost_table& after);
void alter_dimension(dialect::Output& out, const mighost_table& before, const mighost_table& after,
                     std::string_view key);

}  // namespace mighost::timescale

#endif
