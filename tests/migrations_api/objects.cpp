#include "operation.hpp"

namespace mighost::test {

using namespace migration;

Operations enum_operations() {
  const std::string mood = "CREATE TYPE mood AS ENUM ('sad', 'happy')";
  return {
      "enums",
      {{"create_enum", "",
        [](Schema& s) {
          s.create_enum("mood", {"sad", "it's ok"}, "how one feels");
        }},
       {"drop_enum", mood,
        [](Schema& s) {
          s.drop_enum("mood", {"sad", "happy"});
        }},
       {"drop_enum, former values not given", mood, [](Schema& s) { s.drop_enum("mood"); }, Undo::by_ledger},
       {"add_enum_value", mood, [](Schema& s) { s.add_enum_value("mood", "glad"); }, Undo::never},
       {"add_enum_value, before", mood,
        [](Schema& s) { s.add_enum_value("mood", "ok", {.before = "happy"}); }, Undo::never},
       {"add_enum_value, after", mood, [](Schema& s) { s.add_enum_value("mood", "ok", {.after = "sad"}); },
        Undo::never},
       {"rename_enum_value", mood, [](Schema& s) { s.rename_enum_value("mood", "sad", "blue"); }},
       {"rename_enum", mood, [](Schema& s) { s.rename_enum("mood", "Feeling"); }}}};
}

Operations other_operations() {
  const std::string t = "CREATE TABLE t (id integer PRIMARY KEY, name text)";
  return {
      "others",
      {{"create_schema", "", [](Schema& s) { s.create_schema("My schema"); }},
       {"drop_schema", "CREATE SCHEMA other", [](Schema& s) { s.drop_schema("other"); }},
       {"add_extension", "", [](Schema& s) { s.add_extension("hstore"); }},
       {"add_extension, all options", "CREATE SCHEMA other",
        [](Schema& s) { s.add_extension("hstore", {.schema = "other", .version = "1.8", .cascade = true}); }},
       {"drop_extension", "CREATE EXTENSION hstore", [](Schema& s) { s.drop_extension("hstore"); }},
       {"a column of hstore", "CREATE EXTENSION hstore; " + t,
        [](Schema& s) {
          s.add_column("t", {"pairs", Type::hstore()});
        }},
       {"exec in reversible", t,
        [](Schema& s) {
          s.reversible([](Schema& up) { up.exec("CREATE VIEW v AS SELECT id FROM t;"); },
                       [](Schema& down) { down.exec("DROP VIEW v"); });
        }},
       {"reversible between others rolls back in the right order", "",
        [](Schema& s) {
          s.create_table("rows", [](Table& table) { table.integer("id"); });
          s.reversible([](Schema& up) { up.exec("INSERT INTO rows VALUES (1)"); },
                       [](Schema& down) { down.exec("DELETE FROM rows WHERE id = 1"); });
          s.add_column("rows", {"more", Type::text()});
        }},
       {"every question, in when", t + "; CREATE TYPE mood AS ENUM ('sad'); CREATE INDEX by_name ON t (name)",
        [](Schema& s) {
          const auto ask = [](Schema& in) {
            in.when(
                table_exists("t"), [](Schema& i) { i.exec("SELECT 1"); },
                [](Schema& i) { i.exec("SELECT no_such_function()"); });
            in.when(
                !table_exists("by_name"), [](Schema&) {},
                [](Schema& i) { i.exec("SELECT no_such_function()"); });
            in.when(!column_exists("t", "name"), [](Schema& i) { i.exec("SELECT no_such_function()"); });
            in.when(!index_exists("t", "by_name"), [](Schema& i) { i.exec("SELECT no_such_function()"); });
            in.when(!constraint_exists("t", "t_pkey"),
                    [](Schema& i) { i.exec("SELECT no_such_function()"); });
            in.when(!enum_exists("mood"), [](Schema& i) { i.exec("SELECT no_such_function()"); });
            in.when(enum_value_exists("mood", "it's"),
                    [](Schema& i) { i.exec("SELECT no_such_function()"); });
            in.when(!schema_exists("public"), [](Schema& i) { i.exec("SELECT no_such_function()"); });
            in.when(!extension_exists("plpgsql"), [](Schema& i) { i.exec("SELECT no_such_function()"); });
            in.when(holds("(SELECT count(*) FROM t) > 0"),
                    [](Schema& i) { i.exec("SELECT no_such_function()"); });
          };
          s.reversible(
              [&](Schema& up) {
                ask(up);
                up.when(!column_exists("t", "more"), [](Schema& i) {
                  i.add_column("t", {"more", Type::text()});
                  i.add_index("t", {"more"});
                });
              },
              [&](Schema& down) {
                ask(down);
                down.when(column_exists("t", "more"), [](Schema& i) {
                  i.drop_column("t", Column{"more", Type::text()});
                });
              });
        }}}};
}

}  // namespace mighost::test
