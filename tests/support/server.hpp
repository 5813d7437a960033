#ifndef MIGHOST_TESTS_SUPPORT_SERVER_HPP
#define MIGHOST_TESTS_SUPPORT_SERVER_HPP

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "support/connection.hpp"

namespace mighost::test {

class PgBouncer;
class PostgresServer;

/// A throwaway database server on a free port of 127.0.0.1, gone with the test process.
class TestServer {
 public:
  TestServer() = default;
  virtual ~TestServer() = default;
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;

  [[nodiscard]] virtual int port() const = 0;
  /// The scheme that tells mighost which dialect this server speaks.
  [[nodiscard]] virtual std::string_view scheme() const = 0;
  virtual void create_database(const std::string& name) = 0;
  virtual void drop_database(const std::string& name) = 0;
};

/// The servers, each started when it is first asked for. When its package cannot be had, null and a loud
/// message on standard error, unless the environment has MIGHOST_REQUIRE_SERVERS=1: then it throws
/// std::runtime_error. So a test begins `TestServer* server = postgres15(); if (!server) return;`
TestServer* postgres15();
TestServer* postgres18();
/// One connection at a time to a database; a second one waits up to ten seconds for the first to close.
TestServer* timescale();

/// PostgreSQL 15 for one test alone, to stop and to break. Null as above.
/// @param settings as `name=value`
std::unique_ptr<PostgresServer> own_postgres15(std::vector<std::string> settings = {});
/// A pooler before a server. Null as above.
/// @param mode "session" or "transaction"
std::unique_ptr<PgBouncer> pgbouncer(const TestServer& server, const std::string& mode, int pool_size);

/// A fresh database, dropped with all its connections. On TimescaleDB it has the extension.
class TestDatabase {
 public:
  explicit TestDatabase(TestServer& server);
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }
  /// With the server's own scheme, or another one: `timescale` on plain PostgreSQL, say.
  [[nodiscard]] std::string uri(std::string_view scheme = {}) const;
  [[nodiscard]] Connection connect() const;

 private:
  TestServer& server_;
  std::string name_;
};

}  // namespace mighost::test

#endif
