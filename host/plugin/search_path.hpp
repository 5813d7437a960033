#ifndef MIGHOST_PLUGIN_SEARCH_PATH_HPP
#define MIGHOST_PLUGIN_SEARCH_PATH_HPP

#include <filesystem>
#include <string>
#include <vector>

namespace mighost {

/// A folder in which plugins are looked for.
struct SearchFolder {
  std::filesystem::path path;  ///< absolute
  std::string origin;       ///< "--plugin-dir", "MIGHOST_PLUGIN_PATH", "mighost.yaml", "user", "installation"
  bool must_exist = false;  ///< somebody asked for this folder by name
  bool exists = false;      ///< filled in by load_plugins

  bool operator==(const SearchFolder&) const = default;
};

/// What decides about the folders. Relative paths are taken from the current folder.
struct SearchRequest {
  std::vector<std::filesystem::path> plugin_dirs;      ///< values of --plugin-dir, in their order
  std::string environment;                             ///< value of MIGHOST_PLUGIN_PATH, separated by colons
  std::vector<std::filesystem::path> project_folders;  ///< from mighost.yaml, relative to where that file is
  std::filesystem::path home;                          ///< value of HOME; empty: there is no user's folder
  std::filesystem::path executable;                    ///< of the running host; empty: unknown
};

/// The folders in the order in which they are searched, each once. The current folder is among them only if
/// somebody named it; an empty entry of MIGHOST_PLUGIN_PATH does not.
std::vector<SearchFolder> search_folders(const SearchRequest& request);

/// Where the running host's file is.
std::filesystem::path own_executable();

}  // namespace mighost

#endif
