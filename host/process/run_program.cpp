#include "process/run_program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace mighost {
namespace {

std::array<int, 2> open_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  return ends;
}

/// What a program is started with: files, and the descriptors that it gets.
class Actions {
 public:
  Actions() { posix_spawn_file_actions_init(&actions_); }
  ~Actions() { posix_spawn_file_actions_destroy(&actions_); }
  Actions(const Actions&) = delete;
  Actions& operator=(const Actions&) = delete;
  posix_spawn_file_actions_t* get() { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

std::vector<std::string> merged_environment(const std::vector<std::pair<std::string, std::string>>& added) {
  std::vector<std::string> all;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string text{*entry};
    const std::string name = text.substr(0, text.find('='));
    if (std::none_of(added.begin(), added.end(), [&](const auto& each) { return each.first == name; }))
      all.push_back(text);
  }
  for (const auto& [name, value] : added) all.emplace_back(name).append("=").append(value);
  return all;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (std::string& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

void read_both(int out, int err, ProgramResult& result) {
  std::array<pollfd, 2> waiting{{{out, POLLIN, 0}, {err, POLLIN, 0}}};
  for (std::size_t open = 2; open > 0;) {
    if (poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) return;
    for (pollfd& each : waiting) {
      if (each.fd < 0 || each.revents == 0) continue;
      std::array<char, 16384> buffer{};
      const ssize_t got = read(each.fd, buffer.data(), buffer.size());
      if (got < 0 && errno == EINTR) continue;
      if (got > 0) {
        (&each == waiting.data() ? result.output : result.errors)
            .append(buffer.data(), static_cast<std::size_t>(got));
      } else {
        each.fd = -1;  // poll passes over it
        --open;
      }
    }
  }
}

}  // namespace

ProgramResult run_program(const std::vector<std::string>& words,
                          const std::vector<std::pair<std::string, std::string>>& environment) {
  std::vector<std::string> arguments = words;
  std::vector<std::string> variables = merged_environment(environment);
  const std::array<int, 2> out = open_pipe();
  const std::array<int, 2> err = open_pipe();
  Actions actions;
  posix_spawn_file_actions_addopen(actions.get(), STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(actions.get(), out[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(actions.get(), err[1], STDERR_FILENO);
  pid_t child = 0;
  const int failure = posix_spawnp(&child, words.front().c_str(), actions.get(), nullptr,
                                   pointers(arguments).data(), pointers(variables).data());
  close(out[1]);
  close(err[1]);
  ProgramResult result;
  if (failure == 0) read_both(out[0], err[0], result);
  close(out[0]);
  close(err[0]);
  if (failure != 0)
    throw std::system_error(failure, std::generic_category(), "cannot start " + words.front());
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return result;
}

}  // namespace mighost
