#ifndef MIGHOST_MIGRATION_KEPT_SCRIPTS_HPP
#define MIGHOST_MIGRATION_KEPT_SCRIPTS_HPP

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "migration/migration.hpp"

namespace mighost {

/// Scripts as one text, as the ledger keeps them: a JSON array of objects with `text`, `transaction` and
/// `impossible`.
std::string write_scripts(const std::vector<MigrationScript>& scripts);

/// Reads what write_scripts wrote. `file` is where the migration comes from, for messages. Throws
/// std::runtime_error for anything else, and SplitError.
std::vector<MigrationScript> read_scripts(std::string_view text, const std::filesystem::path& file);

}  // namespace mighost

#endif
