// A snapshot gives back what was written into it, whatever the names and texts are.
#include "snapshot/snapshot.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "schema_generator.hpp"

namespace mighost::test {
namespace {

template <typename T>
void sort_by_name(std::vector<T>& items) {
  std::sort(items.begin(), items.end(), [](const T& a, const T& b) { return a.name < b.name; });
}

/// `schema` in the order of a snapshot, without what it does not keep.
Schema as_kept(Schema schema) {
  for (Shared<Table>& shared : schema.tables) {
    Table table = *shared;
    table.description.clear();
    table.formerly.clear();
    for (Column& column : table.columns) {
      column.description.clear();
      column.formerly.clear();
    }
    sort_by_name(table.uniques);
    sort_by_name(table.checks);
    sort_by_name(table.foreign_keys);
    sort_by_name(table.exclusions);
    sort_by_name(table.indexes);
    shared = Shared<Table>(std::move(table));
  }
  for (Shared<Enum>& shared : schema.enums) {
    Enum enumeration = *shared;
    enumeration.formerly.clear();
    shared = Shared<Enum>(std::move(enumeration));
  }
  const auto by_name = [](const auto& a, const auto& b) {
    return std::tie(a->schema, a->name) < std::tie(b->schema, b->name);
  };
  std::sort(schema.tables.begin(), schema.tables.end(), by_name);
  std::sort(schema.enums.begin(), schema.enums.end(), by_name);
  std::stable_sort(schema.objects.begin(), schema.objects.end(), [](const auto& a, const auto& b) {
    return std::tie(a->schema, a->kind, a->identity) < std::tie(b->schema, b->kind, b->identity);
  });
  return schema;
}

std::size_t below(std::size_t bound) {
  return *rc::gen::inRange<std::size_t>(0, bound);
}
bool flip() {
  return below(2) == 0;
}

/// What YAML, its readers, terminals and editors give a meaning to.
const std::vector<std::string> pieces = {"a",
                                         "Z",
                                         "_",
                                         "0",
                                         "9",
                                         ".",
                                         "-",
                                         "+",
                                         "~",
                                         "null",
                                         "Yes",
                                         "no",
                                         "010",
                                         "1e3",
                                         "0x1f",
                                         "12:30",
                                         ":",
                                         ": ",
                                         " :",
                                         "#",
                                         " #",
                                         "# ",
                                         " ",
                                         "  ",
                                         "\t",
                                         "\n",
                                         "\n\n",
                                         "\r",
                                         "\r\n",
                                         "\n ",
                                         " \n",
                                         "\n\t",
                                         "'",
                                         "''",
                                         "\"",
                                         "\\",
                                         "\\n",
                                         "`",
                                         "|",
                                         ">",
                                         "|-",
                                         "- ",
                                         "? ",
                                         "?",
                                         ",",
                                         "[",
                                         "]",
                                         "{",
                                         "}",
                                         "&a",
                                         "*a",
                                         "!",
                                         "!!x",
                                         "%",
                                         "@",
                                         "---",
                                         "\n---\n",
                                         "\n...\n",
                                         "<<",
                                         "=",
                                         "ü",
                                         "日本",
                                         "🐘",
                                         "\x01",
                                         "\x04",
                                         "\x1b",
                                         "\x7f",
                                         "\u0085",
                                         "\u00a0",
                                         "\u200b",
                                         "\u202e",
                                         "\u2028",
                                         "\ufeff",
                                         "\ufffe",
                                         "\ufffd",
                                         "\U000e0041",
                                         "\n<<<<<<< ours\n",
                                         "\n=======\n",
                                         "\nchecksum: x\n",
                                         "\nmighost_snapshot: 2\n"};

std::string any_text() {
  std::string text;
  for (std::size_t n = below(7); n > 0; --n) text += pieces[below(pieces.size())];
  return text;
}

std::string any_name(std::set<std::string>& taken) {
  while (true) {
    std::string name = pieces[below(pieces.size())] + any_text();
    if (taken.insert(name).second) return name;
  }
}

std::vector<std::string> any_texts() {
  std::vector<std::string> texts(below(4));
  for (std::string& text : texts) text = any_text();
  return texts;
}

Options any_options() {
  Options options;
  std::set<std::string> taken;
  for (std::size_t n = below(3); n > 0; --n) options.emplace(any_name(taken), any_text());
  return options;
}

int64_t any_number() {
  return *rc::gen::arbitrary<int64_t>();
}

Column any_column(std::set<std::string>& taken) {
  Column column{.name = any_name(taken), .type = {.name = any_text()}};
  if (flip()) return column;
  if (flip()) column.type.array_dimensions = *rc::gen::arbitrary<uint32_t>();
  column.not_null = flip();
  column.parent_id = flip();
  column.id = flip();
  column.partition = flip();
  column.internal = flip();
  column.identity = Identity{static_cast<uint32_t>(below(4))};
  column.generated = Generated{static_cast<uint32_t>(below(3))};
  if (column.generated != Generated::none) column.generated_expression = any_text();
  if (flip()) {
    column.sequence = Sequence{.name = any_text(),
                               .start = any_number(),
                               .increment = flip() ? 1 : any_number(),
                               .min_value = any_number(),
                               .max_value = flip() ? INT64_MAX : INT64_MIN,
                               .cache = any_number(),
                               .cycle = flip()};
  }
  column.default_expression = any_text();
  column.collation = any_text();
  column.description = any_text();
  column.comment = any_text();
  column.formerly = any_texts();
  column.options = any_options();
  return column;
}

Deferrability any_deferrability() {
  return {.deferrable = flip(), .initially_deferred = flip()};
}

Key any_key(std::set<std::string>& taken) {
  Key key{.name = any_name(taken), .columns = any_texts()};
  if (flip()) return key;
  key.name_generated = flip();
  key.include = any_texts();
  key.nulls_not_distinct = flip();
  key.without_overlaps = flip();
  key.deferrability = any_deferrability();
  key.comment = any_text();
  key.options = any_options();
  return key;
}

Check any_check(std::set<std::string>& taken) {
  Check check{.name = any_name(taken), .expression = any_text()};
  if (flip()) return check;
  check.name_generated = flip();
  check.not_valid = flip();
  check.no_inherit = flip();
  check.not_enforced = flip();
  check.comment = any_text();
  return check;
}

ForeignKey any_foreign_key(std::set<std::string>& taken) {
  return {.name = any_name(taken),
          .name_generated = flip(),
          .columns = any_texts(),
          .referenced_schema = any_text(),
          .referenced_table = any_text(),
          .referenced_columns = any_texts(),
          .on_delete = Action{static_cast<uint32_t>(below(5))},
          .on_update = Action{static_cast<uint32_t>(below(5))},
          .on_delete_columns = any_texts(),
          .match_full = flip(),
          .not_valid = flip(),
          .not_enforced = flip(),
          .with_period = flip(),
          .deferrability = any_deferrability(),
          .comment = any_text()};
}

std::vector<IndexElement> any_elements() {
  std::vector<IndexElement> elements(below(4));
  for (IndexElement& element : elements) {
    element.column = any_text();
    if (flip()) continue;
    element = {.column = any_text(),
               .expression = any_text(),
               .collation = any_text(),
               .operator_class = any_text(),
               .descending = flip(),
               .nulls = Nulls{static_cast<uint32_t>(below(3))},
               .with_operator = any_text()};
  }
  return elements;
}

Index any_index(std::set<std::string>& taken) {
  Index index{.name = any_name(taken), .elements = any_elements()};
  if (flip()) return index;
  index.name_generated = flip();
  index.method = any_text();
  index.include = any_texts();
  index.predicate = any_text();
  index.unique = flip();
  index.nulls_not_distinct = flip();
  index.comment = any_text();
  index.options = any_options();
  return index;
}

Exclusion any_exclusion(std::set<std::string>& taken) {
  return {.name = any_name(taken),
          .name_generated = flip(),
          .method = any_text(),
          .elements = any_elements(),
          .include = any_texts(),
          .predicate = any_text(),
          .deferrability = any_deferrability(),
          .comment = any_text(),
          .options = any_options()};
}

template <typename Make>
auto any_of(Make make) {
  std::set<std::string> taken;
  std::vector<decltype(make(taken))> items;
  for (std::size_t n = below(3); n > 0; --n) items.push_back(make(taken));
  return items;
}

std::vector<Ref> any_refs() {
  std::vector<Ref> refs(below(3));
  for (Ref& ref : refs) ref = {.kind = any_text(), .name = any_text(), .column = any_text()};
  return refs;
}

Table any_table(std::set<std::string>& taken, const std::string& schema) {
  Table table{.schema = schema, .name = any_name(taken)};
  table.columns = any_of(any_column);
  if (flip()) return table;
  table.resource = any_text();
  table.description = any_text();
  table.comment = any_text();
  std::set<std::string> names;
  if (flip()) table.primary_key = any_key(names);
  table.uniques = any_of(any_key);
  table.checks = any_of(any_check);
  table.foreign_keys = any_of(any_foreign_key);
  table.exclusions = any_of(any_exclusion);
  table.indexes = any_of(any_index);
  table.options = any_options();
  table.depends_on = any_refs();
  table.formerly = any_texts();
  return table;
}

Object any_object(const std::string& schema) {
  Object object{.kind = any_text(),
                .schema = schema,
                .identity = any_text(),
                .create = any_text(),
                .drop = any_text(),
                .comment = any_text(),
                .replaceable = flip(),
                .shared = flip()};
  object.depends_on = any_refs();
  return object;
}

Snapshot any_hostile_snapshot() {
  Snapshot snapshot{.dialect = any_text(), .provider = any_text(), .provider_version = any_text()};
  std::set<std::string> schemas;
  for (const std::string& schema : {std::string(), any_name(schemas)}) {
    std::set<std::string> tables;
    std::set<std::string> enums;
    for (std::size_t n = below(3); n > 0; --n) snapshot.schema.tables.emplace_back(any_table(tables, schema));
    for (std::size_t n = below(3); n > 0; --n) {
      snapshot.schema.enums.emplace_back(Enum{.schema = schema,
                                              .name = any_name(enums),
                                              .values = any_texts(),
                                              .comment = any_text(),
                                              .formerly = any_texts()});
    }
    for (std::size_t n = below(3); n > 0; --n) snapshot.schema.objects.emplace_back(any_object(schema));
  }
  return snapshot;
}

void check_round_trip(const Snapshot& snapshot) {
  const std::string text = write_snapshot(snapshot, "0.1.0");
  RC_LOG() << text;
  Snapshot expected = snapshot;
  expected.schema = as_kept(snapshot.schema);
  const Snapshot read = read_snapshot(text, "schema.snapshot.yaml");
  RC_ASSERT(read == expected);
  RC_ASSERT(write_snapshot(read, "0.1.0") == text);
}

}  // namespace

TEST_CASE("a snapshot gives back the schema that was written, and is the same when written again") {
  CHECK(rc::check([] {
    check_round_trip(
        {.dialect = "postgres", .provider = "aws", .provider_version = "0.11.8", .schema = *any_schema()});
  }));
}

TEST_CASE("a snapshot gives back every field, whatever characters its texts have") {
  CHECK(rc::check([] { check_round_trip(any_hostile_snapshot()); }));
}

TEST_CASE("a snapshot does not depend on the order of what has no order") {
  CHECK(rc::check([] {
    Snapshot snapshot{.dialect = "postgres", .schema = *any_schema()};
    const std::string text = write_snapshot(snapshot, "0.1.0");
    Schema& schema = snapshot.schema;
    std::reverse(schema.tables.begin(), schema.tables.end());
    for (Shared<Table>& shared : schema.tables) {
      Table table = *shared;
      std::reverse(table.uniques.begin(), table.uniques.end());
      std::reverse(table.checks.begin(), table.checks.end());
      std::reverse(table.foreign_keys.begin(), table.foreign_keys.end());
      std::reverse(table.indexes.begin(), table.indexes.end());
      shared = Shared<Table>(std::move(table));
    }
    RC_ASSERT(write_snapshot(snapshot, "0.1.0") == text);
  }));
}

TEST_CASE("a snapshot with one character changed, added or gone is refused") {
  CHECK(rc::check([] {
    std::string text =
        write_snapshot({.dialect = "postgres", .provider = "aws", .schema = *any_schema()}, "0.1.0");
    const std::size_t at = below(text.size());
    const std::string original = text;
    switch (below(3)) {
      case 0:
        text[at] = static_cast<char>(text[at] ^ 1);
        break;
      case 1:
        text.insert(at, 1, ' ');
        break;
      default:
        text.erase(at, 1);
    }
    RC_PRE(text != original);
    RC_ASSERT_THROWS_AS(read_snapshot(text, "schema.snapshot.yaml"), SnapshotError);
  }));
}

}  // namespace mighost::test
