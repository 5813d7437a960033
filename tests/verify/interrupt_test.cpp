// Ctrl-C and its like.
#include <doctest/doctest.h>

#include <sys/wait.h>

#include <csignal>

#include "db/server_under_test.hpp"
#include "setting.hpp"

namespace mighost::test {
namespace {

using namespace std::chrono_literals;

int signal_of(Child& child) {
  REQUIRE(child.wait(30s));
  const int status = child.poll().value_or(0);
  return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

}  // namespace

TEST_CASE("interrupted in the middle of a statement, the scratch database is dropped") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server};
  setting.write("20260101000000_a", "CREATE TABLE a ();\nSELECT pg_sleep(60) AS slow;\n", "DROP TABLE a;\n");
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    const std::unique_ptr<Child> child = setting.start_verify({});
    wait_for_statement(setting.database(), "AS slow");
    child->kill(number);
    CHECK(signal_of(*child) == number);
    CHECK(setting.left_databases() == "");
  }
}

TEST_CASE("interrupted in the database of --dsn, everything is undone") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server};
  setting.write("20260101000000_a", "CREATE TABLE a ();\n", "DROP TABLE a;\n");
  setting.write("20260102000000_b", "CREATE TABLE b ();\nSELECT pg_sleep(1) AS slow_too;\nSELECT 1;\n",
                "DROP TABLE b;\n");
  const std::unique_ptr<Child> child = setting.start_verify({"--dsn", setting.uri()});
  wait_for_statement(setting.database(), "AS slow_too");
  child->kill(SIGINT);
  CHECK(signal_of(*child) == SIGINT);
  CHECK(contents(setting.database()) == "");
}

}  // namespace mighost::test
