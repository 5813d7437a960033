// The SQL of every operation of the schema API, up and down.
#include <doctest/doctest.h>

#include "scripts.hpp"
#include "support/golden.hpp"

namespace mighost::test {
namespace {

std::string sql_of(const Operations& operations, const Dialect& dialect) {
  std::string text;
  for (const Operation& operation : operations.all) {
    const UpAndDown made = scripts(operation.change, dialect);
    text += "-- ==== " + operation.name + "\n-- up\n" + text_of(made.up) + "-- down\n" + text_of(made.down) +
            "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("each operation of the schema API has this SQL on PostgreSQL") {
  const Dialect dialect = load_built_dialect("postgres");
  for (const Operations& operations : postgres_operations()) {
    check_golden("golden/postgres/migration_" + operations.subject + ".sql", sql_of(operations, dialect));
  }
}

TEST_CASE("each operation for TimescaleDB has this SQL") {
  const Operations operations = timescale_operations();
  check_golden("golden/timescale/migration_" + operations.subject + ".sql",
               sql_of(operations, load_built_dialect("timescale")));
}

TEST_CASE("an operation can be undone by itself, or it is refused") {
  for (const char* name : {"postgres", "timescale"}) {
    const Dialect dialect = load_built_dialect(name);
    std::vector<Operations> all = postgres_operations();
    if (dialect.name() == "timescale") all.push_back(timescale_operations());
    for (const Operations& operations : all) {
      for (const Operation& operation : operations.all) {
        CAPTURE(operation.name);
        const UpAndDown made = scripts(operation.change, dialect);
        CHECK(made.up.refusals.empty());
        CHECK(made.down.refusals.empty() == (operation.undo == Undo::by_itself));
      }
    }
  }
}

}  // namespace mighost::test
