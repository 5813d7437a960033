#ifndef MIGHOST_TESTS_INTROSPECT_READING_HPP
#define MIGHOST_TESTS_INTROSPECT_READING_HPP

#include <string>
#include <vector>

#include "plugin/dialect.hpp"
#include "support/connection.hpp"

namespace mighost::test {

/// A schema as a dialect has read it, and what that took.
struct Reading {
  Introspected schema;
  int statements = 0;
  std::vector<std::string> remarks;  ///< what the dialect logged
};

/// The dialect of that name, loaded as the host does it.
Dialect load_dialect(const std::string& name, const Log& log = {});

/// Reads as the host does: in a read-only transaction that sees one state, with the schema as search path.
Reading read_schema(const std::string& dialect, Connection& connection, const std::string& schema = "public");

/// The statement that starts that transaction, for schemas of any name.
std::string begin_reading(const std::string& schema);

/// How a dialect reaches the database: rows come one by one, so that no result is ever whole in memory.
Query query_through(Connection& connection, int& statements);

}  // namespace mighost::test

#endif
