#include "conformance/scratch.hpp"

#include <chrono>
#include <stdexcept>
#include <thread>

#include "database/open_connection.hpp"
#include "diff/diff.hpp"
#include "text/random_name.hpp"

namespace mighost {

using namespace std::chrono_literals;

ScratchSession::ScratchSession(const Dialect& dialect, const std::string& dsn, std::string schema)
    : dialect_(dialect),
      schema_(std::move(schema)),
      connection_(open_connection(Dsn{dsn}, dialect.driver())) {}

Schema ScratchSession::read() {
  return to_schema(dialect_.introspect(schema_, query_on(*connection_), naming()));
}

void ScratchSession::apply(const std::vector<Change>& changes) {
  for (const Statement& statement : dialect_.render(changes)) {
    if (!statement.sql.empty()) connection_->execute(statement.sql);
  }
}

Scratch::Scratch(const Dialect& dialect, const std::string& dsn) : dialect_(dialect), dsn_(dsn) {
  if (!dialect.default_schema().empty()) {
    schema_ = random_name("mighost_check_");
    ScratchSession{dialect, dsn, ""}.connection().execute("CREATE SCHEMA " + schema_);
  } else if (const std::size_t tables = ScratchSession{dialect, dsn, ""}.read().tables.size(); tables != 0) {
    throw std::runtime_error("the database of --dsn has " + std::to_string(tables) +
                             " tables, and the dialect " + dialect.name() +
                             " has no schemas to work in: name an empty database");
  }
  made_ = true;
}

void Scratch::drop_schema() {
  // The server may still be at a statement of a test whose process was killed, and that be in the way.
  constexpr int most_tries = 5;
  for (int tries = 1;; ++tries) {
    try {
      ScratchSession{dialect_, dsn_, schema_}.connection().execute("DROP SCHEMA IF EXISTS " + schema_ +
                                                                   " CASCADE");
      return;
    } catch (const DatabaseError&) {
      if (tries == most_tries) throw;
    }
    std::this_thread::sleep_for(200ms * tries);
  }
}

void Scratch::remove() {
  if (!made_) return;
  made_ = false;
  if (!schema_.empty()) return drop_schema();
  ScratchSession session{dialect_, dsn_, schema_};
  const Schema left = session.read();
  if (left.tables.empty() && left.objects.empty()) return;
  session.apply(diff(left, {}));
  if (const std::size_t tables = session.read().tables.size(); tables != 0)
    throw std::runtime_error("the dialect leaves " + std::to_string(tables) + " tables in the database");
}

Scratch::~Scratch() {
  try {
    remove();
  } catch (const std::exception&) {
    // What is to be said has been said by whoever made a mess of it.
  }
}

}  // namespace mighost
