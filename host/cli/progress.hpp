#ifndef MIGHOST_CLI_PROGRESS_HPP
#define MIGHOST_CLI_PROGRESS_HPP

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace mighost {

/// One line on a terminal that says what is under way and for how long, from a second after it began; it goes
/// when something else is to be printed. On what is no terminal it does nothing.
class Progress {
 public:
  explicit Progress(bool wanted);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(std::string text);
  /// Takes the line away.
  void clear();

 private:
  void run(const std::stop_token& stop);
  void erase();

  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::string text_;
  bool visible_ = false;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::jthread thread_;  // last: it uses all of the others
};

}  // namespace mighost

#endif
