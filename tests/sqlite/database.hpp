#ifndef MIGHOST_TESTS_SQLITE_DATABASE_HPP
#define MIGHOST_TESTS_SQLITE_DATABASE_HPP

#include <memory>
#include <string>
#include <vector>

#include "change/change.hpp"
#include "database/connection.hpp"
#include "model/schema.hpp"
#include "plugin/dialect.hpp"

namespace mighost::test {

/// The dialect of `examples/dialect_sqlite`.
const Dialect& sqlite_dialect();

/// A database in memory, read and changed as the host does it.
class SqliteDatabase {
 public:
  SqliteDatabase();

  /// One statement. @throws DatabaseError
  void exec(const std::string& sql) { connection_->execute(sql); }
  /// The rows as lines of `a|b`.
  std::string text(const std::string& sql);
  /// What the dialect reads.
  Schema read();
  /// Runs the dialect's statements for the changes, in one transaction. @throws DatabaseError, with the
  /// statement
  void apply(const std::vector<Change>& changes);
  Connection& connection() { return *connection_; }

 private:
  std::unique_ptr<Connection> connection_;
};

/// The statements, one after the other, for a person.
std::string script(const std::vector<Change>& changes);

}  // namespace mighost::test

#endif
