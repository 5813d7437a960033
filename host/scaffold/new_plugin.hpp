#ifndef MIGHOST_SCAFFOLD_NEW_PLUGIN_HPP
#define MIGHOST_SCAFFOLD_NEW_PLUGIN_HPP

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace mighost {

/// Why a plugin cannot be called so; empty: it can.
std::string wrong_plugin_name(std::string_view name);

/// Writes the folder of a new plugin, whole or not at all, and returns its files. `kind` is a folder of
/// templates. Throws std::runtime_error if `folder` exists, and std::filesystem::filesystem_error.
std::vector<std::filesystem::path> write_new_plugin(const std::filesystem::path& folder,
                                                    std::string_view kind, std::string_view name);

}  // namespace mighost

#endif
