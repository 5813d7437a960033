#ifndef MIGHOST_TESTS_SUPPORT_PROCESS_HPP
#define MIGHOST_TESTS_SUPPORT_PROCESS_HPP

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mighost::test {

/// Whom to run a program as. Only root can choose.
struct User {
  uid_t uid;
  gid_t gid;
};

/// Whom to run servers as, which refuse to run as root: nobody else when we are an ordinary user ourselves.
std::optional<User> ordinary_user();

struct ProcessOptions {
  std::string input;                                      ///< what it reads from its standard input
  std::map<std::string, std::optional<std::string>> env;  ///< added to ours; without a value: removed
  std::filesystem::path cwd;                              ///< ours when empty
  std::optional<User> user;                               ///< ours when absent
  std::chrono::milliseconds timeout{std::chrono::minutes{1}};
};

struct ProcessResult {
  int exit_code = -1;      ///< -1 when a signal ended it
  int signal = 0;          ///< the signal that ended it, or 0
  bool timed_out = false;  ///< it and all that it started were killed
  std::string out;
  std::string err;
};

/// Runs a program to its end. `argv[0]` is looked up in PATH.
/// @throws std::system_error when it cannot be started
ProcessResult run_process(const std::vector<std::string>& argv, const ProcessOptions& options = {});

/// A program that runs beside the test. It is killed, with all that it started, when this goes, and the
/// kernel kills it when the test process dies in whatever way.
class Child {
 public:
  /// Starts it with pipes on its standard input, output and error. `death_signal` is what the kernel sends
  /// it.
  /// @throws std::system_error when it cannot be started
  Child(const std::vector<std::string>& argv, const ProcessOptions& options, int death_signal);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  [[nodiscard]] pid_t pid() const { return pid_; }
  [[nodiscard]] int input() const { return input_; }
  [[nodiscard]] int output() const { return output_; }
  [[nodiscard]] int error() const { return error_; }
  void close_input();

  void kill(int signal) const;        ///< the program alone
  void kill_group(int signal) const;  ///< the program and all that it started
  /// The wait status, if it has ended.
  std::optional<int> poll();
  /// Waits for its end. False when it still runs after the time.
  bool wait(std::chrono::milliseconds timeout);

 private:
  pid_t pid_ = -1;
  int input_ = -1;
  int output_ = -1;
  int error_ = -1;
  std::optional<int> status_;
};

}  // namespace mighost::test

#endif
