#ifndef SQLITE_INTROSPECT_HPP
#define SQLITE_INTROSPECT_HPP

#include <mighost/plugin.hpp>

#include <cstdint>
#include <string_view>

namespace sqlite {

/// Reads the main database, by two queries. SQLite's own tables, and those that virtual tables keep their
/// data in, are nobody's. `schema` and `flags` are not looked at: there are none.
void introspect(const mighost::Host& host, std::string_view schema, uint64_t flags);

}  // namespace sqlite

#endif
