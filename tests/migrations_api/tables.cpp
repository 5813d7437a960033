#include "operation.hpp"

namespace mighost::test {

using namespace migration;

namespace {

void every_type(Table& t) {
  t.bigserial("id");
  t.boolean("a_boolean").default_value(false);
  t.smallint("a_smallint").default_value(-3);
  t.integer("an_integer").default_value(7);
  t.bigint("a_bigint");
  t.floating("a_float");
  t.decimal("a_decimal", 12, 2).default_value("0.5");
  t.decimal("any_decimal");
  t.string("a_string", 80).not_null().default_value("it's");
  t.string("any_string");
  t.text("a_text").collation("\"C\"").comment("what's in a text");
  t.binary("a_binary");
  t.uuid("a_uuid").default_expression("gen_random_uuid()");
  t.json("a_json");
  t.jsonb("a_jsonb").option("postgres.compression", "pglz");
  t.date("a_date");
  t.time("a_time");
  t.timestamp("a_timestamp");
  t.timestamptz("a_timestamptz");
  t.interval("an_interval");
  t.inet("an_inet");
  t.cidr("a_cidr");
  t.macaddr("a_macaddr");
  t.serial("a_serial");
  t.identity("an_identity").counts(100, 5);
  t.column("identity_by_default", Type::identity_by_default());
  t.column("a_point", Type::native("point"));
  t.column("texts", Type::text().array());
  t.integer("twice").generated("an_integer * 2");
  t.timestamps();
}

void parts(Table& t) {
  t.integer("a").primary_key();
  t.integer("b").primary_key();
  t.text("email").unique();
  t.column("during", Type::native("int4range"));
  t.unique({"a", "email"}, {.nulls_not_distinct = true});
  t.unique({"b"}, {.name = "b_once", .include = {"a"}, .deferrable = true});
  t.check("a > 0");
  t.check("b > 0", {.name = "b_positive", .no_inherit = true});
  t.foreign_key({"b"}, "others", {"id"}, {.on_delete = Action::cascade, .on_update = Action::set_null});
  t.index({"email"});
  t.index({IndexElement::of("lower(email)"), {"a", Order::descending, Nulls::last}},
          {.name = "by_lower", .unique = true, .predicate = "a > 1"});
  t.exclusion({IndexElement{"during"}.with("&&")});
}

const std::string others = "CREATE TABLE others (id integer PRIMARY KEY)";
const std::string things = "CREATE TABLE things (id integer PRIMARY KEY, name text)";

void former_things(Table& t) {
  t.integer("id");
  t.text("name");
  t.primary_key({"id"}, {.name = "things_pkey"});
}

}  // namespace

Operations table_operations() {
  return {"tables",
          {{"create_table, every type", "", [](Schema& s) { s.create_table("everything", every_type); }},
           {"create_table, every part", others, [](Schema& s) { s.create_table("parts", parts); }},
           {"create_table, primary_key by option", "",
            [](Schema& s) {
              s.create_table("t",
                             [](Table& t) {
                               t.integer("a");
                               t.integer("b");
                             },
                             {.primary_key = {"b", "a"}});
            }},
           {"create_table, without_key, comment and options", "",
            [](Schema& s) {
              s.create_table(
                  "t", [](Table& t) { t.integer("a"); },
                  {.without_key = true,
                   .comment = "no key",
                   .options = {{"postgres.unlogged", "true"}, {"postgres.with.fillfactor", "70"}}});
            }},
           {"create_table, if_not_exists", "",
            [](Schema& s) { s.create_table("things", former_things, {.if_not_exists = true}); }},
           {"create_table, in a schema, hostile names", "CREATE SCHEMA \"My \"\"schema\"",
            [](Schema& s) {
              s.create_table({"My \"schema", "order; DROP TABLE x --"}, [](Table& t) {
                t.integer("select").primary_key();
                t.text("it's");
              });
            }},
           {"create_table, names over 63 bytes are shortened", "",
            [](Schema& s) {
              s.create_table("a_table_with_a_name_that_is_as_long_as_a_name_can_be_in_postgre", [](Table& t) {
                t.integer("id");
                t.text("a_column_with_a_name_that_is_long_as_well_one");
                t.text("a_column_with_a_name_that_is_long_as_well_two");
                t.index({"a_column_with_a_name_that_is_long_as_well_one"});
                t.index({"a_column_with_a_name_that_is_long_as_well_two"});
              });
            }},
           {"drop_table", things, [](Schema& s) { s.drop_table("things", former_things); }},
           {"drop_table, former definition not given", things,
            [](Schema& s) {
              s.irreversible("it is not wanted back");
              s.drop_table("things");
            },
            15, false},
           {"rename_table", things, [](Schema& s) { s.rename_table("things", "Thing's"); }},
           {"change_table_comment", things,
            [](Schema& s) { s.change_table_comment("things", "", "it's a table"); }},
           {"change_table_comment, none any more", things + "; COMMENT ON TABLE things IS 'old'",
            [](Schema& s) { s.change_table_comment("things", "old", ""); }}}};
}

}  // namespace mighost::test
