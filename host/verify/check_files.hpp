#ifndef MIGHOST_VERIFY_CHECK_FILES_HPP
#define MIGHOST_VERIFY_CHECK_FILES_HPP

#include <filesystem>
#include <functional>

#include "migration/engine.hpp"
#include "migration/migration.hpp"
#include "migration/version.hpp"
#include "verify/verify_engine.hpp"

namespace mighost {

/// The migrations of a folder, which `read` reads, when nothing is wrong with its files by themselves: beyond
/// what every run demands, their versions ascend with their numbers, no file is passed over because of its
/// name, and all statements of both directions are such as the runner takes, and stay in the database in
/// which they are proved.
/// @throws FolderError with everything that is wrong; what `read` throws; std::runtime_error if there are no
///         migrations
Migrations check_files(const std::filesystem::path& folder, FolderKind kind, const Engine& engine,
                       const VerifyEngine& proving, const std::function<Migrations()>& read);

}  // namespace mighost

#endif
