#ifndef MIGHOST_TESTS_ONLINE_STAGE_HPP
#define MIGHOST_TESTS_ONLINE_STAGE_HPP

#include <cstdint>
#include <memory>
#include <string>

#include "database/connection.hpp"
#include "model/schema.hpp"
#include "plugin/dialect.hpp"
#include "support/connection.hpp"
#include "support/server.hpp"

namespace mighost::test {

/// A database in which changes are tried, one after the other.
class Stage {
 public:
  explicit Stage(TestServer& server, const std::string& dialect = "postgres");

  [[nodiscard]] const Dialect& dialect() const { return dialect_; }
  [[nodiscard]] Connection& connection() { return connection_; }
  [[nodiscard]] Connection connect() const { return database_.connect(); }

  /// Empties the schema `public`, and runs the SQL.
  void make(const std::string& sql);

  /// What the schema `public` is now.
  [[nodiscard]] Schema read() const;

  /// Runs the SQL in a transaction of its own. Returns the MIGHOST_HAZARD_… that could be seen: files of
  /// tables that are others than before, and rows that were read under a lock for which others wait.
  uint64_t run_observed(const std::string& sql);

 private:
  TestDatabase database_;
  Dialect dialect_;
  Connection connection_;
  std::unique_ptr<mighost::Connection> reader_;
};

}  // namespace mighost::test

#endif
