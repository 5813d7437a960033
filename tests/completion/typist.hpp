#ifndef MIGHOST_TESTS_COMPLETION_TYPIST_HPP
#define MIGHOST_TESTS_COMPLETION_TYPIST_HPP

#include <sys/types.h>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mighost::test {

/// Somebody at a terminal, in front of a program. It ends with this.
class Typist {
 public:
  /// @throws std::system_error when there is no terminal to be had
  Typist(const std::vector<std::string>& argv, const std::map<std::string, std::string>& env,
         const std::filesystem::path& folder);
  ~Typist();
  Typist(const Typist&) = delete;
  Typist& operator=(const Typist&) = delete;

  void type(std::string_view keys) const;
  /// Reads what the screen shows until `text` is there, and returns all of it since the last call.
  /// @throws std::runtime_error with what came instead, if it does not come within ten seconds
  std::string see(std::string_view text);

 private:
  pid_t pid_ = -1;
  int terminal_ = -1;
  std::string screen_;
};

}  // namespace mighost::test

#endif
