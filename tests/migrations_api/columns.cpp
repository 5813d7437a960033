#include "operation.hpp"

namespace mighost::test {

using namespace migration;

Operations column_operations() {
  const std::string t = "CREATE TABLE t (id integer PRIMARY KEY, name text, amount integer DEFAULT 5)";
  return {
      "columns",
      {{"add_column", t,
        [](Schema& s) {
          s.add_column("t", {"age", Type::integer()});
        }},
       {"add_column, all options", t,
        [](Schema& s) {
          s.add_column("t", Column{"note", Type::string(20)}
                                .not_null()
                                .unique()
                                .default_value("x")
                                .comment("a note")
                                .collation("\"C\""));
        }},
       {"add_column, enum and array", t + "; CREATE TYPE mood AS ENUM ('sad', 'ok')",
        [](Schema& s) {
          s.add_column("t", {"moods", Type::enumeration("mood").array()});
        }},
       {"add_column, serial", t,
        [](Schema& s) {
          s.add_column("t", {"number", Type::serial()});
        }},
       {"drop_column", t,
        [](Schema& s) {
          s.drop_column("t", Column{"amount", Type::integer()}.default_value(5));
        }},
       {"drop_column, former definition not given", t, [](Schema& s) { s.drop_column("t", "amount"); },
        Undo::by_ledger},
       {"drop_column, with what stands on it",
        t + "; ALTER TABLE t ADD CHECK (amount > 0 AND id > 0), ADD UNIQUE (amount, name), ADD FOREIGN KEY "
            "(amount) REFERENCES t (id); CREATE INDEX i ON t ((amount + 1)); CREATE INDEX j ON t (name) "
            "WHERE "
            "amount > 1; CREATE STATISTICS related ON id, amount FROM t; COMMENT ON COLUMN t.amount IS 'x'",
        [](Schema& s) { s.drop_column("t", "amount"); }, Undo::by_ledger},
       {"rename_column", t, [](Schema& s) { s.rename_column("t", "name", "Full name"); }},
       {"change_column_type", t,
        [](Schema& s) { s.change_column_type("t", "amount", Type::integer(), Type::bigint()); }},
       {"change_column_type, using", "CREATE TABLE t (id integer, name text)",
        [](Schema& s) {
          s.change_column_type("t", "name", Type::text(), Type::integer(),
                               {.using_expression = "length(name)", .undo_using = "repeat('x', name)"});
        }},
       {"change_column_type, former type not given", t,
        [](Schema& s) { s.change_column_type("t", "name", Type::string(40), "left(name, 40)"); },
        Undo::by_ledger},
       {"change_column_default", t,
        [](Schema& s) {
          s.change_column_default("t", "amount", Type::integer(), Default::value("5"), Default::value("-6"));
        }},
       {"change_column_default, expression to none", "CREATE TABLE t (at timestamptz DEFAULT now())",
        [](Schema& s) {
          s.change_column_default("t", "at", Type::timestamptz(), Default::expression("now()"),
                                  Default::none());
        }},
       {"change_column_default, former one not given", t,
        [](Schema& s) { s.change_column_default("t", "name", Type::text(), Default::value("it's")); },
        Undo::by_ledger},
       {"change_column_null, not null", t, [](Schema& s) { s.change_column_null("t", "name", false); }},
       {"change_column_null, nullable", "CREATE TABLE t (name text NOT NULL)",
        [](Schema& s) { s.change_column_null("t", "name", true); }},
       {"change_column_comment", t,
        [](Schema& s) { s.change_column_comment("t", "name", "", "it's a name"); }},
       {"add_timestamps", t, [](Schema& s) { s.add_timestamps("t"); }},
       {"drop_timestamps",
        "CREATE TABLE t (id integer, created_at timestamptz NOT NULL DEFAULT now(), updated_at "
        "timestamptz NOT NULL DEFAULT now())",
        [](Schema& s) { s.drop_timestamps("t"); }}}};
}

}  // namespace mighost::test
