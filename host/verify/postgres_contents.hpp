#ifndef MIGHOST_VERIFY_POSTGRES_CONTENTS_HPP
#define MIGHOST_VERIFY_POSTGRES_CONTENTS_HPP

#include "database/connection.hpp"
#include "verify/contents.hpp"

namespace mighost {

/// Reads the contents of a PostgreSQL database: of a schema also owner, privileges and comment, of an
/// extension its version, and the settings of the database. @throws DatabaseError
Contents read_postgres_contents(Connection& connection);

}  // namespace mighost

#endif
