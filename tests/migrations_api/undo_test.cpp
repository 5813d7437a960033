// What the host makes of a recording: order, refusals, names.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <stdexcept>
#include <utility>

#include "scripts.hpp"

namespace mighost::test {
namespace {

namespace m = migration;

std::string up(const ChangeCode& change) {
  return text_of(scripts(change, load_built_dialect("postgres")).up);
}
std::string down(const ChangeCode& change) {
  return text_of(scripts(change, load_built_dialect("postgres")).down);
}

std::size_t longest_word(const std::string& sql) {
  std::size_t longest = 0;
  std::size_t length = 0;
  for (const char c : sql) {
    length = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ? length + 1 : 0;
    longest = std::max(longest, length);
  }
  return longest;
}

void users(m::Table& t) {
  t.integer("id");
}

}  // namespace

TEST_CASE("a change is undone by the inverses of its steps, last one first") {
  const auto change = [](m::Schema& s) {
    s.create_table("users", users);
    s.reversible([](m::Schema& in) { in.exec("INSERT INTO users VALUES (1)"); },
                 [](m::Schema& in) { in.exec("DELETE FROM users WHERE id = 1"); });
    s.rename_table("users", "people");
  };

  CHECK(down(change) ==
        "ALTER TABLE people RENAME TO users;\n"
        "DELETE FROM users WHERE id = 1;\n"
        "DROP TABLE users;\n");
}

TEST_CASE("exec outside of reversible is refused on both ways, with the remedy") {
  const auto change = [](m::Schema& s) { s.exec("UPDATE users SET a = 1"); };

  CHECK(
      up(change) ==
      "UPDATE users SET a = 1;\n"
      "-- refused: run SQL with exec: could not be undone; put it into reversible(up, down), which says what "
      "undoes it, or call irreversible(\"why\")\n");
  CHECK(down(change) ==
        "-- refused: run SQL with exec: cannot be undone; put it into reversible(up, down), which says what "
        "undoes it\n");
}

TEST_CASE(
    "what is dropped without its former definition is undone by what the database had, and else refused") {
  const ChangeCode change = [](m::Schema& s) { s.drop_table("users"); };
  const Dialect dialect = load_built_dialect("postgres");
  CHECK(up(change) == "DROP TABLE users;\n");
  CHECK(down(change) ==
        "-- refused: drop table users: its former definition, if the migration does not give it, is what "
        "mighost "
        "finds when it applies the migration, and keeps in the ledger; there is nothing of it\n");

  const Table users{.name = "users", .columns = {{.name = "id", .type = {.name = "integer"}}}};
  const Former former{.schemas = {{"", Schema{.tables = {Shared<Table>{users}}}}}, .tables = {}};

  CHECK(text_of(scripts(change, dialect, &former).down) == "CREATE TABLE users (\n    id integer\n);\n");
}

TEST_CASE("what an earlier step renames cannot be read before: it is refused before anything runs") {
  const ChangeCode change = [](m::Schema& s) {
    s.rename_table("users", "people");
    s.drop_table("people");
  };
  CHECK(up(change).find(
            "-- refused: drop table people: could not be undone; an earlier step renames the table: "
            "give the former definition") != std::string::npos);
}

TEST_CASE("what the author says is for ever is applied, and refused on the way down") {
  const ChangeCode change = [](m::Schema& s) {
    s.irreversible("nobody uses them");
    s.exec("DELETE FROM users");
  };
  CHECK(up(change) == "DELETE FROM users;\n");
  CHECK(down([](m::Schema& s) { s.irreversible("nobody uses them"); }) ==
        "-- refused: irreversible: nobody uses them\n");
}

TEST_CASE("a value added to an enum runs, and is refused on the way down, since no server removes it") {
  const auto change = [](m::Schema& s) { s.add_enum_value("mood", "glad"); };

  CHECK(up(change) == "ALTER TYPE mood ADD VALUE 'glad';\n");
  CHECK(down(change).find("cannot remove or move a value of the enum mood") != std::string::npos);
}

TEST_CASE("a condition is part of the SQL and never asked before") {
  CHECK(up([](m::Schema& s) {
          s.reversible(
              [](m::Schema& in) {
                in.when(!m::table_exists("users"), [](m::Schema& i) { i.create_table("users", users); });
              },
              [](m::Schema&) {});
        }) ==
        "DO $mighost1$\n"
        "BEGIN\n"
        "    IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('users') AND "
        "relkind "
        "IN ('r', 'p', 'v', 'm', 'f')) THEN\n"
        "        EXECUTE $$CREATE TABLE users (\n"
        "    id integer NOT NULL,\n"
        "    CONSTRAINT users_pk PRIMARY KEY (id)\n"
        ")$$;\n"
        "    END IF;\n"
        "END\n"
        "$mighost1$;\n");
}

TEST_CASE("a condition whose undoing nobody has said is refused") {
  CHECK(up([](m::Schema& s) {
          s.when(m::table_exists("users"), [](m::Schema& in) { in.rename_table("users", "people"); });
        }).find("-- refused: ask a condition with when: could not be undone; put it into reversible") !=
        std::string::npos);
}

TEST_CASE("an index without a name has the same one when it is added, dropped and undone") {
  const auto add = [](m::Schema& s) { s.add_index("t", {"a", "b"}); };
  const auto drop = [](m::Schema& s) { s.drop_index("t", m::IndexElements{"a", "b"}); };

  CHECK(up(add) == "CREATE INDEX t_a_b_idx ON t (a, b);\n");
  CHECK(down(add) == "DROP INDEX t_a_b_idx;\n");
  CHECK(up(drop) == down(add));
  CHECK(down(drop) == up(add));
}

TEST_CASE(
    "names that nobody gives are the same for what is added, dropped and undone, and never over 63 bytes") {
  const std::string table(63, 't');
  const std::string a = "a" + std::string(62, 'c');
  const std::string b = "b" + std::string(62, 'c');
  const std::vector<std::pair<ChangeCode, ChangeCode>> pairs{
      {[&](m::Schema& s) {
         s.add_index(table, {a, b});
       },
       [&](m::Schema& s) {
         s.drop_index(table, m::IndexElements{a, b});
       }},
      {[&](m::Schema& s) {
         s.add_primary_key(table, {a, b});
       },
       [&](m::Schema& s) {
         s.drop_primary_key(table, {a, b});
       }},
      {[&](m::Schema& s) {
         s.add_unique(table, {a, b});
       },
       [&](m::Schema& s) {
         s.drop_unique(table, {a, b});
       }},
      {[&](m::Schema& s) { s.add_check(table, a + " > 0"); },
       [&](m::Schema& s) { s.drop_check(table, a + " > 0"); }},
      {[&](m::Schema& s) { s.add_foreign_key(table, {a}, "u", {"id"}); },
       [&](m::Schema& s) { s.drop_foreign_key(table, {a}, "u", {"id"}); }},
      {[&](m::Schema& s) { s.add_exclusion(table, {m::IndexElement{a}.with("=")}); },
       [&](m::Schema& s) { s.drop_exclusion(table, {m::IndexElement{a}.with("=")}); }},
  };
  for (const auto& [add, drop] : pairs) {
    CHECK(up(drop) == down(add));
    CHECK(up(add) == down(drop));
    CHECK(longest_word(up(add)) == 63);
  }
}

TEST_CASE("what a dialect does not have is refused with the step that wants it") {
  const ChangeCode change = [](m::Schema& s) { s.create_continuous_aggregate("hourly", "SELECT 1"); };

  CHECK_THROWS_WITH_AS(scripts(change, load_built_dialect("postgres")),
                       doctest::Contains("needs the dialect timescale"), std::runtime_error);
}

TEST_CASE("an exception of a migration comes out with what it says") {
  const ChangeCode change = [](m::Schema&) { throw std::runtime_error("no such region"); };

  CHECK_THROWS_WITH_AS(recorded(change, load_built_dialect("postgres")), doctest::Contains("no such region"),
                       std::runtime_error);
}

TEST_CASE("a table without a key is refused, with what to do") {
  const ChangeCode change = [](m::Schema& s) { s.create_table("t", [](m::Table& t) { t.text("a"); }); };

  CHECK_THROWS_WITH_AS(
      recorded(change, load_built_dialect("postgres")),
      doctest::Contains(
          "table t has no primary key: mark its columns with primary_key(), or set without_key"),
      std::runtime_error);
}

TEST_CASE("SQL cannot leave the place that an expression has") {
  CHECK_THROWS_AS(up([](m::Schema& s) { s.add_check("t", "true); DROP TABLE t; --"); }), std::runtime_error);
  CHECK_THROWS_AS(up([](m::Schema& s) {
                    s.change_column_type("t", "a", m::Type::text(), m::Type::integer(),
                                         {.using_expression = "1; DROP TABLE t"});
                  }),
                  std::runtime_error);
  CHECK_THROWS_AS(up([](m::Schema& s) {
                    s.reversible(
                        [](m::Schema& in) { in.when(m::holds("true) THEN DROP"), [](m::Schema&) {}); },
                        [](m::Schema&) {});
                  }),
                  std::runtime_error);
}

}  // namespace mighost::test
