#ifndef MIGHOST_TESTS_SQLITE_AS_SQLITE_HPP
#define MIGHOST_TESTS_SQLITE_AS_SQLITE_HPP

#include "model/schema.hpp"

namespace mighost::test {

/// What SQLite could hold of a schema that could be PostgreSQL's, with types, collations and expressions of
/// its own in the place of those that it has not. What is the same in two schemas is so in the results.
Schema as_sqlite(const Schema& schema);

}  // namespace mighost::test

#endif
