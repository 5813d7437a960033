#ifndef MIGHOST_DIALECT_RENDER_OBJECT_HPP
#define MIGHOST_DIALECT_RENDER_OBJECT_HPP

#include <mighost/abi.h>

#include "common/render/output.hpp"

namespace mighost::dialect {

void render_object(Output& out, const mighost_change& change);

}  // namespace mighost::dialect

#endif
