#ifndef MIGHOST_VERIFY_SQLITE_CONTENTS_HPP
#define MIGHOST_VERIFY_SQLITE_CONTENTS_HPP

#include "database/connection.hpp"
#include "verify/contents.hpp"

namespace mighost {

/// Reads the contents of an SQLite database: its tables and views, and what the file itself keeps: the two
/// numbers for whoever uses it, and whether it has a write-ahead log. @throws DatabaseError
Contents read_sqlite_contents(Connection& connection);

}  // namespace mighost

#endif
