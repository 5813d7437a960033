#ifndef MIGHOST_PROCESS_CONTAINED_HPP
#define MIGHOST_PROCESS_CONTAINED_HPP

#include <chrono>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mighost {

/// How code that ran in a child process ended before it was done.
class ContainedError : public std::runtime_error {
 public:
  ContainedError(const std::string& how, std::optional<int> status, std::string output,
                 std::vector<std::string> lines)
      : std::runtime_error(how), status_(status), output_(std::move(output)), lines_(std::move(lines)) {}
  /// How it ended, as waitpid has it; none: it did not end in time.
  std::optional<int> status() const noexcept { return status_; }
  /// The beginning of what it printed.
  const std::string& output() const noexcept { return output_; }
  /// What it had given until then.
  const std::vector<std::string>& lines() const noexcept { return lines_; }

 private:
  std::optional<int> status_;
  std::string output_;
  std::vector<std::string> lines_;
};

/// Runs `work` in a child process, a copy of this one, and returns the lines that it gives, without their
/// ends. Whatever it does to memory, descriptors or signals stays there: a crash, an exit, an exception that
/// leaves it, and silence for longer than `limit` are a ContainedError, with what it printed last. What it
/// prints is not shown. This process must have no other threads.
std::vector<std::string> run_contained(
    const std::function<void(const std::function<void(std::string_view line)>& give)>& work,
    std::chrono::milliseconds limit);

}  // namespace mighost

#endif
