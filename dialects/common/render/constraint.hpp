#ifndef MIGHOST_DIALECT_RENDER_CONSTRAINT_HPP
#define MIGHOST_DIALECT_RENDER_CONSTRAINT_HPP

#include <mighost/abi.h>

#include <string>
#include <string_view>

#include "common/render/output.hpp"

namespace mighost::dialect {

/// `ALTER TABLE … ADD <definition>` on the change's table.
void add_constraint(Output& out, const mighost_change& change, std::string_view definition, uint64_t hazards);

void create_check(Output& out, const mighost_change& change, const mighost_check& check);
void create_foreign_key(Output& out, const mighost_change& change, const mighost_foreign_key& key);

void set_constraint_comment(Output& out, const mighost_change& change, mighost_str name, mighost_str comment);

/// The text of a comment as COMMENT … IS takes it: a literal, or NULL.
std::string comment_value(mighost_str comment);

/// The changes of each kind of constraint; `kind` is PRIMARY KEY or UNIQUE.
void render_key(Output& out, const mighost_change& change, std::string_view kind);
void render_check(Output& out, const mighost_change& change);
void render_foreign_key(Output& out, const mighost_change& change);
void render_exclusion(Output& out, const mighost_change& change);

}  // namespace mighost::dialect

#endif
