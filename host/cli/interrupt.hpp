#ifndef MIGHOST_CLI_INTERRUPT_HPP
#define MIGHOST_CLI_INTERRUPT_HPP

#include <array>
#include <atomic>
#include <functional>
#include <thread>

namespace mighost {

/// Clears up when somebody ends the program: the first SIGINT (Ctrl-C), SIGTERM or SIGHUP runs a function
/// instead of ending the process, a second one of the kind ends it at once. One at a time in a process.
class Interrupt {
 public:
  enum class After {
    end,   ///< the process ends by the signal
    go_on  ///< the main thread is to end it: it asks happened() from time to time
  };
  /// Runs on a thread of its own, beside whatever the program is doing. It must not throw.
  using OnSignal = std::function<After()>;

  explicit Interrupt(OnSignal on_signal);
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  [[nodiscard]] bool happened() const { return signal_ != 0; }
  /// Ends the process by the signal that came, or waits until the other thread has done so. Does nothing when
  /// none came.
  void end_if_happened() const;

 private:
  void watch();

  OnSignal on_signal_;
  std::atomic<int> signal_ = 0;
  std::atomic<bool> ends_by_itself_ = true;
  std::array<int, 2> pipe_{-1, -1};
  std::thread thread_;
};

}  // namespace mighost

#endif
