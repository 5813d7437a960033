#include "faulty_run.hpp"

#include <doctest/doctest.h>

#include <csignal>

namespace mighost::test {

using namespace std::chrono_literals;

FaultyRun::FaultyRun(TestServer& server)
    : database_(server), server_port_(server.port()), project_(database_.uri()) {
  project_.write("20260101000000_a", "CREATE TABLE a (x int);\nINSERT INTO a VALUES (1), (2), (3);\n",
                 "DROP TABLE a;\n");
  project_.write(
      "20260102000000_i",
      "-- mighost: no-transaction\n\nCREATE INDEX CONCURRENTLY a_x ON a (x);\nINSERT INTO a VALUES (4);\n",
      "-- mighost: no-transaction\n\nDROP INDEX CONCURRENTLY a_x;\n");
  project_.write("20260103000000_b", "INSERT INTO a VALUES (5);\n", "DELETE FROM a WHERE x = 5;\n");
}

std::string FaultyRun::uri_through(int port) const {
  std::string uri = database_.uri();
  const std::string from = ":" + std::to_string(server_port_) + "/";
  uri.replace(uri.find(from), from.size(), ":" + std::to_string(port) + "/");
  return uri + (uri.find('?') == std::string::npos ? "?" : "&") + "sslmode=disable&gssencmode=disable";
}

std::size_t FaultyRun::messages() {
  Proxy proxy{server_port_};
  const ProcessResult result = project_.run({"up", "--dsn", uri_through(proxy.port())});
  REQUIRE_MESSAGE(result.exit_code == 0, result.err);
  remove_all();
  return proxy.messages();
}

void FaultyRun::run(std::size_t message, Fault fault) {
  std::unique_ptr<Child> child;
  std::atomic<bool> started = false;
  Proxy proxy{server_port_};  // last: its threads use the others
  if (fault == Fault::lose) proxy.refuse_others();
  proxy.fault_at(message, Proxy::Fault::cut, [&] {
    while (!started) std::this_thread::sleep_for(1ms);
    if (fault == Fault::kill) child->kill(SIGKILL);
  });
  const std::vector<std::string> arguments{"up", "--reconnect", "300ms", "--dsn", uri_through(proxy.port())};
  if (fault == Fault::kill) {
    child = project_.start(arguments);
    started = true;
    REQUIRE(child->wait(60s));
    exit_code = -1;
    err.clear();
    return;
  }
  started = true;
  const ProcessResult result = project_.run(arguments);
  exit_code = result.exit_code;
  err = result.err;
}

void FaultyRun::check_before_or_after() {
  CAPTURE(err);
  Connection connection = database_.connect();
  const std::string table = connection.text("SELECT to_regclass('public.a')");
  const std::string rows =
      table == "NULL" ? "" : connection.text("SELECT string_agg(x::text, '' ORDER BY x) FROM a");
  const std::string ledger = ledger_text(database_);
  const auto has = [&](const char* text) { return ledger.find(text) != std::string::npos; };
  // A killed run's statement may still be committing: the ledger was read after the rows, so read them again.
  const bool a = has("20260101000000|applied|2");
  const bool i = has("20260102000000|applied|2");
  const bool b = has("20260103000000|applied|1");
  const std::string expected = b ? "12345" : i ? "1234" : a ? "123" : "";
  const std::string now =
      table == "NULL" ? "" : connection.text("SELECT string_agg(x::text, '' ORDER BY x) FROM a");
  CHECK((rows == expected || now == expected));
  if (exit_code == 0) CHECK(b);
  if (err.find("Nothing of 20260101000000_a was applied") != std::string::npos) CHECK_FALSE(a);
  if (err.find("Nothing of 20260103000000_b was applied") != std::string::npos) CHECK_FALSE(b);
}

void FaultyRun::check_next_run() {
  const ProcessResult next = project_.run({"up"});
  CHECK_MESSAGE(next.exit_code == 0, next.err);
  Connection connection = database_.connect();
  CHECK(connection.text("SELECT string_agg(x::text, '' ORDER BY x) FROM a") == "12345");
  CHECK(connection.text("SELECT relname, indisvalid FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid "
                        "WHERE indrelid = 'a'::regclass") == "a_x|t");
  CHECK(ledger_text(database_) ==
        "20260101000000|applied|2\n20260102000000|applied|2\n20260103000000|applied|1");
  remove_all();
}

void FaultyRun::remove_all() {
  database_.connect().exec("DROP TABLE IF EXISTS a; DROP TABLE IF EXISTS public.mig_schema_versions");
}

}  // namespace mighost::test
