#include "operation.hpp"

namespace mighost::test {

using namespace migration;

Operations constraint_operations() {
  const std::string t =
      "CREATE TABLE u (a integer, b integer, PRIMARY KEY (a, b)); "
      "CREATE TABLE t (id integer NOT NULL, a integer, b integer, during int4range)";
  const std::string not_valid = t +
                                "; ALTER TABLE t ADD CONSTRAINT positive CHECK (a > 0) NOT VALID, "
                                "ADD CONSTRAINT to_u FOREIGN KEY (a, b) REFERENCES u (a, b) NOT VALID";
  return {
      "constraints",
      {{"add_primary_key", t, [](Schema& s) { s.add_primary_key("t", {"id"}); }},
       {"drop_primary_key", "CREATE TABLE t (id integer, CONSTRAINT t_pk PRIMARY KEY (id))",
        [](Schema& s) { s.drop_primary_key("t", {"id"}); }},
       {"add_unique", t,
        [](Schema& s) {
          s.add_unique("t", {"a", "b"});
        }},
       {"add_unique, all options", t,
        [](Schema& s) {
          s.add_unique("t", {"a"},
                       {.name = "a_once",
                        .include = {"b"},
                        .nulls_not_distinct = true,
                        .deferrable = true,
                        .initially_deferred = true});
        }},
       {"drop_unique", t + "; ALTER TABLE t ADD CONSTRAINT t_a_key UNIQUE (a)",
        [](Schema& s) { s.drop_unique("t", {"a"}); }},
       {"add_check", t, [](Schema& s) { s.add_check("t", "a > 0 AND b < 10"); }},
       {"add_check, all options", t,
        [](Schema& s) {
          s.add_check("t", "a > 0", {.name = "positive", .no_inherit = true, .not_valid = true});
        }},
       {"drop_check", t + "; ALTER TABLE t ADD CONSTRAINT positive CHECK (a > 0)",
        [](Schema& s) { s.drop_check("t", "a > 0", {.name = "positive"}); }},
       {"validate_check", not_valid, [](Schema& s) { s.validate_check("t", "a > 0", {.name = "positive"}); }},
       {"add_foreign_key, composite", t,
        [](Schema& s) {
          s.add_foreign_key("t", {"a", "b"}, "u", {"a", "b"});
        }},
       {"add_foreign_key, all options", t,
        [](Schema& s) {
          s.add_foreign_key("t", {"a", "b"}, {"public", "u"}, {"a", "b"},
                            {.name = "to u",
                             .on_delete = Action::set_null,
                             .on_update = Action::cascade,
                             .match_full = true,
                             .deferrable = true,
                             .initially_deferred = true,
                             .not_valid = true});
        }},
       {"drop_foreign_key",
        t + "; ALTER TABLE t ADD CONSTRAINT t_a_b_fkey FOREIGN KEY (a, b) REFERENCES u (a, b) ON DELETE "
            "RESTRICT",
        [](Schema& s) {
          s.drop_foreign_key("t", {"a", "b"}, "u", {"a", "b"}, {.on_delete = Action::restrict});
        }},
       {"validate_foreign_key", not_valid,
        [](Schema& s) {
          s.validate_foreign_key("t", {"a", "b"}, "u", {"a", "b"}, {.name = "to_u"});
        }},
       {"add_exclusion", t,
        [](Schema& s) {
          s.add_exclusion("t", {IndexElement{"during"}.with("&&")},
                          {.name = "apart", .predicate = "a > 0", .deferrable = true});
        }},
       {"drop_exclusion", t + "; ALTER TABLE t ADD CONSTRAINT apart EXCLUDE USING gist (during WITH &&)",
        [](Schema& s) { s.drop_exclusion("t", {IndexElement{"during"}.with("&&")}, {.name = "apart"}); }},
       {"drop_constraint, by its name alone", not_valid, [](Schema& s) { s.drop_constraint("t", "to_u"); },
        Undo::by_ledger},
       {"drop_constraint, of every kind",
        t + "; ALTER TABLE t ADD CONSTRAINT p PRIMARY KEY (id), ADD CONSTRAINT q "
            "UNIQUE (a) DEFERRABLE, ADD CONSTRAINT r CHECK (a > b), ADD CONSTRAINT x EXCLUDE USING gist "
            "(during "
            "WITH &&); COMMENT ON CONSTRAINT q ON t IS 'q'",
        [](Schema& s) {
          for (const char* name : {"p", "q", "r", "x"}) s.drop_constraint("t", name);
        },
        Undo::by_ledger},
       {"rename_constraint", not_valid, [](Schema& s) { s.rename_constraint("t", "to_u", "To u"); }}}};
}

}  // namespace mighost::test
