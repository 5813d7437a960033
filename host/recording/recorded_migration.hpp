#ifndef MIGHOST_RECORDING_RECORDED_MIGRATION_HPP
#define MIGHOST_RECORDING_RECORDED_MIGRATION_HPP

#include <filesystem>

#include "migration/migration.hpp"
#include "plugin/dialect.hpp"

namespace mighost {

/// The migrations of a library in C++, oldest first, as the dialect's SQL. Their code runs in a child
/// process: it can crash, hang or exit there, and nothing else happens. Each one's file is the source in
/// `folder` that it was written in, whose text is also what its checksum is of; what cannot run, or cannot be
/// undone, has the mark `impossible` and says why. Throws FolderError naming each migration that fails, and
/// std::runtime_error if the library cannot be loaded.
Migrations record_library(const std::filesystem::path& library, const std::filesystem::path& folder,
                          const Dialect& dialect);

}  // namespace mighost

#endif
