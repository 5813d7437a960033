// Values of the model, written as ABI data and read back, are the same.
#include <doctest/doctest.h>
#include <mighost/arena.hpp>
#include <mighost/view.hpp>

#include "plugin/check.hpp"
#include "plugin/read.hpp"
#include "plugin/write.hpp"
#include "text/quoted.hpp"

namespace mighost {
namespace {

/// A table in which every field of every kind differs from its default.
Table full_table() {
  const Deferrability deferred{.deferrable = true, .initially_deferred = true};
  const IndexElement column{.column = "a",
                            .collation = "\"C\"",
                            .operator_class = "text_ops",
                            .descending = true,
                            .nulls = Nulls::first,
                            .with_operator = "&&"};
  const IndexElement expression{.expression = "lower(a)", .nulls = Nulls::last, .with_operator = "="};
  return {.schema = "s",
          .name = "t",
          .resource = "r",
          .description = "d",
          .comment = "c",
          .columns = {{.name = "a",
                       .type = {.kind = TypeKind::decimal,
                                .name = "n",
                                .array_dimensions = 2,
                                .precision = 9,
                                .scale = 3},
                       .not_null = true,
                       .unique = true,
                       .parent_id = true,
                       .id = true,
                       .partition = true,
                       .internal = true,
                       .identity = Identity::by_default,
                       .generated = Generated::virtual_,
                       .sequence = Sequence{.name = "q",
                                            .start = 2,
                                            .increment = -3,
                                            .min_value = -4,
                                            .max_value = 5,
                                            .cache = 6,
                                            .cycle = true},
                       .default_value = "",
                       .default_expression = "e",
                       .generated_expression = "g",
                       .collation = "\"C\"",
                       .description = "d",
                       .comment = "c",
                       .formerly = {"f", ""},
                       .options = {{"k", ""}, {"l", "v"}}}},
          .primary_key = Key{.name = "pk",
                             .name_generated = true,
                             .columns = {"a"},
                             .include = {"b"},
                             .nulls_not_distinct = true,
                             .without_overlaps = true,
                             .deferrability = deferred,
                             .comment = "c",
                             .options = {{"k", "v"}}},
          .uniques = {{.name = "u", .columns = {"a", "b"}, .deferrability = {.deferrable = true}}},
          .checks = {{.name = "ck",
                      .name_generated = true,
                      .expression = "a > 0",
                      .not_valid = true,
                      .no_inherit = true,
                      .not_enforced = true,
                      .comment = "c"}},
          .foreign_keys = {{.name = "fk",
                            .name_generated = true,
                            .columns = {"a"},
                            .referenced_schema = "o",
                            .referenced_table = "p",
                            .referenced_columns = {"x"},
                            .on_delete = Action::set_null,
                            .on_update = Action::set_default,
                            .on_delete_columns = {"a"},
                            .match_full = true,
                            .not_valid = true,
                            .not_enforced = true,
                            .with_period = true,
                            .deferrability = deferred,
                            .comment = "c"}},
          .exclusions = {{.name = "x",
                          .name_generated = true,
                          .method = "gist",
                          .elements = {column, expression},
                          .include = {"b"},
                          .predicate = "a > 0",
                          .deferrability = deferred,
                          .comment = "c",
                          .options = {{"k", "v"}}}},
          .indexes = {{.name = "i",
                       .name_generated = true,
                       .method = "gin",
                       .elements = {expression, column},
                       .include = {"b"},
                       .predicate = "a > 0",
                       .unique = true,
                       .nulls_not_distinct = true,
                       .comment = "c",
                       .options = {{"k", "v"}}}},
          .options = {{"timescale.hypertable", "true"}},
          .formerly = {"old"},
          .relations = {{.name = "child", .relations = {{.name = "grandchild"}}}}};
}

}  // namespace

TEST_CASE("a table comes back as it went") {
  Arena arena;
  const Table table = full_table();
  CHECK(read_table(write_table(table, Relations::with, arena)) == table);

  Table alone = table;
  alone.relations.clear();
  CHECK(read_table(write_table(table, Relations::without, arena)) == alone);
}

TEST_CASE("an enum and an object come back as they went") {
  Arena arena;
  const Enum enumeration{.schema = "s", .name = "e", .values = {"a", "b"}, .comment = "c", .formerly = {"f"}};
  CHECK(read_enum(write_enum(enumeration, arena)) == enumeration);

  const Object object{.kind = "view",
                      .schema = "s",
                      .identity = "v",
                      .create = "CREATE",
                      .drop = "DROP",
                      .comment = "c",
                      .depends_on = {{.kind = "column", .name = "t", .column = "a"}},
                      .replaceable = true,
                      .shared = true};
  CHECK(read_object(write_object(object, arena)) == object);
}

TEST_CASE("an absent default is not an empty one") {
  Arena arena;
  Column column{.name = "a"};
  CHECK_FALSE(present(write_column(column, arena).default_value));
  column.default_value = "";
  CHECK(present(write_column(column, arena).default_value));
}

TEST_CASE("texts are not copied on their way to a plugin") {
  Arena arena;
  const Column column{.name = "a name that is too long to be kept inside the string object"};
  CHECK(write_column(column, arena).name.ptr == column.name.data());
}

TEST_CASE("changes that share a table give it to the plugin once") {
  Arena arena;
  const Shared<Table> table{full_table()};
  const Shared<Column> column = Shared<Column>::part(table, table->columns[0]);
  const std::vector<Change> changes{{.subject = Subject::column,
                                     .after = column,
                                     .table_before = table,
                                     .table_after = table,
                                     .schema = "s",
                                     .table = "t"},
                                    {.subject = Subject::table,
                                     .attribute = Attribute::option,
                                     .before = table,
                                     .after = table,
                                     .key = "k"}};

  const std::vector<mighost_change> rows = write_changes(changes, arena);

  REQUIRE(rows.size() == 2);
  CHECK(rows[0].subject == MIGHOST_SUBJECT_COLUMN);
  CHECK(rows[0].before == nullptr);
  CHECK(read_column(*static_cast<const mighost_column*>(rows[0].after)) == *column);
  CHECK(view(rows[0].schema) == "s");
  CHECK(view(rows[0].table) == "t");
  CHECK_FALSE(present(rows[0].key));
  CHECK(rows[0].table_before == rows[0].table_after);
  CHECK(rows[1].before == rows[0].table_before);
  CHECK(rows[1].attribute == MIGHOST_ATTRIBUTE_OPTION);
  CHECK(view(rows[1].key) == "k");
}

TEST_CASE("every subject of a change reaches the plugin as its own struct") {
  Arena arena;
  const Table table = full_table();
  const std::vector<Change> changes{
      {.subject = Subject::primary_key, .after = Shared<Key>{*table.primary_key}},
      {.subject = Subject::check, .after = Shared<Check>{table.checks[0]}},
      {.subject = Subject::foreign_key, .after = Shared<ForeignKey>{table.foreign_keys[0]}},
      {.subject = Subject::exclusion, .after = Shared<Exclusion>{table.exclusions[0]}},
      {.subject = Subject::index, .after = Shared<Index>{table.indexes[0]}},
      {.subject = Subject::object, .after = Shared<Object>{Object{.kind = "view"}}}};

  const std::vector<mighost_change> rows = write_changes(changes, arena);

  CHECK(read_key(*static_cast<const mighost_key*>(rows[0].after)) == *table.primary_key);
  CHECK(read_check(*static_cast<const mighost_check*>(rows[1].after)) == table.checks[0]);
  CHECK(read_foreign_key(*static_cast<const mighost_foreign_key*>(rows[2].after)) == table.foreign_keys[0]);
  CHECK(read_exclusion(*static_cast<const mighost_exclusion*>(rows[3].after)) == table.exclusions[0]);
  CHECK(read_index(*static_cast<const mighost_index*>(rows[4].after)) == table.indexes[0]);
  CHECK(read_object(*static_cast<const mighost_object*>(rows[5].after)).kind == "view");
}

TEST_CASE("UTF-8 is what the Unicode standard says it is") {
  for (const std::string_view good :
       {"", "plain ASCII text", "grüße", "€", "\xF0\x9F\x90\x98", "12345678\xC3\xBC"}) {
    CAPTURE(good);
    CHECK(is_utf8(good));
  }
  for (const std::string_view bad :
       {"\x80", "\xC3", "12345678\xFF", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80",
        "\xF8\x88\x80\x80\x80", "\xE2\x82"}) {
    CHECK_FALSE(is_utf8(bad));
  }
}

TEST_CASE("a name in a message stays in one line, and does nothing to a terminal") {
  CHECK(in_quotes("a\nb\tc\x1b[31m\xFF") == "`a\\nb\\tc\\x1b[31m\\xff`");
  CHECK(in_quotes(std::string(200, 'x')) == "`" + std::string(100, 'x') + "…`");
}

}  // namespace mighost
