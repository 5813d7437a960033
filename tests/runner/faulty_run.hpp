#ifndef MIGHOST_TESTS_RUNNER_FAULTY_RUN_HPP
#define MIGHOST_TESTS_RUNNER_FAULTY_RUN_HPP

#include <string>

#include "project.hpp"
#include "support/proxy.hpp"

namespace mighost::test {

/// Three migrations: with a transaction, with an index that is built concurrently, with a transaction again.
class FaultyRun {
 public:
  explicit FaultyRun(TestServer& server);

  /// How many messages a run without a fault has.
  std::size_t messages();

  enum class Fault {
    kill,  ///< the program, by SIGKILL, while the message is on its way
    cut,   ///< the connection; the program can connect again
    lose,  ///< the connection, for good
  };
  /// Runs `up` with a fault at the message.
  void run(std::size_t message, Fault fault);
  /// Fails the test unless every migration is before or after, and the program told the truth.
  void check_before_or_after();
  /// Fails the test unless the next run completes everything. Then removes it all.
  void check_next_run();

  int exit_code = 0;
  std::string err;

 private:
  std::string uri_through(int port) const;
  void remove_all();

  TestDatabase database_;
  int server_port_;
  Project project_;
};

}  // namespace mighost::test

#endif
