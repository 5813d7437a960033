// What the table compiler says about keys, kinds and names that do not belong where they stand.
#include <doctest/doctest.h>

#include "compile_tables.hpp"

namespace mighost::test {

TEST_CASE("a mistyped key is named, with the one that was meant") {
  CHECK(errors_in("resources:\n"
                  "  users:\n"
                  "    colums: {a: string}\n") ==
        "t.yaml:3:5: the resource \"users\" has no `columns`; write `columns: {name: string}`\n"
        "t.yaml:3:5: unknown key \"colums\" in the resource \"users\"; did you mean `columns`?\n");
}

TEST_CASE("a key unlike any other is answered with those that there are") {
  CHECK(errors_in("tables: {a: 1}\n") ==
        "t.yaml:1:1: unknown key \"tables\" in the file; known here: resources, enums, objects\n");
}

TEST_CASE("keys that come twice are refused at every level") {
  CHECK(errors_in("resources: {a: {columns: {x: string}}}\n"
                  "resources: {b: {columns: {x: string}}}\n") ==
        "t.yaml:2:1: \"resources\" comes twice in the file, first at t.yaml:1:1; keep one of them\n");
  CHECK(errors_in("resources:\n"
                  "  a: {columns: {x: string, x: int}}\n"
                  "  a: {columns: {y: string}}\n") ==
        "t.yaml:2:28: \"x\" comes twice in `columns`, first at t.yaml:2:17; keep one of them\n"
        "t.yaml:3:3: \"a\" comes twice in `resources`, first at t.yaml:2:3; keep one of them\n");
  CHECK(errors_in("resources: {a: {columns: {x: {type: string, type: int}}}}\n") ==
        "t.yaml:1:45: \"type\" comes twice in the column \"x\", first at t.yaml:1:31; keep one of them\n");
}

TEST_CASE("a node of the wrong kind says what it is and what it should be") {
  CHECK(errors_in("- a\n") == "t.yaml:1:1: the file is a list; write a map: `key: value`\n");
  CHECK(errors_in("resources: [a]\n") ==
        "t.yaml:1:12: `resources` is a list; write a map of names: `name: …`\n");
  CHECK(errors_in("resources: {a: {columns: {x: [string]}}}\n") ==
        "t.yaml:1:30: the column \"x\" is a list; write a map: `key: value`\n");
  CHECK(errors_in("resources: {a: {columns: {x: string}, primary_key: {a: b}}}\n") ==
        "t.yaml:1:52: `primary_key` has no `columns`; write `columns: [a, b]`\n"
        "t.yaml:1:53: unknown key \"a\" in `primary_key`; known here: name, columns, include, "
        "nulls_not_distinct, without_overlaps, initially_deferred, deferrable, comment, options\n");
  CHECK(errors_in("resources: {a: {columns: {x: string}, comment: [b]}}\n") ==
        "t.yaml:1:48: `comment` is a list; write a text\n");
  CHECK(errors_in("resources: {a: {columns: {x: string}, relations: []}}\n") ==
        "t.yaml:1:50: `relations` is a list; write a map of names: `name: …`\n");
  CHECK(errors_in("resources: {a: {columns: {x: {type: string, not_null: yes}}}}\n") ==
        "t.yaml:1:55: `not_null` is \"yes\"; write one of: false, true\n");
}

TEST_CASE("what is there must not be empty") {
  CHECK(errors_in("") == "t.yaml: the file is empty; define tables under `resources:`, or remove the file\n");
  CHECK(errors_in("resources:\n") == "t.yaml:1:1: `resources` is empty; fill it in, or leave the key out\n");
  CHECK(errors_in("resources: {\"\": {columns: {x: string}}}\n") ==
        "t.yaml:1:13: a name in `resources` is empty; write one\n");
  CHECK(
      errors_in("resources: {a: {columns: {null: string}}}\n") ==
      "t.yaml:1:27: a name in `columns` is missing; write one; the words null and ~ need quotes to be one\n");
  CHECK(errors_in("resources:\n  a:\n    columns:\n      x:\n      y: string\n") ==
        "t.yaml:4:7: the column \"x\" has no type; write `name: type`, such as `name: string`\n");
  CHECK(errors_in("resources: {a: {columns: {x: string}, primary_key: []}}\n") ==
        "t.yaml:1:52: `primary_key` is empty; fill it in, or leave the key out\n");
  CHECK(errors_in("resources: {a: {table: , columns: {x: string}}}\n") ==
        "t.yaml:1:17: `table` is missing; write one; the words null and ~ need quotes to be one\n");
}

TEST_CASE("parent ids belong into child tables, one each") {
  CHECK(errors_in("resources:\n"
                  "  a:\n"
                  "    columns: {x: uuid parent_id}\n"
                  "    relations:\n"
                  "      b: {columns: {y: uuid parent_id, z: uuid parent_id}}\n") ==
        "t.yaml:3:15: the column \"x\" is a parent_id, but \"a\" has no parent; move the table into the "
        "`relations` of its parent, or write a foreign key\n"
        "t.yaml:5:40: the table \"b\" has a second parent_id column, \"z\" after \"y\"; keep one of them\n");
}

TEST_CASE("keys, indexes and foreign keys name columns that there are") {
  CHECK(
      errors_in("resources:\n"
                "  a:\n"
                "    columns: {name: string, b: int}\n"
                "    primary_key: [nam]\n"
                "    unique: [[name, zzz]]\n"
                "    indexes: [{columns: [name], include: [b, c1]}]\n"
                "    foreign_keys:\n"
                "      - {columns: [x9], references: {table: a, columns: [y9]}}\n") ==
      "t.yaml:4:19: the primary key names \"nam\", which is no column of \"a\"; did you mean `name`?\n"
      "t.yaml:5:21: a unique key names \"zzz\", which is no column of \"a\"; define the column, or name "
      "another\n"
      "t.yaml:6:46: an index names \"c1\", which is no column of \"a\"; define the column, or name another\n"
      "t.yaml:8:20: a foreign key names \"x9\", which is no column of \"a\"; define the column, or name "
      "another\n"
      "t.yaml:8:58: a foreign key names \"y9\", which is no column of \"a\"; define the column, or name "
      "another\n");
}

TEST_CASE("the columns of the convention may be named in keys, but not defined") {
  CHECK(accepts("resources: {a: {columns: {x: string}, primary_key: [cq_id, x]}}\n"));
  CHECK(errors_in("resources: {a: {columns: {cq_id: uuid}}}\n") ==
        "t.yaml:1:27: the column \"cq_id\" of \"a\" is one that the convention adds by itself; remove it, or "
        "use the "
        "convention `plain`\n");
  const CompileResult plain =
      compile_tables({{"t.yaml", "resources: {a: {columns: {cq_id: uuid}}}\n"}},
                     {"--name", "test", "--version", "1", "--convention", "plain", "--output", "out.cpp"});
  CHECK(plain.status == 0);
}

TEST_CASE("tables, resources and enums that come twice are found across files and nesting") {
  const CompileResult result = compile_tables({
      {"a.yaml",
       "resources: {one: {table: t, columns: {x: string}}, two: {table: t, columns: {x: string}}}\n"},
      {"b.yaml",
       "enums: {mood: [sad]}\n"
       "resources: {one: {table: u, columns: {x: string}, relations: {t: {columns: {x: string}}}}}\n"},
      {"c.yaml", "enums: {mood: [ok]}\n"},
  });
  CHECK(result.status == 1);
  CHECK(result.messages ==
        "a.yaml:1:65: the table \"t\" is defined twice, first at a.yaml:1:26; rename or remove one of them\n"
        "b.yaml:2:13: the resource \"one\" is defined twice, first at a.yaml:1:13; rename or remove one of "
        "them\n"
        "b.yaml:2:63: the table \"t\" is defined twice, first at a.yaml:1:26; rename or remove one of them\n"
        "c.yaml:1:9: the enum \"mood\" is defined twice, first at b.yaml:1:9; rename or remove one of them\n"
        "4 errors; nothing was written\n");
}

TEST_CASE("both sides of a foreign key have as many columns") {
  CHECK(errors_in("resources:\n"
                  "  a:\n"
                  "    columns: {x: int, y: int}\n"
                  "    foreign_keys:\n"
                  "      - {columns: [x, y], references: {table: elsewhere, columns: [x]}}\n") ==
        "t.yaml:5:9: a foreign key has 2 columns and references 1; list as many columns on both sides\n");
}

TEST_CASE("an option says which dialect reads it") {
  CHECK(errors_in("resources: {a: {columns: {x: string}, options: {chunk_interval: 1 day}}}\n") ==
        "t.yaml:1:49: the option \"chunk_interval\" does not say which dialect reads it; write it as "
        "`dialect.option`, such as `timescale.chunk_interval`\n");
}

}  // namespace mighost::test
