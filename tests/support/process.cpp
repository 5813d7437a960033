#include "support/process.hpp"

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

namespace mighost::test {

namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void throw_errno(const std::string& what, int code = errno) {
  throw std::system_error(code, std::generic_category(), what);
}

struct Pipe {
  Pipe() {
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw_errno("pipe");
  }
  ~Pipe() {
    for (const int end : ends) {
      if (end >= 0) close(end);
    }
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  [[nodiscard]] int reader() const { return ends[0]; }
  [[nodiscard]] int writer() const { return ends[1]; }
  int take(int end) { return std::exchange(ends[static_cast<std::size_t>(end)], -1); }

  std::array<int, 2> ends{-1, -1};
};

std::vector<std::string> environment(const std::map<std::string, std::optional<std::string>>& changes) {
  std::vector<std::string> result;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    if (!changes.contains(std::string(text.substr(0, text.find('='))))) result.emplace_back(text);
  }
  for (const auto& [name, value] : changes) {
    if (value) result.push_back(name + "=" + *value);
  }
  return result;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> result;
  for (std::string& word : words) result.push_back(word.data());
  result.push_back(nullptr);
  return result;
}

// Appends what is there to read. False at the end of the stream.
bool read_some(int fd, std::string& text) {
  std::array<char, 65536> buffer;
  const ssize_t count = read(fd, buffer.data(), buffer.size());
  if (count > 0) text.append(buffer.data(), static_cast<std::size_t>(count));
  return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR));
}

// A program that leaves its input unread must not kill the test.
void ignore_broken_pipes() {
  [[maybe_unused]] static const auto former = signal(SIGPIPE, SIG_IGN);
}

}  // namespace

std::optional<User> ordinary_user() {
  if (geteuid() != 0) return std::nullopt;
  for (const char* name : {"postgres", "nobody"}) {
    if (const passwd* entry = getpwnam(name)) return User{entry->pw_uid, entry->pw_gid};
  }
  throw std::runtime_error("there is neither a user postgres nor a user nobody to run servers as");
}

Child::Child(const std::vector<std::string>& argv, const ProcessOptions& options, int death_signal) {
  ignore_broken_pipes();
  Pipe in;
  Pipe out;
  Pipe err;
  Pipe failure;  // closed by a successful exec; otherwise carries errno
  // All memory is got before fork: after it, in a process that may have threads, only system calls are safe.
  std::vector<std::string> words = argv;
  std::vector<std::string> variables = environment(options.env);
  const std::vector<char*> argument_pointers = pointers(words);
  const std::vector<char*> variable_pointers = pointers(variables);
  const pid_t parent = getpid();

  pid_ = fork();
  if (pid_ < 0) throw_errno("fork");
  if (pid_ == 0) {
    const auto run = [&] {
      setpgid(0, 0);  // so that all it starts can be killed together
      signal(SIGPIPE, SIG_DFL);
      if (dup2(in.reader(), STDIN_FILENO) < 0 || dup2(out.writer(), STDOUT_FILENO) < 0 ||
          dup2(err.writer(), STDERR_FILENO) < 0)
        return;
      if (!options.cwd.empty() && chdir(options.cwd.c_str()) != 0) return;
      if (options.user &&
          (setgroups(0, nullptr) != 0 || setgid(options.user->gid) != 0 || setuid(options.user->uid) != 0))
        return;
      // After setuid, which clears it. The parent may have died before it took effect.
      prctl(PR_SET_PDEATHSIG, death_signal);
      if (getppid() != parent) _exit(127);
      execvpe(argument_pointers[0], argument_pointers.data(), variable_pointers.data());
    };
    run();
    const int code = errno;
    [[maybe_unused]] const ssize_t written = write(failure.writer(), &code, sizeof code);
    _exit(127);
  }

  setpgid(pid_, pid_);  // by whichever of the two comes first
  close(failure.take(1));
  int code = 0;
  if (read(failure.reader(), &code, sizeof code) == sizeof code) {
    waitpid(pid_, nullptr, 0);
    throw_errno(argv.at(0), code);
  }
  input_ = in.take(1);
  output_ = out.take(0);
  error_ = err.take(0);
}

Child::~Child() {
  if (!poll()) {
    kill_group(SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
  for (const int fd : {input_, output_, error_}) {
    if (fd >= 0) close(fd);
  }
}

void Child::close_input() {
  if (input_ >= 0) close(input_);
  input_ = -1;
}

void Child::kill(int signal) const {
  if (!status_) ::kill(pid_, signal);
}

void Child::kill_group(int signal) const {
  ::kill(-pid_, signal);
}

std::optional<int> Child::poll() {
  int status = 0;
  if (!status_ && waitpid(pid_, &status, WNOHANG) == pid_) status_ = status;
  return status_;
}

bool Child::wait(std::chrono::milliseconds timeout) {
  for (const auto deadline = Clock::now() + timeout; !poll();) {
    if (Clock::now() >= deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds{2});
  }
  return true;
}

ProcessResult run_process(const std::vector<std::string>& argv, const ProcessOptions& options) {
  Child child(argv, options, SIGKILL);
  for (const int fd : {child.input(), child.output(), child.error()}) fcntl(fd, F_SETFL, O_NONBLOCK);

  ProcessResult result;
  std::string_view unwritten = options.input;
  bool out_open = true;
  bool err_open = true;
  const auto deadline = Clock::now() + options.timeout;
  while (true) {
    if (unwritten.empty()) child.close_input();
    // Before the streams are read: what it wrote before its end is then surely there. A grandchild that keeps
    // them open is not waited for.
    const bool ended = child.poll().has_value();
    std::array<pollfd, 3> waits{{{child.input(), POLLOUT, 0},
                                 {out_open ? child.output() : -1, POLLIN, 0},
                                 {err_open ? child.error() : -1, POLLIN, 0}}};
    const int ready = ::poll(waits.data(), waits.size(), ended ? 0 : out_open || err_open ? 20 : 2);
    if (waits[0].revents != 0) {
      const ssize_t count = write(child.input(), unwritten.data(), unwritten.size());
      if (count > 0) unwritten.remove_prefix(static_cast<std::size_t>(count));
      if (count < 0 && errno == EPIPE) unwritten = {};
    }
    if (waits[1].revents != 0) out_open = read_some(child.output(), result.out);
    if (waits[2].revents != 0) err_open = read_some(child.error(), result.err);
    if (ended && (ready <= 0 || (waits[1].revents == 0 && waits[2].revents == 0))) break;
    if (!ended && Clock::now() >= deadline) {
      result.timed_out = true;
      child.kill_group(SIGKILL);
      child.wait(std::chrono::seconds{10});
    }
  }
  const int status = child.poll().value();
  if (WIFEXITED(status)) result.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) result.signal = WTERMSIG(status);
  return result;
}

}  // namespace mighost::test
