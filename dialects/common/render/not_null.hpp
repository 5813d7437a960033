#ifndef MIGHOST_DIALECT_RENDER_NOT_NULL_HPP
#define MIGHOST_DIALECT_RENDER_NOT_NULL_HPP

#include <mighost/abi.h>

#include "common/render/output.hpp"

namespace mighost::dialect {

/// The change of MIGHOST_ATTRIBUTE_NOT_NULL.
void alter_not_null(Output& out, const mighost_change& change, const mighost_column& after);

}  // namespace mighost::dialect

#endif
