#include <doctest/doctest.h>

#include <string>

#include "snapshot/header.hpp"
#include "snapshot/snapshot.hpp"

namespace mighost {
namespace {

const std::string mend =
    "restore the file from version control, or write it anew (`mighost generate`; of a database: `mighost "
    "inspect`)";

std::string written() {
  const Table users{.name = "users", .columns = {{.name = "id", .type = {.name = "uuid"}}}};
  return write_snapshot({.dialect = "postgres", .schema = {.tables = {Shared<Table>(users)}}}, "0.1.0");
}

std::string replaced(std::string text, const std::string& before, const std::string& after) {
  const std::size_t at = text.find(before);
  REQUIRE(at != text.npos);
  return text.replace(at, before.size(), after);
}

std::string errors_in(const std::string& content) {
  try {
    read_snapshot(content, "s.yaml");
  } catch (const SnapshotError& error) {
    return error.what();
  }
  return "accepted";
}

/// The errors of a file whose body is this, under a checksum that fits.
std::string errors_in_body(const std::string& text) {
  return errors_in(snapshots::with_checksum(
      "mighost_snapshot: 1\ndialect: postgres\nmighost: 0.1.0\nchecksum: x\n" + text));
}

}  // namespace

TEST_CASE("a snapshot says what made it") {
  const Snapshot snapshot{.dialect = "timescale", .provider = "aws", .provider_version = "0.11.8"};
  CHECK(read_snapshot(write_snapshot(snapshot, "0.1.0"), "s.yaml") == snapshot);
}

TEST_CASE("line ends that version control has changed are no damage") {
  std::string content = written();
  for (std::size_t at = 0; (at = content.find('\n', at)) != content.npos; at += 2)
    content.insert(at, 1, '\r');
  CHECK(read_snapshot(content, "s.yaml") == read_snapshot(written(), "s.yaml"));
}

TEST_CASE("an edited snapshot is refused") {
  const std::string message =
      "s.yaml:6:11: the content is not that of this checksum: it was edited, or damaged in a merge, after "
      "mighost wrote it; " +
      mend;
  CHECK(errors_in(replaced(written(), "id: uuid", "id: text")) == message);
  CHECK(errors_in(replaced(written(), "dialect: postgres", "dialect: timescale")) == message);
  CHECK(errors_in(replaced(written(), "    columns:\n      id: uuid\n", "")) == message);
  CHECK(errors_in(written() + "\n") == message);
  CHECK(errors_in(replaced(written(), "checksum: ", "checksum: 0")) == message);
  CHECK(errors_in(replaced(written(), "\nchecksum: ", "\nsum: ")) ==
        "s.yaml: the line `checksum: …` is missing; " + mend);
}

TEST_CASE("a merge conflict is named as one, with its place") {
  CHECK(
      errors_in(replaced(written(), "      id: uuid\n",
                         "<<<<<<< HEAD\n      id: uuid\n=======\n      id: text\n>>>>>>> topic\n")) ==
      "s.yaml:11:1: a merge conflict stands here; take one side of the whole file (`git checkout --ours` or "
      "`--theirs`), then run `mighost generate` again");
}

TEST_CASE("a file that is no snapshot, or one of another format, is refused") {
  CHECK(errors_in("") == "s.yaml: the file is empty; " + mend);
  CHECK(errors_in("provider: aws\n") ==
        "s.yaml: this is no snapshot: the line `mighost_snapshot: 1` is missing; give a file that `mighost "
        "generate` or `mighost inspect` has written");
  CHECK(
      errors_in(replaced(written(), "mighost_snapshot: 1", "mighost_snapshot: 2")) ==
      "s.yaml:3:19: the snapshot's format is \"2\", and this mighost reads 1; use the mighost that wrote it, "
      "or a newer one");
  CHECK(errors_in(replaced(written(), "mighost_snapshot: 1", "mighost_snapshot: one")) ==
        "s.yaml:3:19: the snapshot's format is \"one\", and this mighost reads 1; " + mend);
}

TEST_CASE("the file's name is shown without what it could do to a terminal") {
  try {
    read_snapshot("", "a\x1b[2Jb");
    FAIL("accepted");
  } catch (const SnapshotError& error) {
    CHECK(std::string(error.what()).starts_with("a\\x1b[2Jb: "));
  }
}

TEST_CASE("with a checksum that fits, everything that does not is told with its place") {
  CHECK(errors_in_body("") == "accepted");
  CHECK(errors_in_body("tabels: {}\n") ==
        "s.yaml:5:1: unknown key \"tabels\" in the snapshot; did you mean `tables`?");
  CHECK(errors_in_body("tables: [a]\n") == "s.yaml:5:9: `tables` is a list; write a map of names: `name: …`");
  CHECK(errors_in_body("tables:\n  t: {columns: {a: text, a: text}}\n") ==
        "s.yaml:6:26: \"a\" comes twice in `columns`, first at s.yaml:6:17; keep one of them");
  CHECK(errors_in_body("tables:\n  t: {columns: {a: {not_null: yes}}}\n") ==
        "s.yaml:6:20: the column \"a\" has no `type`; write `type: text`\n"
        "s.yaml:6:31: `not_null` is \"yes\"; write one of: false, true");
  CHECK(
      errors_in_body("tables:\n  t: {columns: {a: {type: text, generated: {}}}}\n") ==
      "s.yaml:6:44: `generated` is not either stored or virtual; write `{stored: EXPRESSION}` or `{virtual: "
      "EXPRESSION}`");
  CHECK(errors_in_body("tables:\n  t: {uniques: {u: {columns: a}}}\n") ==
        "s.yaml:6:30: `columns` is a text; write a list: `[a, b]`, or lines that start with `- `");
  CHECK(errors_in_body("tables:\n  t: {foreign_keys: {f: {columns: [a], references: [b]}}}\n") ==
        "s.yaml:6:25: the foreign key \"f\" has no `table`; write `table: users`");
  CHECK(errors_in_body("tables:\n  t: {options: {a: [b]}}\n") ==
        "s.yaml:6:20: the option \"a\" is a list; write a text");
  CHECK(errors_in_body("enums: {e: [a, ~]}\n") ==
        "s.yaml:5:16: an item of the enum \"e\" is nothing; write a text");
  CHECK(errors_in_body("objects:\n  - {kind: view, identity: v, create: c}\n") ==
        "s.yaml:6:5: an object has no `drop`; write `drop: DROP VIEW active_users`");
  CHECK(errors_in_body("schemas: {a: {schemas: {}}}\n")
            .starts_with("s.yaml:5:15: unknown key \"schemas\" in the schema \"a\""));
  CHECK(errors_in_body("tables: &x {}\n")
            .starts_with("s.yaml:5:9: anchors and aliases (& and *) are not read"));
}

TEST_CASE("a snapshot of another dialect than asked for is refused") {
  const Snapshot snapshot{.dialect = "postgres"};
  CHECK_NOTHROW(require_dialect(snapshot, "postgres", "s.yaml"));
  CHECK_THROWS_WITH_AS(
      require_dialect(snapshot, "timescale", "s.yaml"),
      "s.yaml: the snapshot is one of the dialect \"postgres\", not of \"timescale\"; give the "
      "snapshot in the folder of \"timescale\"",
      SnapshotError);
}

}  // namespace mighost
