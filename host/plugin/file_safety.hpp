#ifndef MIGHOST_PLUGIN_FILE_SAFETY_HPP
#define MIGHOST_PLUGIN_FILE_SAFETY_HPP

#include <filesystem>
#include <optional>

#include "plugin/problem.hpp"

namespace mighost {

/// Why code from the folder `folder` (absolute, without symbolic links) must not be run: somebody other than
/// root, the user who runs the host and the owner of the host's executable can put files there. For a folder
/// whose files are taken one by one by name, `sticky_suffices`: nobody can replace files of others there.
std::optional<Problem> folder_problem(const std::filesystem::path& folder, bool sticky_suffices = false);

/// The same for one file, which must also be a regular file that can be read.
std::optional<Problem> file_problem(const std::filesystem::path& file);

}  // namespace mighost

#endif
