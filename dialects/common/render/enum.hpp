#ifndef MIGHOST_DIALECT_RENDER_ENUM_HPP
#define MIGHOST_DIALECT_RENDER_ENUM_HPP

#include <mighost/abi.h>

#include "common/render/output.hpp"

namespace mighost::dialect {

void render_enum(Output& out, const mighost_change& change);

}  // namespace mighost::dialect

#endif
