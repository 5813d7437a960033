// `mighost check --dsn` on real servers: the laws hold for our dialects, and a broken one is found.

#include <doctest/doctest.h>

#include <cstdlib>

#include "checked.hpp"
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
  MESSAGE(checked.text.substr(checked.text.size() > 700 ? checked.text.size() - 700 : 0));
}

}  // namespace

TEST_CASE("the dialect of PostgreSQL passes on PostgreSQL 15") {
  keeps_the_laws(postgres15(), "postgres", cases("30"));
}

TEST_CASE("the dialect of PostgreSQL passes on PostgreSQL 18") {
  keeps_the_laws(postgres18(), "postgres", cases("30"));
}

TEST_CASE("the dialect of TimescaleDB passes on TimescaleDB") {
  keeps_the_laws(timescale(), "timescale", cases("8"));
}

}  // namespace mighost::test
