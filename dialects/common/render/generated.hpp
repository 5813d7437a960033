#ifndef MIGHOST_DIALECT_RENDER_GENERATED_HPP
#define MIGHOST_DIALECT_RENDER_GENERATED_HPP

#include <mighost/abi.h>

#include "common/render/output.hpp"

namespace mighost::dialect {

/// The change of MIGHOST_ATTRIBUTE_GENERATED. What hangs on the column (keys, indexes, …) must be gone when
/// the column is made anew, and come back after it: those are changes of their own.
void alter_generated(Output& out, const mighost_change& change, const mighost_column& before,
                     const mighost_column& after);

}  // namespace mighost::dialect

#endif
