#ifndef MIGHOST_CONFORMANCE_SCRATCH_HPP
#define MIGHOST_CONFORMANCE_SCRATCH_HPP

#include <memory>
#include <string>

#include "database/connection.hpp"
#include "model/schema.hpp"
#include "plugin/dialect.hpp"

namespace mighost {

/// An empty place for tables in a database: a schema that this makes and drops; or the database itself, where
/// there are no schemas.
class Scratch {
 public:
  /// Throws std::runtime_error if the database has no schemas, and tables; and what connecting throws.
  Scratch(const Dialect& dialect, const std::string& dsn);
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  /// Does nothing after remove().
  ~Scratch();

  /// Takes away all that is left. Throws what the database says, and std::runtime_error for what cannot be
  /// taken away.
  void remove();

  /// Empty: there are no schemas.
  const std::string& schema() const { return schema_; }

 private:
  void drop_schema();

  const Dialect& dialect_;
  std::string dsn_;
  std::string schema_;
  bool made_ = false;
};

/// A session in which a scratch is used.
class ScratchSession {
 public:
  ScratchSession(const Dialect& dialect, const std::string& dsn, std::string schema);

  Connection& connection() { return *connection_; }
  Schema read();
  /// Runs the statements of the changes, each by itself.
  void apply(const std::vector<Change>& changes);
  Naming naming() const { return schema_.empty() ? Naming::off : Naming::on; }
  const std::string& schema() const { return schema_; }

 private:
  const Dialect& dialect_;
  std::string schema_;
  std::unique_ptr<Connection> connection_;
};

}  // namespace mighost

#endif
