#ifndef MIGHOST_PLUGIN_LOADER_HPP
#define MIGHOST_PLUGIN_LOADER_HPP

#include <mighost/abi.h>

#include <filesystem>

namespace mighost {

/// Where a plugin file stands: among others in a folder that is searched, or named by itself.
enum class Found { in_folder, by_name };

/// Loads the plugin `file` (absolute, without symbolic links) and checks everything in it. No code of a file
/// runs that is no plugin, is for another machine or ABI, or can be changed by others. Returns the plugin's
/// own data, as this host knows it, which lives as long as the process. Throws PluginError with all problems.
mighost_plugin load_checked(const std::filesystem::path& file, Found found);

}  // namespace mighost

#endif
