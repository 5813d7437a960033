#include <doctest/doctest.h>

#include <string>

#include "snapshot/snapshot.hpp"

namespace mighost {
namespace {

/// The snapshot of `schema` without its header.
std::string body(const Schema& schema) {
  const std::string text = write_snapshot({.dialect = "postgres", .schema = schema}, "0.1.0");
  return text.substr(text.find("\n\n") + 2);
}

std::string body(const Table& table) {
  return body(Schema{.tables = {Shared<Table>(table)}});
}

/// How the text stands between braces.
std::string written(const std::string& text) {
  const std::string table =
      body(Table{.name = "t", .columns = {{.name = "c", .type = {.name = text}, .comment = "x"}}});
  const std::string start = "tables:\n  t:\n    columns:\n      c: {type: ";
  REQUIRE(table.starts_with(start));
  return table.substr(start.size(), table.find(", comment: ") - start.size());
}

template <typename T>
std::string refusal(const T& value) {
  try {
    body(value);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("a snapshot reads as what is in the database, simple things in one line") {
  Table accounts{.name = "accounts", .resource = "iam.accounts", .comment = "who pays"};
  accounts.columns = {{.name = "id", .type = {.name = "uuid"}, .not_null = true},
                      {.name = "name", .type = {.name = "text"}},
                      {.name = "price", .type = {.name = "numeric(10,2)"}, .default_expression = "0"},
                      {.name = "number",
                       .type = {.name = "bigint"},
                       .not_null = true,
                       .identity = Identity::always,
                       .sequence = Sequence{.start = 100}},
                      {.name = "full_name",
                       .type = {.name = "text"},
                       .generated = Generated::stored,
                       .generated_expression = "(name || '!'::text)",
                       .comment = "for \"people\""}};
  accounts.primary_key = Key{.name = "accounts_pkey", .name_generated = true, .columns = {"id"}};
  accounts.uniques = {{.name = "b_key", .columns = {"name", "number"}},
                      {.name = "a_key", .columns = {"name"}, .nulls_not_distinct = true}};
  accounts.checks = {{.name = "price_check", .expression = "(price >= (0)::numeric)"},
                     {.name = "name_check", .expression = "length(name) > 1", .not_valid = true}};
  accounts.foreign_keys = {{.name = "parent_fkey",
                            .columns = {"id"},
                            .referenced_table = "parents",
                            .referenced_columns = {"id"},
                            .on_delete = Action::cascade}};
  accounts.indexes = {{.name = "name_idx", .elements = {{.column = "name"}}},
                      {.name = "lower_idx",
                       .elements = {{.expression = "lower(name)", .descending = true}, {.column = "id"}},
                       .predicate = "(price IS NOT NULL)",
                       .unique = true}};
  accounts.options = {{"timescale.chunk_interval", "1 day"}};
  const Schema schema{.tables = {Shared<Table>(Table{.name = "zones"}), Shared<Table>(accounts)},
                      .enums = {Shared<Enum>(Enum{.name = "mood", .values = {"happy", "sad", "it's"}})},
                      .objects = {Shared<Object>(
                          Object{.kind = "function",
                                 .identity = "twice(integer)",
                                 .create = "CREATE FUNCTION twice(i integer) RETURNS integer\n"
                                           "  LANGUAGE sql AS $$\n"
                                           "\n"
                                           "  SELECT i * 2 $$",
                                 .drop = "DROP FUNCTION twice(integer)",
                                 .depends_on = {{.kind = "table", .name = "accounts"},
                                                {.kind = "column", .name = "accounts", .column = "id"}},
                                 .replaceable = true})}};
  const Snapshot snapshot{
      .dialect = "postgres", .provider = "aws", .provider_version = "0.11.8", .schema = schema};

  CHECK(
      write_snapshot(snapshot, "0.1.0-rc1") ==
      R"yaml(# A database schema, to be reviewed when it changes. mighost writes this file whole; an edit makes it
# invalid.
mighost_snapshot: 1
dialect: postgres
provider: aws
provider_version: "0.11.8"
mighost: "0.1.0-rc1"
checksum: 4b659da5a4fd54d7d52b56cbcdb85a88a88667e53e7bcc5ee614bfaab6e1ee06

enums:
  mood: [happy, sad, it's]

tables:
  accounts:
    resource: iam.accounts
    comment: who pays
    options:
      timescale.chunk_interval: "1 day"
    columns:
      id: {type: uuid, not_null: true}
      name: text
      price: {type: "numeric(10,2)", default: "0"}
      number: {type: bigint, not_null: true, identity: always, sequence: {start: 100}}
      full_name: {type: text, generated: {stored: (name || '!'::text)}, comment: for "people"}
    primary_key: {name: accounts_pkey, columns: [id], name_generated: true}
    uniques:
      a_key: {columns: [name], nulls_not_distinct: true}
      b_key: [name, number]
    checks:
      name_check: {expression: length(name) > 1, not_valid: true}
      price_check: (price >= (0)::numeric)
    foreign_keys:
      parent_fkey: {columns: [id], table: parents, references: [id], on_delete: cascade}
    indexes:
      lower_idx: {unique: true, elements: [{expression: lower(name), descending: true}, id], where: (price IS NOT NULL)}
      name_idx: [name]
  zones: {}

objects:
  - kind: function
    identity: twice(integer)
    replaceable: true
    depends_on:
      - {kind: table, name: accounts}
      - {kind: column, name: accounts, column: id}
    create: |-
      CREATE FUNCTION twice(i integer) RETURNS integer
        LANGUAGE sql AS $$

        SELECT i * 2 $$
    drop: DROP FUNCTION twice(integer)
)yaml");
}

TEST_CASE("a map with a text of several lines is written over several lines") {
  CHECK(body(Table{.name = "t",
                   .columns = {{.name = "c", .type = {.name = "text"}, .comment = "one\n  two\n"},
                               {.name = "d",
                                .type = {.name = "text"},
                                .generated = Generated::virtual_,
                                .generated_expression = "  c ||\n  c"}},
                   .checks = {{.name = "k", .expression = "c <>\n'x'"}}}) == R"yaml(tables:
  t:
    columns:
      c:
        type: text
        comment: |
          one
            two
      d:
        type: text
        generated:
          virtual: |2-
              c ||
              c
    checks:
      k: |-
        c <>
        'x'
)yaml");
}

TEST_CASE("an enum that does not fit a line has its values one a line") {
  Enum enumeration{.name = "e"};
  for (char c = 'a'; c <= 'd'; ++c) enumeration.values.emplace_back(30, c);
  CHECK(body(Schema{.enums = {Shared<Enum>(enumeration),
                              Shared<Enum>(Enum{.name = "f", .values = {"no", ""}, .comment = "x"})}}) ==
        R"yaml(enums:
  e:
    values:
      - aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
      - bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
      - cccccccccccccccccccccccccccccc
      - dddddddddddddddddddddddddddddd
  f:
    comment: x
    values:
      - "no"
      - ""
)yaml");
}

TEST_CASE("what lies in other schemas of the database stands under their names") {
  CHECK(body(Schema{.tables = {Shared<Table>(Table{.schema = "b", .name = "t"}),
                               Shared<Table>(Table{.schema = "a", .name = "t"}),
                               Shared<Table>(Table{.name = "t"})}}) == R"yaml(tables:
  t: {}

schemas:
  a:
    tables:
      t: {}
  b:
    tables:
      t: {}
)yaml");
}

TEST_CASE("a text is quoted where YAML or one of its readers would take it for something else") {
  CHECK(written("plain text") == "plain text");
  CHECK(written("now()::date") == "now()::date");
  CHECK(written("größe") == "größe");
  CHECK(written("numeric(10,2)") == "\"numeric(10,2)\"");
  CHECK(written("x ? 'a'") == "\"x ? 'a'\"");
  CHECK(written("") == "\"\"");
  for (const char* word : {"null", "Yes", "NO", "on", "off", "true", "FALSE", "y", "N"}) {
    CHECK(written(word) == '"' + std::string(word) + '"');
  }
  for (const char* text :
       {"~",  "010", "1e3", "-1", ".5", "12:30", " x",  "x ",  "x:",  "a: b", "a #b", "#b", "- x", "&a",
        "*a", "!x",  "|",   ">",  "%x", "@x",    "`x`", "'x'", "---", "<<",   "=",    "[a", "{a"}) {
    CHECK(written(text) == '"' + std::string(text) + '"');
  }
  CHECK(written(R"("Order")") == R"('"Order"')");
  CHECK(written(R"("it's" \ x)") == R"("\"it's\" \\ x")");
}

TEST_CASE("a text outside of braces needs no quotes for what only braces give a meaning to") {
  CHECK(body(Table{.name = "t",
                   .columns = {{.name = "{c", .type = {.name = "numeric(10,2)"}},
                               {.name = "d[", .type = {.name = "text[]"}}}}) == R"yaml(tables:
  t:
    columns:
      "{c": numeric(10,2)
      d[: text[]
)yaml");
}

TEST_CASE("what does not show is escaped, so that a reviewer sees it") {
  CHECK(written("a\tb\r\n") == R"("a\tb\x0d\n")");
  CHECK(written("\x01\x1b\x7f") == R"("\x01\x1b\x7f")");
  CHECK(written("user\u202enimda") == R"("user\u202enimda")");
  CHECK(written("a\u200bb\u00a0c\ufeff") == R"("a\u200bb\u00a0c\ufeff")");
  CHECK(written("\U000e0041") == R"("\U000e0041")");
}

TEST_CASE("what no dialect makes is refused, and named") {
  const Column column{.name = "c", .type = {.name = "text"}};
  Table table{.name = "t", .columns = {column}};
  CHECK(refusal(table) == "accepted");
  table.columns[0].type.kind = TypeKind::string;
  CHECK(
      refusal(table) ==
      "table t: column c has a logical type; a snapshot holds physical tables, which a dialect has lowered");
  CHECK(refusal(Table{.name = "t", .columns = {column, column}}) ==
        "table t: a snapshot cannot hold two columns named c");
  CHECK(refusal(Table{.name = "t", .uniques = {{.name = "u"}, {.name = "u"}}}) ==
        "table t: a snapshot cannot hold two uniques named u");
  CHECK(refusal(Table{.name = "t", .checks = {{.expression = "true"}}}) ==
        "table t: a snapshot cannot hold something without a name");
  CHECK(refusal(Table{.name = "t", .comment = "\xff"}) ==
        "table t: a snapshot cannot hold the text \\xff: it is not UTF-8");
  CHECK(refusal(Table{.name = "t", .comment = std::string("a\0b", 3)}) ==
        "table t: a snapshot cannot hold the text a\\x00b: it has a NUL character");
  CHECK(refusal(Table{.name = "t", .relations = {{.name = "child"}}})
            .starts_with("table t: it has child tables within it"));
  CHECK(refusal(Table{.name = std::string(501, 'n')}).ends_with("it is over 500 bytes long"));
  const Shared<Table> twice(Table{.name = "t"});
  CHECK(refusal(Schema{.tables = {twice, twice}}) == "a snapshot cannot hold two tables named t");
}

}  // namespace mighost
