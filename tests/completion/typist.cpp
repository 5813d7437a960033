#include "typist.hpp"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <stdexcept>
#include <system_error>

namespace mighost::test {

namespace {

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> all;
  for (std::string& word : words) all.push_back(word.data());
  all.push_back(nullptr);
  return all;
}

}  // namespace

Typist::Typist(const std::vector<std::string>& argv, const std::map<std::string, std::string>& env,
               const std::filesystem::path& folder) {
  std::vector<std::string> words = argv;
  std::vector<std::string> settings;
  for (const auto& [name, value] : env) settings.push_back(name + "=" + value);
  const std::vector<char*> arguments = pointers(words);
  const std::vector<char*> environment = pointers(settings);
  const struct winsize size {
    50, 200, 0, 0
  };
  pid_ = forkpty(&terminal_, nullptr, nullptr, &size);
  if (pid_ < 0) throw std::system_error(errno, std::generic_category(), "forkpty");
  if (pid_ == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (chdir(folder.c_str()) == 0) execvpe(arguments[0], arguments.data(), environment.data());
    _exit(127);
  }
}

Typist::~Typist() {
  kill(pid_, SIGKILL);
  close(terminal_);
  waitpid(pid_, nullptr, 0);
}

void Typist::type(std::string_view keys) const {
  while (!keys.empty()) {
    const ssize_t written = write(terminal_, keys.data(), keys.size());
    if (written < 0 && errno != EINTR) throw std::system_error(errno, std::generic_category(), "typing");
    if (written > 0) keys.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string Typist::see(std::string_view text) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{10};
  while (screen_.find(text) == std::string::npos) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    struct pollfd ready {
      terminal_, POLLIN, 0
    };
    std::array<char, 4096> buffer{};
    ssize_t count = 0;
    if (left.count() > 0 && poll(&ready, 1, static_cast<int>(left.count())) > 0) {
      count = read(terminal_, buffer.data(), buffer.size());
    }
    if (count <= 0) throw std::runtime_error("not seen: " + std::string{text} + "\nbut: " + screen_);
    screen_.append(buffer.data(), static_cast<std::size_t>(count));
  }
  std::string seen;
  seen.swap(screen_);
  return seen;
}

}  // namespace mighost::test
