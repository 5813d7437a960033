#ifndef MIGHOST_TESTS_INTROSPECT_READING_HPP
#define MIGHOST_TESTS_INTROSPECT_READING_HPP

#include <string>
#include <vector>

#include "plugin/dialect.hpp"

namespace mighost::test {

/// A schema as a dialect has read it, and what that took.
struct Reading {
  Introspected schema;
  int statements = 0;
  std::vector<std::string> remarks;  ///< what the dialect logged
};

/// The dialect of that name, loaded as the host does it.
Dialect load_dialect(const std::string& name, const Log& log = {});

/// Reads as the host does: in a read-only session, in a transaction that sees one state. On TimescaleDB,
/// close other connections first.
Reading read_schema(const std::string& dialect, const std::string& uri, const std::string& schema = "public");

}  // namespace mighost::test

#endif
