// What the table compiler says about tables that no database can make, or whose history cannot be.
#include <doctest/doctest.h>

#include "compile_tables.hpp"

namespace mighost::test {

TEST_CASE("the default of an enum's column is one of its values") {
  CHECK(
      errors_in("enums: {mood: [sad, ok]}\n"
                "resources:\n"
                "  a:\n"
                "    columns:\n"
                "      near: {type: enum(mood), default: sat}\n"
                "      far: {type: enum(mood) not_null, default: \"\"}\n"
                "      right: {type: enum(mood), default: ok}\n"
                "      many: {type: \"enum(mood)[]\", default: \"{sad}\"}\n"
                "      computed: {type: enum(mood), default_expression: \"'sat'\"}\n") ==
      "t.yaml:5:7: the column \"near\" has the default \"sat\", which is no value of the enum \"mood\"; did "
      "you mean `sad`?\n"
      "t.yaml:6:7: the column \"far\" has the default \"\", which is no value of the enum \"mood\"; write "
      "one "
      "of its values, or add this one to the enum\n");
}

TEST_CASE("a column was formerly something that no column is now, and that no other one was") {
  CHECK(
      errors_in("resources:\n"
                "  a:\n"
                "    columns:\n"
                "      own: {type: int, formerly: [older, own]}\n"
                "      taken: {type: int, formerly: own}\n"
                "      internal: {type: int, formerly: cq_id}\n"
                "      first: {type: int, formerly: old}\n"
                "      second: {type: int, formerly: [old]}\n") ==
      "t.yaml:4:42: the column \"own\" is formerly \"own\", which is its own name; write what it was called "
      "before, or leave `formerly` out\n"
      "t.yaml:5:36: the column \"taken\" is formerly \"own\", which is another column of \"a\"; remove it: "
      "that column still has the name, and its values\n"
      "t.yaml:6:39: the column \"internal\" is formerly \"cq_id\", which is another column of \"a\"; remove "
      "it: that column still has the name, and its values\n"
      "t.yaml:8:38: the column \"second\" is formerly \"old\", and so is \"first\"; keep it with the one "
      "that "
      "has the values\n");
  CHECK(
      accepts("resources:\n"
              "  a: {columns: {x: {type: int, formerly: [old, older]}}}\n"
              "  b: {columns: {x: {type: int, formerly: old}}}\n"));
}

TEST_CASE("the SQL of an object has no semicolon at its end") {
  CHECK(errors_in("objects:\n"
                  "  - kind: view\n"
                  "    identity: v\n"
                  "    create: |\n"
                  "      CREATE VIEW v AS\n"
                  "      SELECT 1;\n"
                  "    drop: DROP VIEW v;\n"
                  "resources: {a: {columns: {x: int}}}\n") ==
        "t.yaml:4:13: `create` ends with a semicolon; remove it: mighost writes the end of each statement "
        "itself\n"
        "t.yaml:7:11: `drop` ends with a semicolon; remove it: mighost writes the end of each statement "
        "itself\n");
  CHECK(
      accepts("objects:\n"
              "  - kind: view\n"
              "    identity: v\n"
              "    create: CREATE VIEW v AS SELECT 1 AS \";\"\n"
              "    drop: |\n"
              "      DROP VIEW v\n"
              "      -- and so on;\n"
              "resources: {a: {columns: {x: int}}}\n"));
}

TEST_CASE("a foreign key points to a key") {
  const std::string keys =
      "resources:\n"
      "  t:\n"
      "    columns: {a: int, b: int, c: int, d: int, e: int unique, f: int, g: int}\n"
      "    primary_key: [a, b]\n"
      "    unique: [c]\n"
      "    indexes:\n"
      "      - {columns: [d], unique: true}\n"
      "      - {columns: [f], unique: true, where: a > 0}\n"
      "      - g\n"
      "    foreign_keys:\n";
  const auto pointing_to = [&](const std::string& columns) {
    return keys + "      - {columns: " + columns + ", references: {table: t, columns: " + columns + "}}\n";
  };
  for (const char* columns : {"[a, b]", "[b, a]", "[c]", "[d]", "[e]", "[cq_id]"})
    CHECK_MESSAGE(accepts(pointing_to(columns)), columns);
  CHECK(accepts(keys + "      - {columns: [a], references: {table: elsewhere, columns: [a]}}\n"));
  CHECK(errors_in(pointing_to("[a]")) ==
        "t.yaml:11:57: a foreign key points to \"a\" of \"t\", which is no key there; point to its primary "
        "key, "
        "or write `unique: [[a]]` there\n");
  CHECK(errors_in(pointing_to("[f]")).find("\"f\" of \"t\", which is no key there") != std::string::npos);
  CHECK(errors_in(pointing_to("[g]")).find("\"g\" of \"t\", which is no key there") != std::string::npos);
  CHECK(errors_in(pointing_to("[a, b, c]")).find("which are no key there") != std::string::npos);
}

TEST_CASE("under the convention `plain` there is no key but those that are written") {
  const CompileResult plain =
      compile_tables({{"t.yaml",
                       "resources: {t: {columns: {cq_id: int}, foreign_keys: [{columns: [cq_id], references: "
                       "{table: t, columns: [cq_id]}}]}}\n"}},
                     {"--name", "test", "--version", "1", "--convention", "plain", "--output", "out.cpp"});
  CHECK(plain.status == 1);
  CHECK(plain.messages.find("which is no key there") != std::string::npos);
}

}  // namespace mighost::test
