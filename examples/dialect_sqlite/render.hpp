#ifndef SQLITE_RENDER_HPP
#define SQLITE_RENDER_HPP

#include <mighost/plugin.hpp>

#include <cstdint>

namespace sqlite {

/// Gives the host the SQL of the changes. What ALTER TABLE cannot do to a table is done to it once, with all
/// else that the list changes of it, by making it anew.
void render(const mighost::Host& host, mighost::Rows<mighost_change> changes, uint64_t flags);

}  // namespace sqlite

#endif
