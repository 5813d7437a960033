#include "cli/progress.hpp"

#include <unistd.h>

#include <iostream>
#include <utility>

#include "cli/duration.hpp"
#include "text/visible.hpp"

namespace mighost {

using namespace std::chrono_literals;

Progress::Progress(bool wanted) {
  if (wanted && ::isatty(STDERR_FILENO) == 1)
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

Progress::~Progress() {
  clear();
}

void Progress::show(std::string text) {
  const std::lock_guard lock{mutex_};
  text_ = std::move(text);
}

void Progress::clear() {
  const std::lock_guard lock{mutex_};
  text_.clear();
  erase();
}

void Progress::erase() {
  if (!std::exchange(visible_, false)) return;
  std::cerr << "\r\x1b[K" << std::flush;
}

void Progress::run(const std::stop_token& stop) {
  std::unique_lock lock{mutex_};
  while (!changed_.wait_for(lock, stop, 250ms, [] { return false; })) {
    if (stop.stop_requested()) return erase();
    const auto elapsed =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin_);
    if (text_.empty() || elapsed < 1s) continue;
    std::cerr << "\r\x1b[K" << visible(text_) << ", " << duration_text(elapsed) << std::flush;
    visible_ = true;
  }
}

}  // namespace mighost
