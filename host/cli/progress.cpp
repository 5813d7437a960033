#include "cli/progress.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <iostream>
#include <string_view>
#include <utility>

#include "cli/duration.hpp"
#include "text/code_point.hpp"
#include "text/visible.hpp"

namespace mighost {

using namespace std::chrono_literals;

namespace {

/// As many characters of `text` as leave room for `end` in one line of the terminal: a line that goes over
/// the edge could not be taken away again.
std::string fitted(const std::string& text, const std::string& end) {
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return text + end;
  std::size_t room = size.ws_col > end.size() + 2 ? size.ws_col - end.size() - 2 : 0;
  std::string_view rest = text;
  std::uint32_t code_point = 0;
  for (; room > 0 && !rest.empty(); --room)
    rest.remove_prefix(std::max<std::size_t>(1, decode_code_point(rest, code_point)));
  return rest.empty() ? text + end : text.substr(0, text.size() - rest.size()) + "…" + end;
}

}  // namespace

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
    std::cerr << "\r\x1b[K" << fitted(visible(text_), ", " + duration_text(elapsed)) << std::flush;
    visible_ = true;
  }
}

}  // namespace mighost
