#ifndef MIGHOST_PLUGIN_PROBLEM_HPP
#define MIGHOST_PLUGIN_PROBLEM_HPP

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace mighost {

/// Why a plugin, or a folder of plugins, is not used as it is.
struct Problem {
  enum class Severity {
    error,  ///< the plugin is refused
    note    ///< nothing is wrong, but a person who wonders wants to know: an installed plugin is overridden
  };

  std::filesystem::path path;  ///< of the plugin or folder
  std::string rule;    ///< "R4" of the ABI, or "file", "permissions", "elf", "load", "definition", "name"
  std::string reason;  ///< what is wrong, and where in the plugin
  std::string remedy;  ///< what to do about it
  Severity severity = Severity::error;

  bool operator==(const Problem&) const = default;
};

/// `path: reason (rule). remedy`, in one line.
std::string describe(const Problem& problem);

/// A plugin that broke its contract, or reported a failure, while the host used it.
class PluginError : public std::runtime_error {
 public:
  explicit PluginError(std::vector<Problem> problems);

  /// At least one.
  const std::vector<Problem>& problems() const noexcept { return problems_; }

 private:
  std::vector<Problem> problems_;
};

}  // namespace mighost

#endif
