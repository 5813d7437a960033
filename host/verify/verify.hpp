#ifndef MIGHOST_VERIFY_VERIFY_HPP
#define MIGHOST_VERIFY_VERIFY_HPP

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "migration/run_events.hpp"
#include "migration/run_session.hpp"
#include "plugin/dialect.hpp"
#include "side/schema_choice.hpp"
#include "side/side.hpp"
#include "verify/contents.hpp"

namespace mighost {

/// What is proved, and by what.
struct VerifyRequest {
  const Migrations& migrations;  ///< at least one
  FolderKind kind = FolderKind::project;
  const Dialect& dialect;
  SchemaChoice schema;                ///< the one that is compared
  std::optional<Side> definitions;    ///< the provider to compare with; none: a project's own migrations
  std::optional<Side> snapshot;       ///< the file beside the migrations, if there is one
  std::vector<std::string> versions;  ///< to go back to and come from again; "all" means each
};

/// One step of a verification.
struct VerifyStep {
  std::string_view id;  ///< for programs: "up", "down", "version", …
  std::string text;     ///< for people: "down to nothing"
};

/// Told what a verification does, step by step, and what its runs do meanwhile.
class VerifyObserver : public RunObserver {
 public:
  virtual void step_begins(const VerifyStep& step) = 0;
  /// `result` in a few words: "3 migrations".
  virtual void step_ends(const std::string& result) = 0;
};

/// The migrations do not do what they must. The message names what, where, and what to do about it.
class VerifyError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Where the versions that were asked for are among the migrations. @throws std::invalid_argument
std::vector<std::size_t> find_versions(const VerifyRequest& request);

/// What the database has before anything runs.
Contents read_start(const RunSettings& database);

/// Runs the migrations in a database that is empty, or has what `start` says: all up, all down, after which
/// the database must be what it was; all up again; down to each version asked for, where it must be what it
/// was there on the way up, and up again; and then it must not differ from the definitions, and the keys of
/// what is partitioned must have the column by which it is.
/// @throws VerifyError, and what run_migrations, dialects and databases throw
void verify(const VerifyRequest& request, const RunSettings& database, const Contents& start,
            VerifyObserver& observer);

/// Whether nothing was made in the database yet, or all of it is gone. @throws DatabaseError
bool is_as_found(const RunSettings& database, const Contents& start);

/// Undoes everything, drops the ledger, and makes sure that the database is what `start` says.
/// @throws VerifyError, and what run_migrations throws
void leave_as_found(const VerifyRequest& request, const RunSettings& database, const Contents& start,
                    RunObserver& observer);

}  // namespace mighost

#endif
