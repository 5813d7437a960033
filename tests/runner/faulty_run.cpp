#include "faulty_run.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <future>
#include <stdexcept>

namespace mighost::test {

using namespace std::chrono_literals;

namespace {

/// What the table has when the ledger says this.
std::string rows_by(const std::string& ledger) {
  const auto has = [&](const char* text) { return ledger.find(text) != std::string::npos; };
  if (has("20260103000000|applied|1")) return "12345";
  if (has("20260102000000|applied|2") || has("20260102000000|reverting|0")) return "1234";
  return has("20260101000000|applied|2") ? "123" : "";
}

std::string rows_of(Connection& connection) {
  if (connection.text("SELECT to_regclass('public.a')") == "NULL") return "";
  return connection.text("SELECT string_agg(x::text, '' ORDER BY x) FROM a");
}

}  // namespace

FaultyRun::FaultyRun(TestServer& server, std::string command)
    : server_(server), command_(std::move(command)), database_(server), project_(database_.uri()) {
  const std::string mark = "-- mighost: no-transaction\n\n";
  project_.write("20260101000000_a", "CREATE TABLE a (x int);\nINSERT INTO a VALUES (1), (2), (3);\n",
                 "DROP TABLE a;\n");
  project_.write("20260102000000_i",
                 mark + "CREATE INDEX CONCURRENTLY a_x ON a (x);\nINSERT INTO a VALUES (4);\n",
                 mark + "DELETE FROM a WHERE x = 4;\nDROP INDEX CONCURRENTLY a_x;\n");
  project_.write("20260103000000_b", "INSERT INTO a VALUES (5);\n", "DELETE FROM a WHERE x = 5;\n");
}

std::vector<std::string> FaultyRun::arguments(std::vector<std::string> more) const {
  more.insert(more.begin(), command_);
  if (command_ == "down") more.insert(more.end(), {"--to", "nothing"});
  return more;
}

// What goes without a word is noticed within two seconds rather than a minute.
std::string FaultyRun::uri_through(int port) const {
  std::string uri = database_.uri();
  const std::string from = ":" + std::to_string(server_.port()) + "/";
  uri.replace(uri.find(from), from.size(), ":" + std::to_string(port) + "/");
  return uri +
         "?sslmode=disable&gssencmode=disable&connect_timeout=2&keepalives_idle=1&keepalives_interval=1&"
         "keepalives_count=1&tcp_user_timeout=1500";
}

void FaultyRun::prepare() {
  database_.connect().exec("DROP TABLE IF EXISTS a; DROP TABLE IF EXISTS public.mig_schema_versions");
  if (command_ == "up") return;
  const ProcessResult up = project_.run({"up"});
  if (up.exit_code != 0) throw std::runtime_error(up.err);
}

std::size_t FaultyRun::messages() {
  prepare();
  Proxy proxy{server_.port()};
  const ProcessResult result = project_.run(arguments({"--dsn", uri_through(proxy.port())}));
  if (result.exit_code != 0) throw std::runtime_error(result.err);
  return proxy.messages();
}

void FaultyRun::do_harm(Fault fault, Child* child) {
  if (fault == Fault::kill || fault == Fault::vanish) child->kill(SIGKILL);
  if (fault == Fault::terminate) {
    database_.connect().exec(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'mighost' AND "
        "datname = current_database()");
  }
  if (fault == Fault::crash) {
    dynamic_cast<PostgresServer&>(server_).stop();
    crashed_ = true;
  }
}

/// Starts a server that crashed again, by this thread: a server that a thread started ends with the thread.
ProcessResult FaultyRun::run_and_mend(const std::vector<std::string>& words) {
  crashed_ = false;
  auto result = std::async(std::launch::async, [&] { return project_.run(words); });
  while (!crashed_ && result.wait_for(5ms) != std::future_status::ready) continue;
  if (crashed_) dynamic_cast<PostgresServer&>(server_).launch();
  return result.get();
}

void FaultyRun::run(std::size_t message, Fault fault) {
  prepare();
  std::unique_ptr<Child> child;
  std::atomic<bool> started = false;
  Proxy proxy{server_.port()};  // last: its threads use the others
  if (fault == Fault::lose) proxy.refuse_others();
  const bool killed = fault == Fault::kill || fault == Fault::vanish;
  const bool silent = fault == Fault::freeze || fault == Fault::vanish;
  const bool passed = fault == Fault::terminate || fault == Fault::crash;
  proxy.fault_at(message,
                 silent   ? Proxy::Fault::freeze
                 : passed ? Proxy::Fault::none
                          : Proxy::Fault::cut,
                 [&] {
                   while (!started) std::this_thread::sleep_for(1ms);
                   do_harm(fault, child.get());
                 });
  const std::vector<std::string> words =
      arguments({"--reconnect", fault == Fault::lose ? "300ms" : "10s", "--dsn", uri_through(proxy.port())});
  if (!killed) {
    started = true;
    const ProcessResult result = run_and_mend(words);
    exit_code = result.exit_code;
    err = result.err;
    CHECK_FALSE(result.timed_out);
    return;
  }
  child = project_.start(words);
  started = true;
  if (!child->wait(60s)) throw std::runtime_error("the program did not die");
  exit_code = -1;
  err.clear();
  if (fault == Fault::kill) return;
  // The proxy must stay silent until the server has noticed.
  const ProcessResult next = project_.run(arguments());
  CHECK_MESSAGE(next.exit_code == 0, next.err);
}

void FaultyRun::check_before_or_after() {
  CAPTURE(err);
  if (auto* server = dynamic_cast<PostgresServer*>(&server_); server && !server->wait_until_ready())
    throw std::runtime_error("the server does not start:\n" + read_file(server->folder() / "log"));
  Connection connection = database_.connect();
  // A killed run's statement may still be committing: the ledger is read between the rows.
  const std::string rows = rows_of(connection);
  const std::string ledger = ledger_text(database_);
  CAPTURE(ledger);
  const std::string expected = rows_by(ledger);
  CHECK((rows == expected || rows_of(connection) == expected));
  const bool a = ledger.find("20260101000000|applied") != std::string::npos;
  const bool b = ledger.find("20260103000000|applied") != std::string::npos;
  const auto says = [&](const char* text) { return err.find(text) != std::string::npos; };
  if (exit_code == 0) CHECK((command_ == "up" ? b : ledger.empty()));
  if (exit_code > 0) CHECK(says("mighost: error: "));
  if (says("Nothing of 20260101000000_a was applied")) CHECK_FALSE(a);
  if (says("Nothing of 20260103000000_b was applied")) CHECK_FALSE(b);
  if (says("Nothing of 20260101000000_a was undone")) CHECK(a);
  if (says("Nothing of 20260103000000_b was undone")) CHECK(b);
}

void FaultyRun::check_next_run() {
  const ProcessResult next = project_.run(arguments());
  CHECK_MESSAGE(next.exit_code == 0, next.err);
  Connection connection = database_.connect();
  if (command_ == "down") {
    CHECK(rows_of(connection).empty());
    CHECK(ledger_text(database_).empty());
    return;
  }
  CHECK(rows_of(connection) == "12345");
  CHECK(connection.text("SELECT relname, indisvalid FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid "
                        "WHERE indrelid = 'a'::regclass") == "a_x|t");
  CHECK(ledger_text(database_) ==
        "20260101000000|applied|2\n20260102000000|applied|2\n20260103000000|applied|1");
}

}  // namespace mighost::test
