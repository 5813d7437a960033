// The laws of the design on real SQLite databases: what a difference does, what its inverse undoes, and that
// what was made is what is read.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "as_sqlite.hpp"
#include "change/describe.hpp"
#include "database.hpp"
#include "diff/diff.hpp"
#include "schema_generator.hpp"

namespace mighost::test {
namespace {

/// What differs, both ways; empty: nothing.
std::string difference(const Schema& a, const Schema& b) {
  std::string text;
  for (const Change& change : diff(a, b)) text += describe(change) + '\n';
  return text;
}

void check_laws(const Schema& before, const Schema& after) {
  SqliteDatabase database;
  database.apply(diff({}, before));
  RC_ASSERT(difference(database.read(), before) == "");

  const std::vector<Change> changes = diff(database.read(), after);
  for (const Change& change : changes) RC_LOG() << describe(change) << '\n';
  RC_LOG() << script(diff({}, before)) << "--\n" << script(changes);
  database.apply(changes);
  RC_ASSERT(difference(database.read(), after) == "");
  RC_ASSERT(database.text("PRAGMA integrity_check") == "ok\n");

  RC_LOG() << "-- down\n" << script(invert(changes));
  database.apply(invert(changes));
  RC_ASSERT(difference(database.read(), before) == "");
  RC_ASSERT(database.text("PRAGMA integrity_check") == "ok\n");
}

}  // namespace

TEST_CASE("on SQLite, a difference leads from one schema to any other, and its inverse leads back") {
  CHECK(rc::check([] { check_laws(as_sqlite(*any_schema()), as_sqlite(*any_schema())); }));
}

TEST_CASE("on SQLite, a difference makes an edit, renames among them, and its inverse takes it back") {
  CHECK(rc::check([] {
    const auto [before, after] = *any_edit();
    check_laws(as_sqlite(before), as_sqlite(after));
  }));
}

}  // namespace mighost::test
