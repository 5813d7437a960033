#ifndef MIGHOST_RECORDING_RECORDED_MIGRATION_HPP
#define MIGHOST_RECORDING_RECORDED_MIGRATION_HPP

#include <chrono>
#include <filesystem>
#include <string>

#include "migration/migration.hpp"
#include "plugin/dialect.hpp"
#include "recording/former.hpp"

namespace mighost {

/// How long the code of one migration may take; it only says what is to be done.
inline constexpr std::chrono::seconds recording_limit{10};

/// The migrations of a library in C++, oldest first, as the dialect's SQL. Their code runs in a child
/// process: it can crash, hang or exit there, and nothing else happens. Each one's file is the source in
/// `folder` that it was written in, whose text is also what its checksum is of; what cannot run, or cannot be
/// undone, has the mark `impossible` and says why. Throws FolderError naming each migration that fails, and
/// std::runtime_error if the library cannot be loaded.
Migrations record_library(const std::filesystem::path& library, const std::filesystem::path& folder,
                          const Dialect& dialect);

/// The scripts that undo a migration of the library whose `undo_needs` ask for something, as write_scripts
/// (migration/kept_scripts.hpp) writes them. `former`: what the database holds just before it is applied. Its
/// code runs in a child process again. Throws std::runtime_error.
std::string record_undo(const std::filesystem::path& library, const Migration& migration,
                        const Former& former, const Dialect& dialect);

}  // namespace mighost

#endif
