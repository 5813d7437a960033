#ifndef MIGHOST_RECORDING_FIND_UNDO_HPP
#define MIGHOST_RECORDING_FIND_UNDO_HPP

#include <filesystem>
#include <string>

#include "database/connection.hpp"
#include "migration/migration.hpp"
#include "plugin/dialect.hpp"
#include "recording/former.hpp"

namespace mighost {

/// Reads what `needs` ask for, in the transaction of `connection`. Sets its search path. Throws DatabaseError
/// and PluginError.
Former read_former(const UndoNeeds& needs, const Dialect& dialect, Connection& connection);

/// What the ledger is to keep of a migration whose undoing depends on what the database has before it is
/// applied, which is read here, in a transaction of its own. `library` has the migration. Throws
/// DatabaseError and std::runtime_error.
std::string find_undo(const std::filesystem::path& library, const Migration& migration,
                      const Dialect& dialect, Connection& connection);

}  // namespace mighost

#endif
