#include "database/pooling.hpp"

#include <doctest/doctest.h>

#include "server_under_test.hpp"
#include "support/pgbouncer.hpp"

namespace mighost::test {

TEST_CASE("a connection to the server itself is no pooled one") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  Connection connection = database.connect();
  CHECK(detect_pooling(connection.handle(), database.uri("postgres")) == Pooling::none);
}

TEST_CASE("a pooler in transaction mode is told from one in session mode, with few sessions and with many") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  for (const int sessions : {1, 5}) {
    const auto transaction = pgbouncer(*server, "transaction", sessions);
    const auto session = pgbouncer(*server, "session", sessions);
    if (transaction == nullptr || session == nullptr) return;
    CAPTURE(sessions);
    Connection shared(transaction->uri(database.name()));
    CHECK(detect_pooling(shared.handle(), transaction->uri(database.name())) == Pooling::transaction);
    Connection own(session->uri(database.name()));
    CHECK(detect_pooling(own.handle(), session->uri(database.name())) == Pooling::session);
  }
}

TEST_CASE("a pooler in transaction mode is refused before any of our settings reaches its sessions") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const auto pooler = pgbouncer(*server, "transaction", 1);
  if (pooler == nullptr) return;
  const TestDatabase database(*server);
  const DatabaseError error = error_of(
      [&] { open_connection(Dsn(pooler->uri(database.name())), "postgresql", introspection_settings()); });
  CHECK(std::string(error.what()).find("pooler in transaction mode") != std::string::npos);
  // The pool's one session is what the next client gets.
  Connection next(pooler->uri(database.name()));
  CHECK(
      next.text("SELECT current_setting('default_transaction_read_only'), current_setting('search_path')") ==
      "off|\"$user\", public");
}

TEST_CASE("a pool in session mode works as the server itself, its settings included") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const auto pooler = pgbouncer(*server, "session", 2);
  if (pooler == nullptr) return;
  const TestDatabase database(*server);
  {
    const auto connection =
        open_connection(Dsn(pooler->uri(database.name())), "postgresql", introspection_settings());
    CHECK(value(*connection, "SHOW default_transaction_read_only") == "on");
    CHECK(std::to_string(connection->backend_pid()) == value(*connection, "SELECT pg_backend_pid()"));
  }
  Connection next(pooler->uri(database.name()));
  CHECK(next.text("SHOW default_transaction_read_only") == "off");
}

}  // namespace mighost::test
