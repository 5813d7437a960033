#include "conformance/isolated.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include <nlohmann/json.hpp>

#include "process/forked.hpp"

namespace mighost {
namespace {

using Clock = std::chrono::steady_clock;

}  // namespace

std::string text_of(const std::vector<Problem>& problems) {
  nlohmann::json list = nlohmann::json::array();
  for (const Problem& problem : problems) {
    list.push_back({problem.path.string(), problem.rule, problem.reason, problem.remedy,
                    problem.severity == Problem::Severity::note});
  }
  return list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::vector<Problem> problems_from(const std::string& text) {
  std::vector<Problem> problems;
  for (const auto& each : nlohmann::json::parse(text)) {
    problems.push_back({each[0].get<std::string>(), each[1], each[2], each[3],
                        each[4].get<bool>() ? Problem::Severity::note : Problem::Severity::error});
  }
  return problems;
}

namespace {

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

/// Writes to the pipe to the parent; without a parent there is nothing left to do.
void tell(int result, const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const ssize_t written = write(result, text.data() + at, text.size() - at);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) _exit(1);
    at += static_cast<std::size_t>(written);
  }
}

/// Set by a signal in a child that manages others: it is to clear up and leave.
volatile std::sig_atomic_t asked_to_stop = 0;

/// Whether a child ends when it is told to, and when its parent is gone, or clears up before.
enum class Ends { at_once, when_asked };

void heed_signals(Ends ends) {
  struct sigaction action {};
  if (ends == Ends::when_asked) action.sa_handler = [](int) { asked_to_stop = 1; };
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) sigaction(number, &action, nullptr);
  prctl(PR_SET_PDEATHSIG, ends == Ends::when_asked ? SIGTERM : SIGKILL);
}

/// What the plugin throws across the host ends here: this process is a copy of the host, handlers included.
[[noreturn]] void be_the_child(int result, Leave leave, Ends ends,
                               const std::function<void(int)>& work) noexcept {
  if (leave == Leave::at_once) prctl(PR_SET_DUMPABLE, 0);  // else who looks for leaks could not look
  heed_signals(ends);
  forget_parent(-1);

  work(result);
  if (leave == Leave::properly) std::exit(0);
  _exit(0);
}

/// Takes what comes until the other side closes; false: it did not in time.
bool read_until(int descriptor, Clock::time_point end, const std::function<void(std::string_view)>& take) {
  std::array<char, 4096> buffer{};
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
    if (left.count() <= 0 || asked_to_stop != 0) return false;
    pollfd waiting{descriptor, POLLIN, 0};
    const auto wait = std::min<std::chrono::milliseconds::rep>(left.count(), 60'000);
    if (poll(&waiting, 1, static_cast<int>(wait)) <= 0) continue;
    const ssize_t got = read(descriptor, buffer.data(), buffer.size());
    if (got == 0) return true;
    if (got < 0 && errno != EINTR) return true;
    if (got > 0) take({buffer.data(), static_cast<std::size_t>(got)});
  }
}

/// One child at work.
class Child {
 public:
  Child(Leave leave, Ends ends, const std::function<void(int)>& work) {
    std::array<int, 2> pipe{};
    if (pipe2(pipe.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
    pid_ = fork();
    if (pid_ < 0) throw std::system_error(errno, std::generic_category(), "fork");
    if (pid_ == 0) be_the_child(pipe[1], leave, ends, work);
    close(pipe[1]);
    result_ = pipe[0];
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  /// When something was thrown meanwhile, the child goes.
  ~Child() {
    if (pid_ > 0) end(false);
  }

  bool read(Clock::time_point until, const std::function<void(std::string_view)>& take) const {
    return read_until(result_, until, take);
  }

  /// Waits for its end, or brings it about.
  int end(bool by_itself) {
    close(result_);
    if (!by_itself) kill(pid_, SIGKILL);
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    return status;
  }

 private:
  pid_t pid_ = -1;
  int result_ = -1;
};

}  // namespace

std::string end_of(int status, bool answered) {
  const std::string when = answered ? "when all was done, ended the process " : "ended the process ";
  return when + (WIFSIGNALED(status) ? "by " + signal_name(WTERMSIG(status))
                                     : "with status " + std::to_string(WEXITSTATUS(status)));
}

bool stopping() {
  return asked_to_stop != 0;
}

bool ChildEnd::well() const {
  return in_time && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

ChildEnd run_in_child(std::chrono::milliseconds limit, Leave leave,
                      const std::function<std::string()>& work) {
  Child child{leave, Ends::at_once, [&](int result) { tell(result, work()); }};
  ChildEnd end;
  end.in_time = child.read(Clock::now() + limit, [&](std::string_view text) { end.text += text; });
  end.status = child.end(end.in_time);
  return end;
}

ChildEnd run_and_hear(const std::function<void(const std::function<void(const std::string&)>& say)>& work,
                      const std::function<void(const std::string&)>& hear) {
  // Messages end with a byte that JSON has nowhere.
  Child child{Leave::at_once, Ends::when_asked,
              [&](int result) { work([&](const std::string& message) { tell(result, message + '\0'); }); }};
  std::string rest;
  ChildEnd end;
  child.read(Clock::now() + std::chrono::hours{24 * 365}, [&](std::string_view text) {
    rest += text;
    for (std::size_t at; (at = rest.find('\0')) != std::string::npos; rest.erase(0, at + 1))
      hear(rest.substr(0, at));
  });
  end.status = child.end(true);
  return end;
}

std::vector<Problem> run_isolated(const std::filesystem::path& file, std::chrono::milliseconds limit,
                                  const std::string& rule, Leave leave,
                                  const std::function<std::vector<Problem>()>& test) {
  const ChildEnd end = run_in_child(limit, leave, [&] { return text_of(problems_of(file, test)); });
  if (!end.in_time) {
    return {{file, "time", "did not return within " + std::to_string(limit.count()) + " milliseconds",
             "look for a loop that does not end, or for something that waits; --timeout gives more time"}};
  }
  std::vector<Problem> problems;
  const bool answered = !end.text.empty() && (end.well() || leave == Leave::properly);
  if (answered) problems = problems_from(end.text);
  if (!end.well() || !answered) {
    problems.push_back({file, rule.empty() ? "R7" : rule, end_of(end.status, answered),
                        "a debugger, or AddressSanitizer, shows the place; failures are reported by `fail`"});
  }
  return problems;
}

}  // namespace mighost
