#include <doctest/doctest.h>

#include "dialects/build.hpp"
#include "dialects/families.hpp"
#include "dialects/golden.hpp"

namespace mighost::test {
namespace {

std::string failure(const Dialect& dialect, const mighost_table& table,
                    const mighost_table* parent = nullptr) {
  LowerResult result;
  try {
    dialect.lower(table, parent, result);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "no failure";
}

std::string failure_of_column(const Dialect& dialect, const mighost_column& c) {
  return failure(dialect, table("t", {c}));
}

mighost_column with_default(uint32_t type, std::string_view value) {
  mighost_column c = logical("c", type);
  c.default_value = text(value);
  return c;
}

}  // namespace

TEST_CASE("families of tables are lowered as in the golden files, in both dialects") {
  for (const NamedFamily& family : families()) {
    CAPTURE(family.name);
    check_golden("postgres/lower_" + family.name + ".sql",
                 script(create_statements(postgres_dialect(), family.tables)));
    check_golden("timescale/lower_" + family.name + ".sql",
                 script(create_statements(timescale_dialect(), family.tables)));
  }
}

TEST_CASE("lowering twice gives the same bytes") {
  for (const NamedFamily& family : families()) {
    CHECK(script(create_statements(timescale_dialect(), family.tables)) ==
          script(create_statements(timescale_dialect(), family.tables)));
  }
}

TEST_CASE("a name that PostgreSQL would cut is refused, not cut") {
  const std::string name64(64, 'n');
  CHECK(failure(postgres_dialect(), table(name64, {logical("a", MIGHOST_TYPE_INT)})) ==
        "a table has the name \"" + name64 +
            "\" of 64 bytes; PostgreSQL keeps no more than 63: give a shorter one");
  CHECK(failure_of_column(postgres_dialect(), logical(name64, MIGHOST_TYPE_INT)) ==
        "a column of table \"t\" has the name \"" + name64 +
            "\" of 64 bytes; PostgreSQL keeps no more than 63: give a shorter one");
  CHECK(failure_of_column(postgres_dialect(), logical(std::string(63, 'n'), MIGHOST_TYPE_INT)) ==
        "no failure");
}

TEST_CASE("a default value that does not fit the type is refused with the column's name") {
  CHECK(failure_of_column(postgres_dialect(), with_default(MIGHOST_TYPE_SMALLINT, "40000")) ==
        "table \"t\", column \"c\": its default value \"40000\" is not valid for smallint: give a whole "
        "number from "
        "-32768 to 32767, or an SQL expression as default expression");
  CHECK(failure_of_column(postgres_dialect(), with_default(MIGHOST_TYPE_BOOL, "yes"))
            .find("give true or false") != std::string::npos);
  CHECK(failure_of_column(postgres_dialect(), with_default(MIGHOST_TYPE_FLOAT, "1); DROP TABLE t; --"))
            .find("is not valid for double precision") != std::string::npos);
  CHECK(failure_of_column(postgres_dialect(), with_default(MIGHOST_TYPE_STRING, "1); DROP TABLE t; --")) ==
        "no failure");
}

TEST_CASE("a piece of SQL that reaches beyond its place is refused") {
  mighost_column expression = logical("c", MIGHOST_TYPE_INT);
  expression.default_expression = text("1); DROP TABLE t; --");
  CHECK(failure_of_column(postgres_dialect(), expression) ==
        "table \"t\", column \"c\": its default expression \"1); DROP TABLE t; --\" closes a bracket that is "
        "not open");
  CHECK(failure_of_column(postgres_dialect(), column("c", "text; DROP TABLE t")) ==
        "table \"t\", column \"c\": its type \"text; DROP TABLE t\" has a semicolon");
  mighost_table checked = table("t", {logical("c", MIGHOST_TYPE_INT)});
  checked.checks = list({check("", "c > 0 -- always")});
  CHECK(failure(postgres_dialect(), checked) == "table \"t\": the check \"c > 0 -- always\" has a comment");
}

TEST_CASE("an unknown type number, or one of a newer ABI, is named") {
  CHECK(failure_of_column(postgres_dialect(), logical("c", 77)) ==
        "table \"t\", column \"c\": it has the type number 77, which this dialect does not know");
}

TEST_CASE("options that do not exist are refused with the known ones, those of other dialects ignored") {
  mighost_table t = table("t", {logical("c", MIGHOST_TYPE_INT)});
  t.options = options({{"sqlite.strict", "true"}, {"timescale.chunk_intervall", "1 day"}});
  CHECK(failure(postgres_dialect(), t) == "no failure");
  CHECK(failure(timescale_dialect(), t) ==
        "table \"t\": unknown option \"timescale.chunk_intervall\"; the known ones are "
        "timescale.chunk_interval, timescale.retention, timescale.compress, timescale.compress_after, "
        "timescale.compress_orderby, timescale.compress_segmentby, timescale.extension_schema");
  t.options = options({{"postgres.fillfactor", "70"}});
  CHECK(failure(postgres_dialect(), t) ==
        "table \"t\": unknown option \"postgres.fillfactor\"; the known ones are postgres.row_security, "
        "postgres.tablespace, postgres.unlogged, postgres.with.<parameter>");
}

TEST_CASE("a length of time that is none is refused, and cannot inject") {
  mighost_table t = table("t", {logical("c", MIGHOST_TYPE_INT)});
  t.options = options({{"timescale.retention", "1 day'); DROP TABLE t; --"}});
  CHECK(failure(timescale_dialect(), t) ==
        "table \"t\": option timescale.retention is \"1 day'); DROP TABLE t; --\"; give a length of time "
        "such as 7 "
        "days or 12 hours, or none");
  t.options = options({{"timescale.chunk_interval", "none"}});
  CHECK(failure(timescale_dialect(), t).find("timescale.chunk_interval is \"none\"") != std::string::npos);
}

TEST_CASE("the columns by which TimescaleDB compresses are written as the server gives them back") {
  mighost_table t =
      table("t", {logical("at", MIGHOST_TYPE_TIMESTAMPTZ, MIGHOST_COLUMN_PARTITION),
                  logical("kind", MIGHOST_TYPE_STRING), logical("Of \"it\"", MIGHOST_TYPE_INT)});
  t.options = options({{"timescale.compress_segmentby", "\"kind\",\"Of \"\"it\"\"\""},
                       {"timescale.compress_orderby", "at  desc nulls first"},
                       {"timescale.compress_after", "168 hours"}});
  const std::string sql = script(create_statements(timescale_dialect(), {{&t, nullptr}}));
  CHECK(sql.find("SET (timescaledb.compress = true, timescaledb.compress_segmentby = 'kind, \"Of "
                 "\"\"it\"\"\"')") != std::string::npos);
  CHECK(sql.find("compress_after => INTERVAL '168 hours'") != std::string::npos);
  t.options = options({{"timescale.compress_orderby", "kind, at DESC NULLS LAST"}});
  CHECK(script(create_statements(timescale_dialect(), {{&t, nullptr}}))
            .find("timescaledb.compress_orderby = 'kind, at DESC NULLS LAST'") != std::string::npos);
  t.options = options({{"timescale.compress_segmentby", "kind"}, {"timescale.compress", "false"}});
  CHECK(script(create_statements(timescale_dialect(), {{&t, nullptr}})).find("compress") ==
        std::string::npos);
}

TEST_CASE("a list of columns that is none is refused, with what is wrong in it") {
  mighost_table t = table("t", {logical("at", MIGHOST_TYPE_TIMESTAMPTZ, MIGHOST_COLUMN_PARTITION),
                                logical("kind", MIGHOST_TYPE_STRING)});
  const auto refused = [&](std::string_view key, std::string_view value) {
    t.options = options({{key, value}});
    return failure(timescale_dialect(), t);
  };
  CHECK(refused("timescale.compress_segmentby", "kindd") ==
        "table \"t\": option timescale.compress_segmentby is \"kindd\": the table has no column \"kindd\"; "
        "write columns such as account_id, \"Kind\"");
  CHECK(refused("timescale.compress_segmentby", "kind, kind").find("there twice") != std::string::npos);
  CHECK(refused("timescale.compress_segmentby", "kind at").find("a comma is missing") != std::string::npos);
  CHECK(refused("timescale.compress_segmentby", "kind,, at").find("a column's name is missing") !=
        std::string::npos);
  CHECK(refused("timescale.compress_segmentby", "\"kind").find("a column's name is missing") !=
        std::string::npos);
  CHECK(refused("timescale.compress_segmentby", "kind'); DROP TABLE t; --").find("a comma is missing") !=
        std::string::npos);
  CHECK(refused("timescale.compress_orderby", "at NULLS").find("NULLS needs FIRST or LAST") !=
        std::string::npos);
  CHECK(refused("timescale.compress", "maybe") ==
        "table \"t\": option timescale.compress is \"maybe\"; it can be true or false");
  CHECK(refused("timescale.compress_after", "soon").find("give a length of time such as 7 days") !=
        std::string::npos);
}

TEST_CASE("a child has its parent's compression, by the columns that it has itself") {
  mighost_table parent = table(
      "parent", {logical("id", MIGHOST_TYPE_UUID, MIGHOST_COLUMN_ID), logical("kind", MIGHOST_TYPE_STRING),
                 logical("at", MIGHOST_TYPE_TIMESTAMPTZ, MIGHOST_COLUMN_PARTITION)});
  parent.options = options({{"timescale.compress_segmentby", "kind, at"}});
  mighost_table child = table("child", {logical("parent_id", MIGHOST_TYPE_UUID, MIGHOST_COLUMN_PARENT_ID),
                                        logical("at", MIGHOST_TYPE_TIMESTAMPTZ, MIGHOST_COLUMN_PARTITION)});
  child.options = parent.options;  // as the host gives them
  CHECK(script(create_statements(timescale_dialect(), {{&parent, nullptr}, {&child, &parent}}))
            .find("ALTER TABLE child SET (timescaledb.compress = true, timescaledb.compress_segmentby = "
                  "'at')") != std::string::npos);
}

TEST_CASE("a hypertable needs one time column of a type of time") {
  const uint64_t partition = MIGHOST_COLUMN_PARTITION;
  CHECK(failure_of_column(timescale_dialect(), logical("c", MIGHOST_TYPE_INT, partition)) ==
        "table \"t\", column \"c\": a hypertable's time column is a timestamp, timestamptz or date, not "
        "integer");
  CHECK(failure(timescale_dialect(), table("t", {logical("a", MIGHOST_TYPE_DATE, partition),
                                                 logical("b", MIGHOST_TYPE_DATE, partition)})) ==
        "table \"t\" is partitioned by two columns, \"a\" and \"b\"; choose one");
  CHECK(failure_of_column(postgres_dialect(), logical("c", MIGHOST_TYPE_INT, partition)) == "no failure");
}

TEST_CASE("a child needs the parent's id, and on TimescaleDB a time of its own if the parent has one") {
  const mighost_table parent = table("parent", {logical("a", MIGHOST_TYPE_UUID)});
  const mighost_table child =
      table("child", {logical("parent_id", MIGHOST_TYPE_UUID, MIGHOST_COLUMN_PARENT_ID)});
  CHECK(failure(postgres_dialect(), child, &parent) ==
        "table \"child\": column \"parent_id\" holds the parent's id, but the parent table \"parent\" has no "
        "id column; "
        "use a convention that adds one, or mark one of its columns");
  const mighost_table timed =
      table("parent", {logical("id", MIGHOST_TYPE_UUID, MIGHOST_COLUMN_ID),
                       logical("at", MIGHOST_TYPE_TIMESTAMPTZ, MIGHOST_COLUMN_PARTITION)});
  CHECK(failure(postgres_dialect(), child, &timed) == "no failure");
  CHECK(failure(timescale_dialect(), child, &timed) ==
        "table \"child\": its parent table \"parent\" is partitioned by \"at\", so it needs a partition "
        "column too: a "
        "hypertable cannot be the target of a foreign key by its id alone");
}

TEST_CASE("a key over a column that does not exist is refused") {
  mighost_table t = table("t", {logical("c", MIGHOST_TYPE_INT)});
  t.uniques = list({key("", {"d"})});
  CHECK(failure(postgres_dialect(), t) ==
        "table \"t\": a key or index names the column \"d\", which the table does not have");
}

TEST_CASE("enum values that the server refuses are named") {
  LowerResult result;
  const mighost_enum too_long = enumeration("mood", {"a", std::string(64, 'b')});
  CHECK_THROWS_WITH_AS(postgres_dialect().lower_enum(too_long, result),
                       ("enum \"mood\": the value \"" + std::string(64, 'b') +
                        "\" has 64 bytes; PostgreSQL takes no more than 63")
                           .c_str(),
                       std::runtime_error);
}

TEST_CASE("rows of a larger struct from a newer provider are read by their stride") {
  struct Wider {
    mighost_column known;
    uint64_t tail[3];
  };
  static const std::vector<Wider> wide{{logical("a", MIGHOST_TYPE_INT), {~0ULL, ~0ULL, ~0ULL}},
                                       {logical("b", MIGHOST_TYPE_STRING), {~0ULL, ~0ULL, ~0ULL}}};
  mighost_table t = table("t", {});
  t.columns = {wide.data(), 2, sizeof(Wider)};
  CHECK(script(create_statements(postgres_dialect(), {{&t, nullptr}})) ==
        "CREATE TABLE t (\n    a integer,\n    b text\n);\n\n");
}

}  // namespace mighost::test
