// One upgrade of a real database, and all that must hold of it.
#ifndef MIGHOST_TESTS_UPGRADE_RELEASES_UPGRADE_HPP
#define MIGHOST_TESTS_UPGRADE_RELEASES_UPGRADE_HPP

#include <map>
#include <string>
#include <vector>

#include "diff/diff.hpp"
#include "full_mode/catalog.hpp"
#include "model/schema.hpp"
#include "plugin/dialect.hpp"
#include "support/expected_catalog.hpp"
#include "support/server.hpp"

namespace mighost::test {

/// A database as the host reads it, and as the server's catalog tells it without the host.
struct State {
  Schema schema;
  ExpectedCatalog catalog;
};
State read_state(const TestDatabase& database, const Dialect& dialect);

/// Runs the text of the migration file from `existing` to `wanted`, as one script.
void migrate(const TestDatabase& database, const Dialect& dialect, const Schema& existing,
             const Schema& wanted);

/// What the full migration to `wanted` leads to, on a database of its own.
State full(TestServer& server, const Dialect& dialect, const Schema& wanted);

struct Upgrade {
  const TestDatabase& database;
  const Dialect& dialect;
  const Schema& wanted;
  const State& reached;
  DiffOptions options = {.keep_unknown = true};
  bool additions_assumed = false;  ///< what the dialect adds to existing tables counts as there
  Exceptions kept_names = {};      ///< primary keys that keep a name, as `- theirs` and `+ ours`
};

/// Brings the database to `wanted` and back by the files that the host writes. In between it equals
/// `reached`, and a second comparison finds nothing to do; afterwards it is what it was.
/// @return the changes that it made, each as describe() says it
std::vector<std::string> check_upgrade(const Upgrade& upgrade);

/// The same without the way back.
std::vector<std::string> check_upgrade_only(const Upgrade& upgrade);

/// Changes that are right, each with the reason why.
using Reasons = std::map<std::string, std::string>;

/// Fails the test for each change that has no reason, and for each reason without its change.
void check_changes(const std::vector<std::string>& changes, const Reasons& reasons);

}  // namespace mighost::test

#endif
