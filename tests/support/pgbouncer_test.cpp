#include "support/pgbouncer.hpp"

#include <doctest/doctest.h>

#include "support/server.hpp"

namespace mighost::test {

TEST_CASE("PgBouncer in transaction mode gives two clients one session of the server") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const auto pooler = pgbouncer(*server, "transaction", 1);
  if (pooler == nullptr) return;
  const TestDatabase database(*server);
  Connection one(pooler->uri(database.name()));
  Connection two(pooler->uri(database.name()));
  CHECK(one.text("SELECT pg_backend_pid()") == two.text("SELECT pg_backend_pid()"));
}

TEST_CASE("PgBouncer in session mode gives each client a session of its own") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const auto pooler = pgbouncer(*server, "session", 2);
  if (pooler == nullptr) return;
  const TestDatabase database(*server);
  Connection one(pooler->uri(database.name()));
  Connection two(pooler->uri(database.name()));
  CHECK(one.text("SELECT pg_backend_pid()") != two.text("SELECT pg_backend_pid()"));
}

}  // namespace mighost::test
