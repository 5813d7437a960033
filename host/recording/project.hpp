#ifndef MIGHOST_RECORDING_PROJECT_HPP
#define MIGHOST_RECORDING_PROJECT_HPP

#include <filesystem>
#include <stdexcept>
#include <string_view>

#include "migration/migration.hpp"
#include "plugin/dialect.hpp"

namespace mighost {

/// What mighost itself makes in a folder of migrations: the built library, and what CMake leaves.
inline constexpr std::string_view project_build_folder = ".mighost";

/// A folder of C++ migrations that cannot be built. The message has what CMake and the compiler say.
class BuildError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Where build_project() puts the library of the folder's migrations.
std::filesystem::path project_library(const std::filesystem::path& folder);

/// Whether the folder has migrations in C++.
bool has_coded_migrations(const std::filesystem::path& folder);

/// Builds the folder's migrations by its CMakeLists.txt if a file of it is newer than the last build, and
/// returns the library. `executable` is this program, beside which the CMake package is looked for; may be
/// empty. Several processes may do so at the same time. Throws BuildError.
std::filesystem::path build_project(const std::filesystem::path& folder,
                                    const std::filesystem::path& executable);

/// All migrations of a project, oldest first: those in SQL and those in C++, which are built first. Throws
/// FolderError, BuildError and std::runtime_error.
Migrations read_project(const std::filesystem::path& folder, const Dialect& dialect,
                        const std::filesystem::path& executable);

}  // namespace mighost

#endif
