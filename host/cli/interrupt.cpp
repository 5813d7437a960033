#include "cli/interrupt.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <system_error>
#include <utility>

namespace mighost {
namespace {

constexpr std::array signals{SIGINT, SIGTERM, SIGHUP};

/// Where the handler writes the signal's number, as little as a handler may do.
std::atomic<int> wake_up = -1;

void on_signal_handler(int number) {
  const int saved = errno;
  const auto byte = static_cast<unsigned char>(number);
  [[maybe_unused]] const ssize_t written = ::write(wake_up, &byte, 1);
  errno = saved;
}

void end_by(int number) {
  std::signal(number, SIG_DFL);
  ::kill(::getpid(), number);
}

}  // namespace

Interrupt::Interrupt(OnSignal on_signal) : on_signal_(std::move(on_signal)) {
  if (::pipe2(pipe_.data(), O_CLOEXEC) != 0)
    throw std::system_error(errno, std::generic_category(), "cannot make a pipe");
  wake_up = pipe_[1];
  thread_ = std::thread([this] { watch(); });
  struct sigaction action {};
  action.sa_handler = on_signal_handler;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  for (const int number : signals) {
    struct sigaction old {};
    ::sigaction(number, nullptr, &old);
    // What nohup or a shell has turned off stays so.
    if (old.sa_handler != SIG_IGN) ::sigaction(number, &action, nullptr);
  }
}

Interrupt::~Interrupt() {
  for (const int number : signals) {
    struct sigaction old {};
    ::sigaction(number, nullptr, &old);
    if (old.sa_handler == on_signal_handler) std::signal(number, SIG_DFL);
  }
  wake_up = -1;
  ::close(pipe_[1]);  // the thread reads the end
  thread_.join();
  ::close(pipe_[0]);
}

void Interrupt::end_if_happened() const {
  if (!happened()) return;
  // The other thread ends the process, or says that it does not.
  while (ends_by_itself_) std::this_thread::sleep_for(std::chrono::milliseconds{20});
  end_by(signal_);
}

void Interrupt::watch() {
  unsigned char byte = 0;
  while (true) {
    const ssize_t count = ::read(pipe_[0], &byte, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    if (signal_ != 0) return end_by(byte);
    signal_ = byte;
    if (on_signal_() == After::end) return end_by(byte);
    ends_by_itself_ = false;
  }
}

}  // namespace mighost
