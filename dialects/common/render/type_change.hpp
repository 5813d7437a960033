#ifndef MIGHOST_DIALECT_RENDER_TYPE_CHANGE_HPP
#define MIGHOST_DIALECT_RENDER_TYPE_CHANGE_HPP

#include <mighost/abi.h>

#include "common/render/output.hpp"

namespace mighost::dialect {

/// The change of a column's type, its values converted.
void alter_type(Output& out, const mighost_change& change, const mighost_column& before,
                const mighost_column& after);

void alter_collation(Output& out, const mighost_change& change, const mighost_column& after);

}  // namespace mighost::dialect

#endif
