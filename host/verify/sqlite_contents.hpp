#ifndef MIGHOST_VERIFY_SQLITE_CONTENTS_HPP
#define MIGHOST_VERIFY_SQLITE_CONTENTS_HPP

#include "database/connection.hpp"
#include "verify/contents.hpp"

namespace mighost {

/// Reads the contents of an SQLite database: its tables and views, and the two numbers that its file keeps
/// for whoever uses it, where they are not 0 as in a new one. @throws DatabaseError
Contents read_sqlite_contents(Connection& connection);

}  // namespace mighost

#endif
