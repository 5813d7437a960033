#ifndef MIGHOST_DIALECT_RENDER_INDEX_HPP
#define MIGHOST_DIALECT_RENDER_INDEX_HPP

#include <mighost/abi.h>

#include <string>

#include "common/render/output.hpp"

namespace mighost::dialect {

/// What to do when a concurrent build is interrupted, for people.
std::string interrupted_remark(mighost_str index);

void create_index(Output& out, const mighost_change& change, const mighost_index& index);

/// The option `change.key` of the index `name`, which may belong to a constraint; `options` are the new ones.
void set_index_option(Output& out, const mighost_change& change, mighost_str name, mighost_span options);

void render_index(Output& out, const mighost_change& change);

}  // namespace mighost::dialect

#endif
