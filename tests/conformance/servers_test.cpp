// `mighost check --dsn` on real servers: the laws hold for our dialects, and a broken one is found.

#include <doctest/doctest.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>

#include "checked.hpp"
#include "support/process.hpp"
#include "support/server.hpp"

namespace mighost::test {
namespace {

/// MIGHOST_CONFORMANCE_CASES, for those who look for more.
std::string cases(const char* otherwise) {
  const char* const asked = std::getenv("MIGHOST_CONFORMANCE_CASES");
  return asked == nullptr ? otherwise : asked;
}

/// Checks the dialect on a fresh database, which has the same schemas and tables afterwards.
void keeps_the_laws(TestServer* server, const std::string& dialect, const std::string& number) {
  if (server == nullptr) return;
  TestDatabase database{*server};
  const auto content = [&] {
    return database.connect().text(
        "SELECT nspname, relname FROM pg_namespace n LEFT JOIN pg_class c ON c.relnamespace = n.oid "
        "WHERE nspname NOT LIKE 'pg\\_toast%' ORDER BY 1, 2");
  };
  const std::string before = content();
  const Checked checked = check(std::string{MIGHOST_PLUGINS} + "/dialect_" + dialect + ".so",
                                {"--dsn", database.uri(), "--cases", number, "--timeout", "120"});
  CHECK_MESSAGE(checked.exit_code == 0, checked.text);
  CHECK(checked.text.find("keeps the laws on " + number) != std::string::npos);
  CHECK(content() == before);
}

}  // namespace

TEST_CASE("the dialect of PostgreSQL passes on PostgreSQL 15") {
  keeps_the_laws(postgres15(), "postgres", cases("12"));
}

TEST_CASE("whoever ends it in the middle finds no scratch schema left") {
  TestServer* const server = postgres15();
  if (server == nullptr) return;
  TestDatabase database{*server};
  const auto schemas = [&] {
    return database.connect().text("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'mighost\\_check%'");
  };
  Child running{{MIGHOST_EXECUTABLE, "check", std::string{MIGHOST_PLUGINS} + "/dialect_postgres.so", "--dsn",
                 database.uri(), "--cases", "100000"},
                {},
                SIGKILL};
  const auto wait_for = [&](const std::string& wanted) {
    for (int i = 0; i < 400 && schemas() != wanted; ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds{50});
    return schemas();
  };
  REQUIRE(wait_for("1") == "1");
  running.kill(SIGINT);
  CHECK(running.wait(std::chrono::seconds{20}));
  CHECK(wait_for("0") == "0");
}

TEST_CASE("the dialect of PostgreSQL passes on PostgreSQL 18") {
  keeps_the_laws(postgres18(), "postgres", cases("12"));
}

TEST_CASE("the dialect of TimescaleDB passes on TimescaleDB") {
  keeps_the_laws(timescale(), "timescale", cases("4"));
}

}  // namespace mighost::test
