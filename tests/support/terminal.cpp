#include "support/terminal.hpp"

#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>

namespace mighost::test {

ProcessResult run_on_terminal(const std::vector<std::string>& argv, const ProcessOptions& options,
                              unsigned short columns) {
  // By a shell that knows its terminal's device: so the child needs nothing of ours between fork and exec.
  std::vector<std::string> words{"env", "-C", options.cwd.empty() ? "." : options.cwd.native()};
  for (const auto& [name, value] : options.env) {
    if (!value) words.insert(words.end(), {"-u", name});
  }
  for (const auto& [name, value] : options.env) {
    if (value) words.push_back(name + "=" + *value);
  }
  words.insert(words.end(), argv.begin(), argv.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);

  int terminal = -1;
  winsize size{.ws_row = 24, .ws_col = columns, .ws_xpixel = 0, .ws_ypixel = 0};
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, &size);
  if (child < 0) throw std::system_error(errno, std::generic_category(), "forkpty");
  if (child == 0) {
    ::execvp(pointers[0], pointers.data());
    ::_exit(127);
  }
  ProcessResult result;
  const auto end = std::chrono::steady_clock::now() + options.timeout;
  std::array<char, 4096> piece{};
  while (true) {
    pollfd ready{.fd = terminal, .events = POLLIN, .revents = 0};
    if (::poll(&ready, 1, 50) > 0) {
      const ssize_t got = ::read(terminal, piece.data(), piece.size());
      if (got <= 0) break;  // EIO: nobody has the other side any more
      result.out.append(piece.data(), static_cast<std::size_t>(got));
    } else if (std::chrono::steady_clock::now() > end) {
      result.timed_out = true;
      ::kill(child, SIGKILL);
      break;
    }
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ::close(terminal);
  if (WIFEXITED(status)) result.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) result.signal = WTERMSIG(status);
  return result;
}

}  // namespace mighost::test
