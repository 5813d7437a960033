#ifndef MIGHOST_DIALECT_RENDER_TABLE_HPP
#define MIGHOST_DIALECT_RENDER_TABLE_HPP

#include <mighost/abi.h>

#include <string>
#include <string_view>

#include "common/render.hpp"
#include "common/render/output.hpp"

namespace mighost::dialect {

void create_table(Output& out, const mighost_table& table, const Extension& extension);
/// `value` is enabled or forced; empty: neither. `table` is its name in SQL.
void set_row_security(Output& out, const std::string& table, std::string_view value);
void drop_table(Output& out, const mighost_table& table);
void alter_table(Output& out, const mighost_change& change, const mighost_table& before,
                 const mighost_table& after, const Extension& extension);

}  // namespace mighost::dialect

#endif
