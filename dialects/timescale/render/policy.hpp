// Jobs that TimescaleDB runs on a hypertable: retention and reordering.
#ifndef MIGHOST_DIALECT_TIMESCALE_RENDER_POLICY_HPP
#define MIGHOST_DIALECT_TIMESCALE_RENDER_POLICY_HPP

#include <mighost/abi.h>

#include "common/render/output.hpp"

namespace mighost::timescale {

/// Writes the policies of a table that has become a hypertable, and has its indexes.
void add_policies(dialect::Output& out, const mighost_table& table, bool has_rows);

/// Writes the change of a policy from one state of a hypertable to another.
void alter_retention(dialect::Output& out, const mighost_table& before, const mighost_table& after);
void alter_compression_policy(dialect::Output& out, const mighost_table& before, const mighost_table& after);
void alter_reorder(dialect::Output& out, const mighost_table& before, const mighost_table& after);

}  // namespace mighost::timescale

#endif
