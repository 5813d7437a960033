#include "support/timescale_server.hpp"

#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <stdexcept>

namespace mighost::test {

namespace {

using namespace std::chrono_literals;

// Generous: it is one second on an idle machine, and a busy one is no failure.
constexpr auto answer_timeout = 2min;

std::vector<std::string> command_line(const std::filesystem::path& packages,
                                      const std::filesystem::path& log) {
  const std::filesystem::path script =
      std::filesystem::path(MIGHOST_TEST_SOURCE_DIR) / "servers" / "timescale.mjs";
  // Kept among the packages, so that it goes when they are installed anew.
  const std::filesystem::path snapshot = packages / "node_modules" / ".timescale-snapshot";
  return {"sh",         "-c",     "log=$1; shift; exec \"$0\" \"$@\" 2>\"$log\"",
          "node",       log,      script,
          "--packages", packages, "--snapshot",
          snapshot};
}

}  // namespace

TimescaleServer::TimescaleServer(const std::filesystem::path& packages)
    : process_(command_line(packages, folder_ / "log"), {}, SIGKILL) {
  port_ = std::stoi(read_line());
}

TimescaleServer::~TimescaleServer() {
  process_.close_input();  // its sign to leave
  process_.wait(10s);
}

std::string TimescaleServer::read_line() {
  while (true) {
    if (const std::size_t end = unread_.find('\n'); end != std::string::npos) {
      std::string line = unread_.substr(0, end);
      unread_.erase(0, end + 1);
      return line;
    }
    pollfd wait{process_.output(), POLLIN, 0};
    std::array<char, 4096> buffer;
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(answer_timeout).count();
    const ssize_t count = poll(&wait, 1, static_cast<int>(milliseconds)) == 1
                              ? read(process_.output(), buffer.data(), buffer.size())
                              : 0;
    if (count <= 0)
      throw std::runtime_error("the TimescaleDB server does not answer:\n" + read_file(folder_ / "log"));
    unread_.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

void TimescaleServer::command(const std::string& line) {
  const std::string text = line + "\n";
  if (write(process_.input(), text.data(), text.size()) != static_cast<ssize_t>(text.size()))
    throw std::runtime_error("the TimescaleDB server is gone:\n" + read_file(folder_ / "log"));
  if (const std::string answer = read_line(); answer != "ok") throw std::runtime_error(line + ": " + answer);
}

void TimescaleServer::create_database(const std::string& name) {
  command("create " + name);
}

void TimescaleServer::drop_database(const std::string& name) {
  command("drop " + name);
}

}  // namespace mighost::test
