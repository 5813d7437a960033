#include "upgrade.hpp"

#include <doctest/doctest.h>

#include <set>
#include <utility>

#include "change/describe.hpp"
#include "cli/plan.hpp"
#include "diff/assume_additions.hpp"
#include "introspect/apply.hpp"
#include "introspect/reading.hpp"

namespace mighost::test {
namespace {

const ScriptOrigin origin{.provider = "aws",
                          .provider_version = "1.0.0",
                          .dialect = "any",
                          .dialect_version = "1.0.0",
                          .mighost_version = "1.0.0"};

void run(const TestDatabase& database, const Plan& plan, Direction direction) {
  for (const std::string& change : plan.impossible()) FAIL_CHECK("cannot " << change);
  Connection connection = database.connect();
  connection.exec(script_of(plan, origin, direction));
}

void check_no_change(const Schema& existing, const Schema& wanted, bool names_count,
                     const std::string& what) {
  for (const Change& change : diff(existing, wanted)) {
    if (!names_count && change.attribute == Attribute::name) continue;
    FAIL_CHECK(what << describe(change));
  }
}

/// All but the order of columns.
void check_equal(const State& actual, const State& expected, const Exceptions& kept_names = {}) {
  check_no_change(actual.schema, expected.schema, kept_names.empty(), "it lacks: ");
  check_no_change(expected.schema, actual.schema, kept_names.empty(), "it has: ");
  check_differences(actual.catalog, expected.catalog, kept_names);
}

struct Outcome {
  State before;
  Plans plans;
};

Outcome go_up(const Upgrade& upgrade) {
  const auto assumed = [&](const Schema& existing) {
    if (!upgrade.additions_assumed) return existing;
    return assume_additions(existing, upgrade.wanted, upgrade.dialect.name(), {});
  };
  DiffOptions options = upgrade.options;
  options.kind_options = upgrade.dialect.kind_options();
  Outcome outcome{.before = read_state(upgrade.database, upgrade.dialect), .plans = {}};
  outcome.plans = make_plans(diff(assumed(outcome.before.schema), upgrade.wanted, options), upgrade.dialect);
  run(upgrade.database, outcome.plans.up, Direction::up);

  State after = read_state(upgrade.database, upgrade.dialect);
  after.schema = assumed(after.schema);
  check_equal(after, upgrade.reached, upgrade.kept_names);
  for (const Change& change : diff(after.schema, upgrade.wanted, options)) {
    FAIL_CHECK("a second run would " << describe(change));
  }
  return outcome;
}

std::vector<std::string> described(const std::vector<Change>& changes) {
  std::vector<std::string> lines;
  for (const Change& change : changes) lines.push_back(describe(change));
  return lines;
}

}  // namespace

State read_state(const TestDatabase& database, const Dialect& dialect) {
  State state;
  state.schema = schema_of(read_schema(dialect.name(), database.uri()).schema);
  Connection connection = database.connect();
  state.catalog = read_catalog(connection);
  return state;
}

void migrate(const TestDatabase& database, const Dialect& dialect, const Schema& existing,
             const Schema& wanted) {
  run(database, make_plans(diff(existing, wanted), dialect).up, Direction::up);
}

State full(TestServer& server, const Dialect& dialect, const Schema& wanted) {
  const TestDatabase database{server};
  migrate(database, dialect, {}, wanted);
  return read_state(database, dialect);
}

std::vector<std::string> check_upgrade(const Upgrade& upgrade) {
  const Outcome outcome = go_up(upgrade);
  run(upgrade.database, outcome.plans.down, Direction::down);
  check_equal(read_state(upgrade.database, upgrade.dialect), outcome.before);
  return described(outcome.plans.up.changes);
}

std::vector<std::string> check_upgrade_only(const Upgrade& upgrade) {
  return described(go_up(upgrade).plans.up.changes);
}

void check_changes(const std::vector<std::string>& changes, const Reasons& reasons) {
  std::set<std::string> seen;
  for (const std::string& change : changes) {
    CHECK_MESSAGE(seen.insert(change).second, "twice: ", change);
    CHECK_MESSAGE(reasons.contains(change), change);
  }
  for (const auto& [change, reason] : reasons) {
    CHECK_MESSAGE(seen.contains(change), "no such change any more: ", change, " (", reason, ")");
  }
}

}  // namespace mighost::test
