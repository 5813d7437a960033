#ifndef MIGHOST_TESTS_RUNNER_FAULTY_RUN_HPP
#define MIGHOST_TESTS_RUNNER_FAULTY_RUN_HPP

#include <atomic>
#include <string>
#include <vector>

#include "project.hpp"
#include "support/postgres_server.hpp"
#include "support/proxy.hpp"

namespace mighost::test {

enum class Fault {
  kill,       ///< the program, by SIGKILL, while the message is on its way
  cut,        ///< the connection; the program can connect again
  lose,       ///< the connection, for good
  freeze,     ///< the network goes silent, without a word to either side; the program can connect again
  vanish,     ///< the program's machine is gone without a word: killed, behind a network that is silent
  terminate,  ///< the session, by an administrator
  crash       ///< the server, which starts again at once
};

/// Three migrations: with a transaction, with an index that is built concurrently, with a transaction again.
class FaultyRun {
 public:
  /// @param command "up", or "down" which undoes all of them
  FaultyRun(TestServer& server, std::string command);

  /// How many messages a run without a fault has.
  std::size_t messages();

  /// Runs the command with a fault at the message. Only a PostgresServer can crash.
  void run(std::size_t message, Fault fault);
  /// Fails the test unless every migration is before or after, and the program told the truth.
  void check_before_or_after();
  /// Fails the test unless the next run completes everything.
  void check_next_run();

  int exit_code = 0;
  std::string err;

 private:
  [[nodiscard]] std::vector<std::string> arguments(std::vector<std::string> more = {}) const;
  [[nodiscard]] std::string uri_through(int port) const;
  void prepare();
  void do_harm(Fault fault, Child* child);
  ProcessResult run_and_mend(const std::vector<std::string>& words);

  TestServer& server_;
  std::string command_;
  TestDatabase database_;
  Project project_;
  std::atomic<bool> crashed_ = false;
};

}  // namespace mighost::test

#endif
