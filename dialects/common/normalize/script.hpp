#ifndef MIGHOST_DIALECT_NORMALIZE_SCRIPT_HPP
#define MIGHOST_DIALECT_NORMALIZE_SCRIPT_HPP

#include <mighost/view.hpp>

#include <string>

namespace mighost::dialect {

/// One statement that makes the enums and tables in pg_temp, each expression by itself: what the server
/// refuses is left out, and the rest goes on. Expressions that reach beyond themselves are left out too.
std::string temporary_script(Rows<mighost_table> tables, Rows<mighost_enum> enums);

}  // namespace mighost::dialect

#endif
