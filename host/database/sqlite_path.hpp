#ifndef MIGHOST_DATABASE_SQLITE_PATH_HPP
#define MIGHOST_DATABASE_SQLITE_PATH_HPP

#include <string>
#include <string_view>

#include "database/dsn.hpp"

namespace mighost {

/// The file that a DSN means: `sqlite:///absolute/path`, `sqlite:relative/path` or `sqlite::memory:`, with
/// characters escaped as in any URI.
/// @throws DsnError
std::string sqlite_path(const Dsn& dsn);

/// The DSN of a file. @param path absolute
Dsn sqlite_dsn(std::string_view scheme, std::string_view path);

}  // namespace mighost

#endif
