#ifndef MIGHOST_PROCESS_EXIT_GUARD_HPP
#define MIGHOST_PROCESS_EXIT_GUARD_HPP

#include <string>

namespace mighost {

/// From now on, until allow_exit(), the process ends with status 1 and a message when somebody calls exit():
/// a plugin must not be able to make a command that has not done its work look as if it had. To be called
/// once.
void guard_exit();

/// For the process's own end, and for copies of it whose end somebody else looks at.
void allow_exit();

/// Whose code runs while this lives, for that message; one at a time. The text must live as long.
class AtWork {
 public:
  explicit AtWork(const std::string& who);
  AtWork(const AtWork&) = delete;
  AtWork& operator=(const AtWork&) = delete;
  ~AtWork();
};

}  // namespace mighost

#endif
