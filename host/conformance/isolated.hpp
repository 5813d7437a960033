#ifndef MIGHOST_CONFORMANCE_ISOLATED_HPP
#define MIGHOST_CONFORMANCE_ISOLATED_HPP

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "plugin/problem.hpp"

namespace mighost {

/// How a child process leaves: without running anything, or as a program that returns from main.
enum class Leave { at_once, properly };

/// How a child process ended.
struct ChildEnd {
  bool in_time = true;  ///< false: it was killed
  int status = 0;       ///< as waitpid has it
  std::string text;     ///< what the work returned, if it did

  bool well() const;
};

/// Runs `work` in a child process, as below but without a limit; what it passes to `say` comes out of `hear`
/// here, in order, while it runs. When somebody ends this process, the work is not killed but asked to stop:
/// see stopping().
ChildEnd run_and_hear(const std::function<void(const std::function<void(const std::string&)>& say)>& work,
                      const std::function<void(const std::string&)>& hear);

/// Whether this process, which run_and_hear() has begun, is to clear up and leave. Its children are killed
/// then.
bool stopping();

/// Runs `work` in a child process that has neither input nor output, and is killed after `limit`. What it
/// throws ends that process. The host must have no other threads.
ChildEnd run_in_child(std::chrono::milliseconds limit, Leave leave, const std::function<std::string()>& work);

/// Runs `test` in a child process, and returns the problems that it found. A PluginError that it throws is
/// its problems; and a plugin that crashes, hangs or ends the process is one of `rule`, not the end of this
/// process. `file` is the plugin's, for messages.
std::vector<Problem> run_isolated(const std::filesystem::path& file, std::chrono::milliseconds limit,
                                  const std::string& rule, Leave leave,
                                  const std::function<std::vector<Problem>()>& test);

/// How problems go from one process to the other.
std::string text_of(const std::vector<Problem>& problems);
std::vector<Problem> problems_from(const std::string& text);

/// How a child ended, for people: "ended the process by SIGSEGV". `answered`: it had done its work.
std::string end_of(int status, bool answered);

}  // namespace mighost

#endif
