#include "plugin/probe.hpp"

#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio_ext.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <string>
#include <string_view>
#include <system_error>

#include "text/quoted.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// One end of a pipe.
class Descriptor {
 public:
  explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
  ~Descriptor() { reset(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return descriptor_; }
  void reset() {
    if (descriptor_ >= 0) close(descriptor_);
    descriptor_ = -1;
  }

 private:
  int descriptor_;
};

struct Pipe {
  Pipe() : Pipe(open_pipe()) {}
  Descriptor read;
  Descriptor write;

 private:
  explicit Pipe(std::array<int, 2> ends) : read(ends[0]), write(ends[1]) {}
  static std::array<int, 2> open_pipe() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
    return ends;
  }
};

constexpr char loaded = 'L';
constexpr char refused = 'R';  ///< the dynamic loader says no: it will say why when the host asks it

/// What an initialiser throws must end here: this process is a copy of the host, handlers included.
[[noreturn]] void be_the_child(const fs::path& file, int result, int output) noexcept {
  // No core file, and no crash reporter, for what we expect to happen.
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  for (const int number : {SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTERM}) std::signal(number, SIG_DFL);
  __fpurge(stdout);  // what the host has not written yet is not for this process to write
  __fpurge(stderr);
  const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
  dup2(nothing, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(output, STDERR_FILENO);

  const char answer = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL) == nullptr ? refused : loaded;
  const bool told = write(result, &answer, 1) == 1;
  _exit(told ? 0 : 1);
}

/// Appends what there is to read, up to a limit; false: the other side is closed.
bool drain(int descriptor, std::string& to) {
  std::array<char, 4096> buffer{};
  const ssize_t got = read(descriptor, buffer.data(), buffer.size());
  if (got < 0) return errno == EINTR || errno == EAGAIN;
  if (to.size() < 16 * buffer.size()) to.append(buffer.data(), static_cast<std::size_t>(got));
  return got > 0;
}

/// The one thing worth telling of what a dying process prints: what it threw, else its first line.
std::string essence(std::string_view output) {
  constexpr std::string_view what = "what():";
  const std::size_t at = output.find(what);
  if (at != std::string_view::npos) {
    output.remove_prefix(at + what.size());
  }
  const std::size_t start = std::min(output.find_first_not_of(" \t\r\n="), output.size());
  output.remove_prefix(start);
  output = output.substr(0, output.find('\n'));
  return printable(output, 500);
}

Problem died(const fs::path& file, const std::string& how, const std::string& output) {
  std::string reason = "an initialiser of it " + how;
  if (const std::string said = essence(output); !said.empty()) reason += ": " + said;
  return {file, "load", std::move(reason),
          "a plugin is constant data, initialised at compile time: take out the variables that need code to "
          "run when the library is loaded, or let that code catch its exceptions"};
}

}  // namespace

bool runs_code_when_loaded(const ElfFacts& facts) {
  // The compiler's own start-up code is one initialiser, which does nothing here.
  if (facts.initialisers > 1) return true;
  return std::any_of(facts.needed.begin(), facts.needed.end(), [](std::string_view name) {
    // The libraries of the C and C++ run time, which the host itself has loaded already.
    for (const std::string_view known : {"libc.", "libm.", "libstdc++.", "libgcc_s.", "libdl.", "libpthread.",
                                         "librt.", "ld-linux", "libc++.", "libc++abi.", "libunwind."}) {
      if (name.starts_with(known)) return false;
    }
    return true;
  });
}

std::optional<Problem> probe_loading(const fs::path& file, std::chrono::milliseconds limit) {
  Pipe result;
  Pipe output;
  const pid_t child = fork();
  if (child < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (child == 0) be_the_child(file, result.write.get(), output.write.get());
  result.write.reset();
  output.write.reset();
  fcntl(output.read.get(), F_SETFL, O_NONBLOCK);

  std::string answer;
  std::string said;
  bool in_time = true;
  bool output_open = true;
  for (const Clock::time_point end = Clock::now() + limit; answer.empty();) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
    in_time = left.count() > 0;
    if (!in_time) break;
    std::array<pollfd, 2> waiting{{{result.read.get(), POLLIN, 0}, {output.read.get(), POLLIN, 0}}};
    poll(waiting.data(), output_open ? 2 : 1, static_cast<int>(left.count()));
    if (output_open && waiting[1].revents != 0) output_open = drain(output.read.get(), said);
    if (waiting[0].revents != 0 && !drain(result.read.get(), answer)) break;
  }
  if (!in_time) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (answer == std::string{loaded} || answer == std::string{refused}) return std::nullopt;

  while (output_open) {  // what it said last
    const std::size_t before = said.size();
    output_open = drain(output.read.get(), said) && said.size() > before;
  }
  if (!in_time) {
    return died(file, "did not return within " + std::to_string(limit.count()) + " milliseconds", said);
  }
  if (WIFSIGNALED(status)) {
    const char* name = sigabbrev_np(WTERMSIG(status));
    return died(file,
                "ends the process by " + (name == nullptr ? "signal " + std::to_string(WTERMSIG(status))
                                                          : "SIG" + std::string{name}),
                said);
  }
  return died(file, "ends the process with status " + std::to_string(WEXITSTATUS(status)), said);
}

}  // namespace mighost
