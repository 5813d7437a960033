// A server that is full, stopped, killed, too small, or a standby.
#include <doctest/doctest.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "project.hpp"
#include "support/postgres_server.hpp"

namespace mighost::test {
namespace {

using namespace std::chrono_literals;

constexpr const char* marked = "-- mighost: no-transaction\n\n";

/// A small table, then about 30 MB of rows that do not compress, and an index as large.
void write_large(const Project& project) {
  project.write("20260101000000_small", "CREATE TABLE small (x int);\n", "DROP TABLE small;\n");
  project.write("20260102000000_large",
                "CREATE TABLE large (t text);\nALTER TABLE large ALTER COLUMN t SET STORAGE EXTERNAL;\n"
                "INSERT INTO large SELECT repeat(md5(n::text), 31) FROM generate_series(1, 30000) n;\n",
                "DROP TABLE large;\n");
  project.write("20260103000000_index",
                std::string{marked} + "CREATE INDEX CONCURRENTLY large_t ON large (t);\n",
                std::string{marked} + "DROP INDEX CONCURRENTLY large_t;\n");
}

constexpr const char* large_done =
    "20260101000000|applied|1\n20260102000000|applied|3\n20260103000000|applied|1";

/// The process of the session that runs a statement that begins so.
pid_t process_of(Connection& connection, const std::string& start) {
  for (int i = 0; i < 1000; ++i) {
    const std::string pid = connection.text(
        "SELECT min(pid) FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid() AND query "
        "LIKE $1",
        {start + "%"});
    if (pid != "NULL") return std::stoi(pid);
    std::this_thread::sleep_for(10ms);
  }
  throw std::runtime_error("no such statement: " + start);
}

/// A disk of few bytes in memory. Needs the right to mount.
class SmallDisk {
 public:
  SmallDisk(std::filesystem::path path, const std::string& size) : path_(std::move(path)) {
    std::filesystem::create_directory(path_);
    mounted_ = ::mount("none", path_.c_str(), "tmpfs", 0, ("size=" + size).c_str()) == 0;
    struct stat parent {};
    if (mounted_ && ::stat(path_.parent_path().c_str(), &parent) == 0)
      mounted_ =
          ::chown(path_.c_str(), parent.st_uid, parent.st_gid) == 0 && ::chmod(path_.c_str(), 0700) == 0;
  }
  ~SmallDisk() { ::umount2(path_.c_str(), MNT_DETACH); }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  [[nodiscard]] bool mounted() const { return mounted_; }
  void resize(const std::string& size) const {
    if (::mount("none", path_.c_str(), "tmpfs", MS_REMOUNT, ("size=" + size).c_str()) != 0)
      throw std::runtime_error("cannot make the disk larger");
  }

 private:
  std::filesystem::path path_;
  bool mounted_ = false;
};

void not_mounted() {
  MESSAGE("not tested: mounting a small disk needs root");
}

TEST_CASE(
    "a file of the server that cannot grow leaves each migration before or after, and the next run goes on") {
  const std::unique_ptr<PostgresServer> server = own_postgres15();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  write_large(project);
  constexpr std::size_t megabyte = 1 << 20;
  server->limit_file_size(20 * megabyte);
  const ProcessResult rows = project.run({"up"});
  CHECK(rows.exit_code == 1);
  CHECK_MESSAGE(rows.err.find("20260102000000_large.up.sql:3: could not extend file ") != std::string::npos,
                rows.err);
  CHECK(rows.err.ends_with("Nothing of 20260102000000_large was applied.\n"));
  CHECK(ledger_text(database) == "20260101000000|applied|1");

  server->limit_file_size(std::nullopt);
  CHECK(project.run({"up", "--steps", "1"}).exit_code == 0);
  server->limit_file_size(20 * megabyte);
  const ProcessResult index = project.run({"up"});
  CHECK(index.exit_code == 1);
  CHECK_MESSAGE(index.err.find("20260103000000_index.up.sql:3: ") != std::string::npos, index.err);
  CHECK(ledger_text(database).ends_with("20260103000000|applying|0"));

  server->limit_file_size(std::nullopt);
  const ProcessResult next = project.run({"up"});
  CHECK_MESSAGE(next.exit_code == 0, next.err);
  CHECK(next.err.find("the index large_t was left half-built and invalid") != std::string::npos);
  CHECK(ledger_text(database) == large_done);
}

TEST_CASE("a full disk under the tables leaves each migration before or after, and the next run goes on") {
  const std::unique_ptr<PostgresServer> server = own_postgres15();
  if (server == nullptr) return;
  const SmallDisk disk(server->folder() / "small", "20m");
  if (!disk.mounted()) return not_mounted();
  const TestDatabase database(*server);
  const Project project(database.uri());
  write_large(project);
  Connection connection = database.connect();
  connection.exec("CREATE TABLESPACE small LOCATION '" + (server->folder() / "small").native() + "'");
  connection.exec("ALTER DATABASE \"" + database.name() + "\" SET default_tablespace TO small");

  const ProcessResult up = project.run({"up"});
  CHECK(up.exit_code == 1);
  CHECK_MESSAGE(up.err.find("20260102000000_large.up.sql:3: could not extend file ") != std::string::npos,
                up.err);
  CHECK(up.err.find("No space left on device") != std::string::npos);
  CHECK(up.err.ends_with("Nothing of 20260102000000_large was applied.\n"));
  CHECK(ledger_text(database) == "20260101000000|applied|1");
  CHECK(connection.text("SELECT to_regclass('large')") == "NULL");

  disk.resize("300m");
  const ProcessResult next = project.run({"up"});
  CHECK_MESSAGE(next.exit_code == 0, next.err);
  CHECK(ledger_text(database) == large_done);
}

TEST_CASE("a full disk under the server's log stops the server, and loses nothing") {
  const std::unique_ptr<PostgresServer> server = own_postgres15({"restart_after_crash=off"});
  if (server == nullptr) return;
  const SmallDisk disk(server->folder() / "small", "40m");
  if (!disk.mounted()) return not_mounted();
  const TestDatabase database(*server);
  const Project project(database.uri());
  write_large(project);
  server->stop();
  const std::filesystem::path log = server->folder() / "data" / "pg_wal";
  REQUIRE(run_process({"cp", "-a", log.native() + "/.", (server->folder() / "small").native()}).exit_code ==
          0);
  std::filesystem::remove_all(log);
  std::filesystem::create_directory_symlink(server->folder() / "small", log);
  server->launch();
  REQUIRE(server->wait_until_ready());

  const ProcessResult up = project.run({"up", "--reconnect", "300ms"});
  CHECK(up.exit_code == 1);
  CHECK_MESSAGE(up.err.find("20260102000000_large.up.sql") != std::string::npos, up.err);
  CHECK(read_file(server->folder() / "log").find("PANIC:  could not write to file \"pg_wal/") !=
        std::string::npos);

  disk.resize("300m");
  server->launch();
  const ProcessResult next = project.run({"up", "--wait", "30s"});
  CHECK_MESSAGE(next.exit_code == 0, next.err);
  CHECK(ledger_text(database) == large_done);
  CHECK(database.connect().text("SELECT count(*) FROM large") == "30000");
}

TEST_CASE(
    "a server that is frozen is waited for by the run that has it, and refused within bounds to others") {
  const std::unique_ptr<PostgresServer> server = own_postgres15();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  project.write("20260101000000_a", "CREATE TABLE a ();\nSELECT pg_sleep(0.3);\n", "DROP TABLE a;\n");
  Connection connection = database.connect();
  const auto run = project.start({"up"});
  const pid_t session = process_of(connection, "SELECT pg_sleep");
  ::kill(session, SIGSTOP);
  server->signal(SIGSTOP);
  const auto begin = std::chrono::steady_clock::now();
  const ProcessResult other = project.run({"up", "--dsn", database.uri() + "?connect_timeout=2"});
  CHECK(other.exit_code == 1);
  CHECK_MESSAGE(other.err.find("cannot connect to the server at \"127.0.0.1\"") != std::string::npos,
                other.err);
  CHECK(std::chrono::steady_clock::now() - begin < 10s);
  CHECK_FALSE(run->poll());
  server->signal(SIGCONT);
  ::kill(session, SIGCONT);
  REQUIRE(run->wait(20s));
  CHECK(run->poll() == 0);
  CHECK(ledger_text(database) == "20260101000000|applied|2");
}

TEST_CASE("a session that the server's machine kills for want of memory leaves nothing half") {
  const std::unique_ptr<PostgresServer> server = own_postgres15();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  project.write("20260101000000_a", "CREATE TABLE a ();\nSELECT pg_sleep(0.5);\n", "DROP TABLE a;\n");
  std::thread killer([&] {
    Connection connection = database.connect();
    ::kill(process_of(connection, "SELECT pg_sleep"), SIGKILL);
  });
  const ProcessResult up = project.run({"up"});
  killer.join();
  CHECK(up.exit_code == 1);
  CHECK_MESSAGE(
      up.err.find("20260101000000_a.up.sql:2: the connection to the server was lost: ") != std::string::npos,
      up.err);
  CHECK_MESSAGE(up.err.ends_with("Nothing of 20260101000000_a was applied.\n"), up.err);
  const ProcessResult next = project.run({"up", "--wait", "20s"});
  CHECK_MESSAGE(next.exit_code == 0, next.err);
  CHECK(ledger_text(database) == "20260101000000|applied|2");
}

TEST_CASE("a lock table that is too small is told with both remedies, and both work") {
  const std::vector<std::string> small{"max_connections=10", "autovacuum=off", "max_worker_processes=0",
                                       "max_wal_senders=0"};
  std::vector<std::string> smallest = small;
  smallest.emplace_back("max_locks_per_transaction=10");
  const std::unique_ptr<PostgresServer> server = own_postgres15(smallest);
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  std::string up;
  std::string down;
  for (int i = 0; i < 700; ++i) {
    up += "CREATE TABLE t" + std::to_string(i) + " ();\n";
    down += "DROP TABLE t" + std::to_string(i) + ";\n";
  }
  project.write("20260101000000_many", up, down);
  const ProcessResult refused = project.run({"up"});
  CHECK(refused.exit_code == 1);
  CHECK_MESSAGE(
      refused.err.find(": out of shared memory. You might need to increase max_locks_per_transaction. "
                       "The server's lock table is too small for all of it in one transaction: raise "
                       "max_locks_per_transaction and start the server again, or give the file the line "
                       "\"-- mighost: no-transaction\" among its first lines. Nothing of "
                       "20260101000000_many was applied.") != std::string::npos,
      refused.err);
  SUBCASE("without a transaction") {
    project.write("20260101000000_many", marked + up, marked + down);
  }
  SUBCASE("a larger table") {
    server->stop();
    server->set({"max_locks_per_transaction=256"});
    server->launch();
    REQUIRE(server->wait_until_ready());
  }
  for (const char* command : {"up", "down"}) {
    const ProcessResult done = project.run({command});
    CHECK_MESSAGE(done.exit_code == 0, done.err);
  }
}

TEST_CASE("a standby is refused with what to connect to, and can be asked for its status") {
  const std::unique_ptr<PostgresServer> server = own_postgres15();
  if (server == nullptr) return;
  const auto database = std::make_unique<TestDatabase>(*server);
  const Project project(database->uri());
  project.write("20260101000000_a", "CREATE TABLE a ();\n", "DROP TABLE a;\n");
  REQUIRE(project.run({"up"}).exit_code == 0);
  server->stop();
  write_file(server->folder() / "data" / "standby.signal", "");
  server->launch();
  REQUIRE(server->wait_until_ready());
  REQUIRE(database->connect().text("SELECT pg_is_in_recovery()") == "t");
  CHECK(project.run({"up"}).exit_code == 0);  // nothing to do
  for (const char* text : {"CREATE TABLE b ();\n", "-- mighost: no-transaction\n\nVACUUM a;\n"}) {
    project.write("20260102000000_b", text, "SELECT 1;\n");
    const ProcessResult up = project.run({"up"});
    CHECK(up.exit_code == 1);
    CHECK_MESSAGE(up.err.find("Connect to the primary server") != std::string::npos, up.err);
    CHECK(up.err.ends_with("Nothing of 20260102000000_b was applied.\n"));
  }
  CHECK(project.run({"down"}).exit_code == 1);
  CHECK(project.run({"status", "--check"}).exit_code == 3);
  CHECK(project.run({"up", "--dry-run"}).exit_code == 0);
  CHECK(ledger_text(*database) == "20260101000000|applied|1");

  std::filesystem::remove(server->folder() / "data" / "standby.signal");
  server->stop();
  server->launch();
  CHECK(project.run({"up", "--wait", "30s"}).exit_code == 0);
}

}  // namespace
}  // namespace mighost::test
