#include "dialects/build.hpp"
#include "dialects/scenario.hpp"

namespace mighost::test {
namespace {

constexpr uint64_t not_null = MIGHOST_COLUMN_NOT_NULL;

mighost_change create(const mighost_table& t) {
  return change<mighost_table>(MIGHOST_SUBJECT_TABLE, nullptr, &t);
}

mighost_table everything() {
  mighost_column id = column("id", "bigint", not_null);
  id.identity = MIGHOST_IDENTITY_ALWAYS;
  mighost_column code = column("code", "integer", not_null);
  code.identity = MIGHOST_IDENTITY_SERIAL;
  mighost_column label = column("label", "text", not_null);
  label.collation = text("\"C\"");
  label.default_expression = text("'it''s'::text");
  label.comment = text("shown to 'people'\nand to \\ others");
  mighost_column price = column("price", "numeric(10,2)");
  mighost_column doubled = column("doubled", "numeric");
  doubled.generated = MIGHOST_GENERATED_STORED;
  doubled.generated_expression = text("price * 2");
  mighost_table t = table("everything", {id, code, label, price, doubled, column("group", "text[]")});
  t.comment = text("one of each");
  mighost_key pk = key("everything_pk", {"id"});
  pk.comment = text("the key");
  pk.options = options({{"postgres.with.fillfactor", "80"}});
  t.primary_key = arena().copy(pk);
  mighost_key unique = key("label_key", {"label"}, MIGHOST_NULLS_NOT_DISTINCT | MIGHOST_DEFERRABLE);
  unique.include = names({"code"});
  mighost_key same_as_pk = key("everything_id_key", {"id"});
  t.uniques = list({unique, same_as_pk});
  t.checks = list({check("price_check", "price > 0::numeric"),
                   check("label_check", "label <> ''::text", MIGHOST_NOT_VALID)});
  mighost_foreign_key self = foreign_key("self_fkey", {"code"}, "everything", {"id"});
  self.on_delete = MIGHOST_ACTION_SET_NULL;
  self.on_update = MIGHOST_ACTION_RESTRICT;
  self.flags = MIGHOST_NOT_VALID;
  t.foreign_keys = list({self});
  mighost_exclusion exclusion{
      .struct_size = sizeof(mighost_exclusion),
      .name = text("everything_excl"),
      .method = text("gist"),
      .elements = list<mighost_index_element>(
          {{.expression = text("box(point(price::float8, 0), point(price::float8, 1))"),
            .with_operator = text("&&")}}),
      .predicate = text("price IS NOT NULL")};
  t.exclusions = list({exclusion});
  mighost_index partial =
      index("everything_label_idx", {"label"}, MIGHOST_UNIQUE | MIGHOST_NULLS_NOT_DISTINCT);
  partial.predicate = text("code > 5");
  partial.include = names({"price"});
  partial.comment = text("for searching");
  mighost_index expression{
      .struct_size = sizeof(mighost_index),
      .name = text("everything_lower_idx"),
      .elements = list<mighost_index_element>({{.expression = text("lower(label)"),
                                                .collation = text("\"C\""),
                                                .operator_class = text("text_pattern_ops"),
                                                .descending = 1,
                                                .nulls = MIGHOST_NULLS_LAST},
                                               {.column = text("group"), .nulls = MIGHOST_NULLS_FIRST}})};
  mighost_index gin = index("everything_group_idx", {"group"});
  gin.method = text("gin");
  gin.options = options({{"postgres.with.fastupdate", "off"}});
  t.indexes = list({partial, expression, gin});
  t.options =
      options({{"postgres.with.fillfactor", "70"}, {"postgres.with.toast.autovacuum_enabled", "false"}});
  return t;
}

mighost_table hostile() {
  mighost_column evil = column("a\"; DROP TABLE x; --", "text", not_null);
  evil.default_expression = text("'''; DROP TABLE x; --'::text");
  evil.comment = text("'); DROP TABLE x; -- \\' $$ :name");
  mighost_column unicode = column("Größe $$", "text");
  mighost_column lines = column("two\nlines", "text");
  mighost_column reserved = column("order", "text");
  mighost_table t = table("Robert'); DROP TABLE \"students\"; --", {evil, unicode, lines, reserved});
  t.comment = text("back\\slash 'quote' \"double\" /* comment */");
  t.primary_key = primary_key("pk \"quoted\"", {"a\"; DROP TABLE x; --"});
  t.uniques = list({key("$$", {"Größe $$", "two\nlines"})});
  t.indexes = list({index("--", {"order"})});
  return t;
}

Scenario create_and_drop() {
  return {.name = "table_create", .before = {}, .rows = {}, .changes = {create(everything())}};
}

Scenario hostile_names() {
  const mighost_table t = hostile();
  const mighost_column added = column("); SELECT pg_sleep(10); --", "text");
  return {.name = "table_hostile_names",
          .before = {},
          .rows = {},
          .changes = {create(t), change_in<mighost_column>(t, MIGHOST_SUBJECT_COLUMN, nullptr, &added)}};
}

Scenario schema_qualified() {
  mighost_table parent = table("parent", {column("id", "integer", not_null)});
  parent.schema = text("Other Schema");
  parent.primary_key = primary_key("parent_pk", {"id"});
  mighost_table child = table("child", {column("id", "integer"), column("n", "integer", not_null)});
  child.schema = parent.schema;
  mighost_column serial = column("counted", "smallint");
  serial.identity = MIGHOST_IDENTITY_SERIAL;
  child.columns = list({column("id", "integer"), serial});
  child.foreign_keys = list({foreign_key("child_fkey", {"id"}, "parent", {"id"})});
  child.indexes = list({index("child_idx", {"id"})});
  mighost_object schema{.struct_size = sizeof(mighost_object),
                        .kind = text("schema"),
                        .identity = text("\"Other Schema\""),
                        .create = text("CREATE SCHEMA \"Other Schema\""),
                        .drop = text("DROP SCHEMA \"Other Schema\"")};
  return {.name = "table_schema_qualified",
          .before = {change<mighost_object>(MIGHOST_SUBJECT_OBJECT, nullptr, &schema)},
          .rows = {},
          .changes = {create(parent), create(child),
                      change_in<mighost_index>(child, MIGHOST_SUBJECT_INDEX,
                                               arena().copy(index("child_idx", {"id"})), nullptr)}};
}

Scenario rename_and_comment() {
  mighost_table old_table = table("old", {column("a", "integer")});
  mighost_table renamed = old_table;
  renamed.name = text("new");
  mighost_table commented = renamed;
  commented.comment = text("now with a comment");
  return {.name = "table_rename",
          .before = {create(old_table)},
          .rows = "INSERT INTO old VALUES (1);\n",
          .changes = {change(MIGHOST_SUBJECT_TABLE, &old_table, &renamed, MIGHOST_ATTRIBUTE_NAME),
                      change(MIGHOST_SUBJECT_TABLE, &renamed, &commented, MIGHOST_ATTRIBUTE_COMMENT)}};
}

Scenario table_options() {
  const mighost_table before = table("t", {column("a", "integer")});
  mighost_table after = before;
  after.options = options({{"postgres.row_security", "forced"},
                           {"postgres.unlogged", "true"},
                           {"postgres.with.fillfactor", "50"},
                           {"postgres.with.toast.autovacuum_enabled", "off"}});
  std::vector<mighost_change> changes;
  for (const mighost_option option : rows<mighost_option>(after.options)) {
    mighost_change one = change(MIGHOST_SUBJECT_TABLE, &before, &after, MIGHOST_ATTRIBUTE_OPTION);
    one.key = option.key;
    changes.push_back(one);
  }
  return {.name = "table_options",
          .before = {create(before)},
          .rows = "INSERT INTO t VALUES (1);\n",
          .changes = changes};
}

Scenario empty_table() {
  return {.name = "table_without_columns", .before = {}, .rows = {}, .changes = {create(table("empty", {}))}};
}

Scenario modern_table() {
  mighost_column virtual_column = column("total", "integer");
  virtual_column.generated = MIGHOST_GENERATED_VIRTUAL;
  virtual_column.generated_expression = text("room + 1");
  mighost_table rooms =
      table("rooms", {column("room", "int4range", not_null), column("during", "tsrange", not_null)});
  mighost_key pk = key("rooms_pk", {"room", "during"}, MIGHOST_WITHOUT_OVERLAPS);
  rooms.primary_key = arena().copy(pk);
  mighost_table stays =
      table("stays", {column("room", "int4range"), column("during", "tsrange"), virtual_column});
  virtual_column.generated_expression = text("upper(room)");
  stays.columns = list({column("room", "int4range"), column("during", "tsrange"), virtual_column});
  mighost_foreign_key in_room = foreign_key("stays_fkey", {"room", "during"}, "rooms", {"room", "during"});
  in_room.flags = MIGHOST_WITHOUT_OVERLAPS;
  stays.foreign_keys = list({in_room});
  stays.checks = list({check("stays_check", "NOT isempty(during)", MIGHOST_NOT_ENFORCED)});
  return {.name = "table_postgres_18",
          .before = {},
          .rows = {},
          .changes = {create(rooms), create(stays)},
          .needs_18 = true};
}

}  // namespace

std::vector<Scenario> table_scenarios() {
  return {create_and_drop(), hostile_names(), schema_qualified(), rename_and_comment(),
          table_options(),   empty_table(),   modern_table()};
}

}  // namespace mighost::test
