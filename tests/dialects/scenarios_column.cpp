#include "dialects/build.hpp"
#include "dialects/scenario.hpp"

namespace mighost::test {
namespace {

constexpr uint64_t not_null = MIGHOST_COLUMN_NOT_NULL;

mighost_change create(const mighost_table& t) {
  return change<mighost_table>(MIGHOST_SUBJECT_TABLE, nullptr, &t);
}

mighost_change alter(const mighost_table& t, const mighost_column& before, const mighost_column& after,
                     uint32_t attribute) {
  return change_in(t, MIGHOST_SUBJECT_COLUMN, &before, &after, attribute);
}

mighost_table people() {
  return table("people", {column("id", "integer", not_null), column("name", "text")});
}

constexpr const char* rows = "INSERT INTO people (id, name) VALUES (1, 'Ada'), (2, 'Bob');\n";

Scenario add() {
  const mighost_table t = people();
  const auto added = [&](const mighost_column& c) {
    return change_in<mighost_column>(t, MIGHOST_SUBJECT_COLUMN, nullptr, &c);
  };
  mighost_column constant = column("constant", "text", not_null);
  constant.default_expression = text("'x'::text");
  mighost_column computed = column("computed", "double precision", not_null);
  computed.default_expression = text("random()");
  mighost_column identity = column("identity", "bigint", not_null);
  identity.identity = MIGHOST_IDENTITY_BY_DEFAULT;
  mighost_column serial = column("serial", "integer", not_null);
  serial.identity = MIGHOST_IDENTITY_SERIAL;
  mighost_column nullable_serial = column("nullable_serial", "integer");
  nullable_serial.identity = MIGHOST_IDENTITY_SERIAL;
  mighost_column generated = column("generated", "text");
  generated.generated = MIGHOST_GENERATED_STORED;
  generated.generated_expression = text("upper(name)");
  generated.comment = text("in capitals");
  mighost_column tuned = column("tuned", "text");
  tuned.options = options({{"postgres.compression", "pglz"},
                           {"postgres.statistics", "500"},
                           {"postgres.storage", "external"},
                           {"postgres.with.n_distinct", "-0.5"}});
  return {.name = "column_add",
          .before = {create(t)},
          .rows = rows,
          .changes = {added(column("plain", "text")), added(constant), added(computed), added(identity),
                      added(serial), added(nullable_serial), added(generated), added(tuned)}};
}

Scenario add_not_null() {
  const mighost_table t = people();
  const mighost_column c = column("required", "text", not_null);
  return {.name = "column_add_not_null",
          .before = {create(t)},
          .rows = {},
          .changes = {change_in<mighost_column>(t, MIGHOST_SUBJECT_COLUMN, nullptr, &c)}};
}

Scenario rename() {
  const mighost_table t = people();
  return {.name = "column_rename",
          .before = {create(t)},
          .rows = rows,
          .changes = {alter(t, column("name", "text"), column("user", "text"), MIGHOST_ATTRIBUTE_NAME)}};
}

Scenario not_null_and_default() {
  const mighost_table t = people();
  const mighost_column plain = column("name", "text");
  const mighost_column required = column("name", "text", not_null);
  mighost_column with_default = required;
  with_default.default_expression = text("'nobody'::text");
  mighost_column other_default = required;
  other_default.default_expression = text("lower('NOBODY'::text)");
  return {.name = "column_not_null_default",
          .before = {create(t)},
          .rows = rows,
          .changes = {alter(t, plain, required, MIGHOST_ATTRIBUTE_NOT_NULL),
                      alter(t, required, with_default, MIGHOST_ATTRIBUTE_DEFAULT),
                      alter(t, with_default, other_default, MIGHOST_ATTRIBUTE_DEFAULT)}};
}

Scenario collation_and_comment() {
  const mighost_table t = people();
  const mighost_column plain = column("name", "text");
  mighost_column sorted = plain;
  sorted.collation = text("\"C\"");
  mighost_column commented = sorted;
  commented.comment = text("their 'name'");
  return {.name = "column_collation_comment",
          .before = {create(t)},
          .rows = rows,
          .changes = {alter(t, plain, sorted, MIGHOST_ATTRIBUTE_COLLATION),
                      alter(t, sorted, commented, MIGHOST_ATTRIBUTE_COMMENT)}};
}

Scenario column_options() {
  const mighost_table t = people();
  const mighost_column before = column("name", "text");
  mighost_column after = before;
  after.options = options({{"postgres.compression", "pglz"},
                           {"postgres.statistics", "100"},
                           {"postgres.storage", "main"},
                           {"postgres.with.n_distinct", "5"}});
  std::vector<mighost_change> changes;
  for (const mighost_option option : mighost::rows<mighost_option>(after.options)) {
    mighost_change one = alter(t, before, after, MIGHOST_ATTRIBUTE_OPTION);
    one.key = option.key;
    changes.push_back(one);
  }
  return {.name = "column_options", .before = {create(t)}, .rows = rows, .changes = changes};
}

Scenario in_new_table() {
  mighost_table t = people();
  const mighost_column c = column("required", "text", not_null);
  mighost_change added = change_in<mighost_column>(t, MIGHOST_SUBJECT_COLUMN, nullptr, &c);
  added.table_before = nullptr;  // the same list creates the table
  return {.name = "column_add_in_new_table", .before = {}, .rows = {}, .changes = {create(t), added}};
}

}  // namespace

std::vector<Scenario> column_scenarios() {
  return {add(),
          add_not_null(),
          rename(),
          not_null_and_default(),
          collation_and_comment(),
          column_options(),
          in_new_table()};
}

}  // namespace mighost::test
