// From each release of the aws provider to the next one and back, each built by its own full migration.

#include <doctest/doctest.h>

#include <optional>

#include "db/server_under_test.hpp"
#include "introspect/reading.hpp"
#include "releases.hpp"
#include "upgrade.hpp"

namespace mighost::test {
namespace {

Dialect dialect_under_test() {
  return load_dialect(server_under_test()->scheme() == "timescale" ? "timescale" : "postgres");
}

/// What `newer` has and `older` has not, to be dropped.
DiffOptions drop_what_is_gone(const Schema& newer, const Schema& older) {
  DiffOptions options{.keep_unknown = true};
  for (const Shared<Table>& table : newer.tables) options.drop_tables.insert(table->name);
  for (const Shared<Table>& table : older.tables) options.drop_tables.erase(table->name);
  for (const Shared<Object>& object : newer.objects) {
    options.drop_objects.emplace(object->kind, object->identity);
  }
  for (const Shared<Object>& object : older.objects) {
    options.drop_objects.erase({object->kind, object->identity});
  }
  return options;
}

}  // namespace

TEST_SUITE_BEGIN("pairs");

TEST_CASE("each release is upgraded to the next one and back") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Dialect dialect = dialect_under_test();
  // Backwards, so that what a pair must lead to has been made by the pair before it.
  std::optional<State> next;
  Schema next_definitions;
  for (auto release = releases.rbegin(); release != releases.rend(); ++release) {
    CAPTURE(*release);
    const TestDatabase database{*server};
    const Schema wanted = definitions(dialect, *release);
    migrate(database, dialect, {}, wanted);
    const State state = read_state(database, dialect);
    if (next) {
      const Upgrade upgrade{database, dialect, next_definitions, *next};
      CHECK_FALSE(check_upgrade(upgrade).empty());
    }
    next = state;
    next_definitions = wanted;
  }
}

TEST_CASE("tables that a release no longer has stay, unless they are to be dropped") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Dialect dialect = dialect_under_test();
  const Schema newer = definitions(dialect, "0.11.8");
  const Schema older = definitions(dialect, "0.10.12");
  const TestDatabase database{*server};
  migrate(database, dialect, {}, newer);
  const DiffOptions dropping = drop_what_is_gone(newer, older);
  REQUIRE(dropping.drop_tables.size() == 64);

  const State before = read_state(database, dialect);
  for (const Change& change : diff(before.schema, older, {.keep_unknown = true})) {
    CHECK_FALSE((change.subject == Subject::table && change.dropped()));
    CHECK_FALSE((change.subject == Subject::object));
    // Their foreign keys are made again when a key that they stand on is.
    CHECK_FALSE((change.subject != Subject::foreign_key && dropping.drop_tables.contains(change.table)));
  }

  const State reached = full(*server, dialect, older);
  const Upgrade upgrade{database, dialect, older, reached, dropping};
  CHECK_FALSE(check_upgrade(upgrade).empty());
}

TEST_SUITE_END();

}  // namespace mighost::test
