#include "support/pgbouncer.hpp"

#include <libpq-fe.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>
#include <thread>

#include "support/free_port.hpp"

namespace mighost::test {

using namespace std::chrono_literals;

PgBouncer::PgBouncer(const std::filesystem::path& program, int server_port, const std::string& mode,
                     int pool_size) {
  const std::string configuration =
      "[databases]\n* = host=127.0.0.1 user=postgres port=" + std::to_string(server_port) +
      "\n[pgbouncer]\nlisten_addr = 127.0.0.1\nunix_socket_dir =\n"
      "auth_type = any\nserver_reset_query = DISCARD ALL\npool_mode = " +
      mode + "\ndefault_pool_size = " + std::to_string(pool_size) + "\n";
  for (int tries = 1; !start(program, configuration); ++tries) {
    if (tries == 5) throw std::runtime_error("PgBouncer does not start:\n" + read_file(folder_ / "log"));
  }
}

bool PgBouncer::start(const std::filesystem::path& program, const std::string& configuration) {
  port_ = free_port();
  write_file(folder_ / "ini", configuration + "listen_port = " + std::to_string(port_) + "\n");
  ProcessOptions options;
  options.cwd = folder_.path();
  options.user = ordinary_user();
  if (options.user && chown(folder_.path().c_str(), options.user->uid, options.user->gid) != 0)
    throw std::runtime_error("cannot give away " + folder_.path().native());
  process_ = std::make_unique<Child>(
      std::vector<std::string>{"sh", "-c", "exec \"$0\" ini >log 2>&1", program}, options, SIGTERM);
  const std::string conninfo = uri("postgres");
  for (int waited = 0; waited < 1000; ++waited) {
    if (process_->poll()) return false;
    if (PQping(conninfo.c_str()) == PQPING_OK) return true;
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

std::string PgBouncer::uri(const std::string& database) const {
  return "postgres://postgres@127.0.0.1:" + std::to_string(port_) + "/" + database;
}

}  // namespace mighost::test
