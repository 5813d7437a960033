#include "conformance/isolated.hpp"

#include <fcntl.h>
#include <poll.h>
#include <stdio_ext.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <string>
#include <system_error>

#include <nlohmann/json.hpp>

namespace mighost {
namespace {

using Clock = std::chrono::steady_clock;

std::string to_text(const std::vector<Problem>& problems) {
  nlohmann::json list = nlohmann::json::array();
  for (const Problem& problem : problems) {
    list.push_back({problem.path.string(), problem.rule, problem.reason, problem.remedy,
                    problem.severity == Problem::Severity::note});
  }
  return list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::vector<Problem> from_text(const std::string& text) {
  std::vector<Problem> problems;
  for (const auto& each : nlohmann::json::parse(text)) {
    problems.push_back({each[0].get<std::string>(), each[1], each[2], each[3],
                        each[4].get<bool>() ? Problem::Severity::note : Problem::Severity::error});
  }
  return problems;
}

std::vector<Problem> problems_of(const std::filesystem::path& file,
                                 const std::function<std::vector<Problem>()>& test) {
  try {
    return test();
  } catch (const PluginError& error) {
    return error.problems();
  } catch (const std::exception& error) {
    return {{file, "", error.what(), ""}};
  }
}

/// What the plugin throws across the host ends here: this process is a copy of the host, handlers included.
[[noreturn]] void be_the_child(const std::filesystem::path& file, int result,
                               const std::function<std::vector<Problem>()>& test) noexcept {
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  for (const int number : {SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTERM}) std::signal(number, SIG_DFL);
  __fpurge(stdout);
  __fpurge(stderr);
  const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nothing, stream);

  const std::string text = to_text(problems_of(file, test));
  for (std::size_t at = 0; at < text.size();) {
    const ssize_t written = write(result, text.data() + at, text.size() - at);
    if (written <= 0) _exit(1);
    at += static_cast<std::size_t>(written);
  }
  _exit(0);
}

/// All that comes until the other side closes; false: it did not in time.
bool read_until(int descriptor, Clock::time_point end, std::string& text) {
  std::array<char, 4096> buffer{};
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
    if (left.count() <= 0) return false;
    pollfd waiting{descriptor, POLLIN, 0};
    if (poll(&waiting, 1, static_cast<int>(left.count())) <= 0) continue;
    const ssize_t got = read(descriptor, buffer.data(), buffer.size());
    if (got == 0) return true;
    if (got < 0 && errno != EINTR) return true;
    if (got > 0) text.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

std::string end_of(int status) {
  if (!WIFSIGNALED(status)) return "ended the process with status " + std::to_string(WEXITSTATUS(status));
  const char* name = sigabbrev_np(WTERMSIG(status));
  return "ended the process by " +
         (name == nullptr ? "signal " + std::to_string(WTERMSIG(status)) : "SIG" + std::string{name});
}

}  // namespace

std::vector<Problem> run_isolated(const std::filesystem::path& file, std::chrono::milliseconds limit,
                                  const std::function<std::vector<Problem>()>& test) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  const pid_t child = fork();
  if (child < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (child == 0) be_the_child(file, ends[1], test);
  close(ends[1]);
  std::string text;
  const bool in_time = read_until(ends[0], Clock::now() + limit, text);
  close(ends[0]);
  if (!in_time) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!in_time) {
    return {{file, "time", "did not return within " + std::to_string(limit.count()) + " milliseconds",
             "look for a loop that does not end, or for something that waits"}};
  }
  if (text.empty() || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    return {{file, "R7", end_of(status),
             "report failures by `fail`; a crash shows its place in a debugger or under AddressSanitizer"}};
  }
  return from_text(text);
}

}  // namespace mighost
