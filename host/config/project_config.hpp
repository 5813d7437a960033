#ifndef MIGHOST_CONFIG_PROJECT_CONFIG_HPP
#define MIGHOST_CONFIG_PROJECT_CONFIG_HPP

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace mighost {

/// The name of the file with a project's settings.
inline constexpr std::string_view config_name = "mighost.yaml";

/// A settings file that cannot be used. One line for each error: `file:line:column: what; remedy`.
class ConfigError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A project's settings; options of the command line go before them.
struct ProjectConfig {
  std::optional<std::string> provider;
  std::optional<std::string> dialect;
  std::optional<std::string> schema;
  std::optional<std::filesystem::path> path;   ///< where generated migrations go
  std::vector<std::filesystem::path> plugins;  ///< folders of plugins

  bool operator==(const ProjectConfig&) const = default;
};

/// The nearest mighost.yaml: in `folder` or above it, up to the root of the repository (the first folder that
/// has a .git) or to `home`, whichever comes first. Nothing if there is none.
std::optional<std::filesystem::path> find_config(const std::filesystem::path& folder,
                                                 const std::filesystem::path& home);

/// Reads a mighost.yaml; an empty one sets nothing. Relative paths in it are below its own folder, and
/// returned so. Throws ConfigError with everything that is wrong: what is no YAML, unknown keys, keys that
/// come twice, values of the wrong kind.
ProjectConfig read_config(const std::filesystem::path& file);

}  // namespace mighost

#endif
