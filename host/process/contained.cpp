#include "process/contained.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <system_error>
#include <utility>

#include "process/forked.hpp"
#include "text/quoted.hpp"

namespace mighost {
namespace {

using Clock = std::chrono::steady_clock;

/// The last line of the result: the work has returned.
constexpr std::string_view all_done = "done";
constexpr std::chrono::milliseconds look_again{100};
/// More than this of what a child prints is not kept.
constexpr std::size_t most_output = std::size_t{64} * 1024;

class Pipe {
 public:
  Pipe() {
    if (pipe2(ends_.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  int read_end() const { return ends_[0]; }
  int write_end() const { return ends_[1]; }
  void close_write() { close_end(1); }

 private:
  void close_end(std::size_t which) {
    if (ends_.at(which) >= 0) close(ends_.at(which));
    ends_.at(which) = -1;
  }
  std::array<int, 2> ends_{};
};

void write_line(int descriptor, std::string_view line) {
  std::string rest{line};
  rest += '\n';
  for (std::string_view left = rest; !left.empty();) {
    const ssize_t wrote = write(descriptor, left.data(), left.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) _exit(EXIT_FAILURE);  // nobody listens any more
    left.remove_prefix(static_cast<std::size_t>(wrote));
  }
}

void become_contained(int output) {
  prctl(PR_SET_DUMPABLE, 0);  // nor a crash reporter
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  for (const int number : {SIGTERM, SIGINT}) std::signal(number, SIG_DFL);
  forget_parent(output);
}

/// Appends what there is; false: the other side is closed.
bool drain(int descriptor, std::string& to, std::size_t most) {
  std::array<char, 16384> buffer{};
  const ssize_t got = read(descriptor, buffer.data(), buffer.size());
  if (got < 0) return errno == EINTR || errno == EAGAIN;
  if (to.size() < most) to.append(buffer.data(), static_cast<std::size_t>(got));
  return got > 0;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  return lines;
}

std::string how_it_ended(int status) {
  if (WIFSIGNALED(status)) return "crashed by " + signal_name(WTERMSIG(status));
  return "ended the process with status " + std::to_string(WEXITSTATUS(status));
}

/// The last lines that it printed.
std::string last_words(const std::string& output) {
  std::string text = output;
  text.erase(text.find_last_not_of(" \t\r\n") + 1);
  if (text.empty()) return {};
  constexpr std::size_t most = 800;
  if (text.size() > most) text.erase(0, text.find('\n', text.size() - most) + 1);
  return "; it printed: " + printable(text, most);
}

}  // namespace

std::vector<std::string> run_contained(
    const std::function<void(const std::function<void(std::string_view)>&)>& work,
    std::chrono::milliseconds limit) {
  Pipe result;
  Pipe output;
  const pid_t child = fork();
  if (child < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (child == 0) {
    become_contained(output.write_end());
    const int to = result.write_end();
    try {
      work([to](std::string_view line) { write_line(to, line); });
    } catch (const std::exception& error) {
      std::fprintf(stderr, "%s\n", error.what());
      std::fflush(stderr);
      _exit(EXIT_FAILURE);
    } catch (...) {
      _exit(EXIT_FAILURE);
    }
    write_line(to, all_done);
    _exit(EXIT_SUCCESS);  // without the host's own exit handlers
  }
  result.close_write();
  output.close_write();
  fcntl(output.read_end(), F_SETFL, O_NONBLOCK);

  std::string given;
  std::string said;
  bool result_open = true;
  bool output_open = true;
  bool in_time = true;
  bool ended = false;
  int status = 0;
  Clock::time_point end = Clock::now() + limit;
  while (result_open) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
    in_time = ended || left.count() > 0;
    if (!in_time) break;
    std::array<pollfd, 2> waiting{{{result.read_end(), POLLIN, 0}, {output.read_end(), POLLIN, 0}}};
    // A process that it started may hold the pipe open for ever: look now and then whether it has ended
    // itself.
    const auto patience = ended ? std::chrono::milliseconds{0} : std::min(left, look_again);
    const int ready = poll(waiting.data(), output_open ? 2 : 1, static_cast<int>(patience.count()));
    if (output_open && waiting[1].revents != 0) output_open = drain(output.read_end(), said, most_output);
    if (waiting[0].revents != 0) {
      result_open = drain(result.read_end(), given, SIZE_MAX);
      end = Clock::now() + limit;
    }
    if (ended && (ready <= 0 || waiting[0].revents == 0)) break;
    if (!ended) ended = waitpid(child, &status, WNOHANG) == child;
  }
  if (!in_time) kill(child, SIGKILL);
  while (!ended && waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  while (output_open) {  // what it said last
    const std::size_t before = said.size();
    output_open = drain(output.read_end(), said, most_output) && said.size() > before;
  }
  std::vector<std::string> lines = lines_of(given);
  if (!lines.empty() && lines.back() == all_done) {
    lines.pop_back();
    return lines;
  }
  const std::string how = in_time
                              ? how_it_ended(status)
                              : "did not return within " + std::to_string(limit.count()) + " milliseconds";
  throw ContainedError(how + last_words(said), in_time ? std::optional{status} : std::nullopt, said,
                       std::move(lines));
}

}  // namespace mighost
