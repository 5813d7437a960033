// How the server prints expressions that somebody else wrote.
#ifndef MIGHOST_DIALECT_NORMALIZE_NORMALIZE_HPP
#define MIGHOST_DIALECT_NORMALIZE_NORMALIZE_HPP

#include <mighost/plugin.hpp>

#include <string_view>

namespace mighost::dialect {

/// Makes the tables as temporary ones, with their expressions and the enums that those may need, and gives
/// the host what it reads back. The caller rolls back. What the server refuses is not there. Needs the right
/// TEMPORARY on the database and none on the schema; throws std::runtime_error when that is missing, or when
/// the session has temporary tables already.
void normalize(const Host& host, std::string_view schema, Rows<mighost_table> tables,
               Rows<mighost_enum> enums, uint64_t flags);

}  // namespace mighost::dialect

#endif
