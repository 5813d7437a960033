// What hypertables do instead of foreign keys, on a real TimescaleDB.

#include <doctest/doctest.h>

#include <string>

#include "dialects/build.hpp"
#include "dialects/families.hpp"
#include "support/server.hpp"

namespace mighost::test {
namespace {

const NamedFamily& family(std::string_view name) {
  for (const NamedFamily& each : families()) {
    if (each.name == name) return each;
  }
  throw std::runtime_error("no family of that name");
}

/// Three levels with the same retention, as the host lowers them.
std::vector<Family> three_levels(std::string_view schema = {}) {
  const auto child_of = [&](std::string_view name, std::string_view column) {
    mighost_table t = cloudquery(name, {logical(column, MIGHOST_TYPE_UUID, MIGHOST_COLUMN_PARENT_ID)});
    t.schema = text_or_absent(schema);
    return arena().copy(t);
  };
  mighost_table top = cloudquery("top", {});
  top.schema = text_or_absent(schema);
  const mighost_table* root = arena().copy(top);
  const mighost_table* middle = child_of("middle", "top_cq_id");
  return {{root, nullptr}, {middle, root}, {child_of("bottom", "middle_cq_id"), middle}};
}

/// One row a level and day, the ids the same every day.
std::string rows_of(const std::string& day, const std::string& prefix = "") {
  const std::string id = "'00000000-0000-0000-0000-000000000001'";
  return "INSERT INTO " + prefix + "top (cq_id, cq_fetch_date) VALUES (" + id + ", " + day + ");" +
         "INSERT INTO " + prefix + "middle (cq_id, cq_fetch_date, top_cq_id) VALUES (" + id + ", " + day +
         ", " + id + ");" + "INSERT INTO " + prefix + "bottom (cq_id, cq_fetch_date, middle_cq_id) VALUES (" +
         id + ", " + day + ", " + id + ");";
}

std::string counts(Connection& connection, const std::string& prefix = "") {
  return connection.text("SELECT (SELECT count(*) FROM " + prefix + "top), (SELECT count(*) FROM " + prefix +
                         "middle), (SELECT count(*) FROM " + prefix + "bottom)");
}

constexpr const char* left_over = R"(
  SELECT (SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace),
         (SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace),
         (SELECT count(*) FROM pg_type WHERE typnamespace = 'public'::regnamespace),
         (SELECT count(*) FROM timescaledb_information.jobs),
         (SELECT count(*) FROM _timescaledb_catalog.hypertable),
         (SELECT count(*) FROM _timescaledb_catalog.chunk))";

}  // namespace

TEST_CASE("deleting a row deletes its children and theirs, of the same fetch date only") {
  TestServer* server = timescale();
  if (server == nullptr) return;
  TestDatabase database{*server};
  Connection connection = database.connect();
  connection.exec(script(create_statements(timescale_dialect(), three_levels())));
  connection.exec(rows_of("'2026-11-20'") + rows_of("'2026-11-21'"));
  REQUIRE(counts(connection) == "2|2|2");

  // Another search path in the session that deletes must not matter.
  connection.exec("SET search_path = pg_catalog; DELETE FROM public.top WHERE cq_fetch_date = '2026-11-20'");

  CHECK(counts(connection, "public.") == "1|1|1");
  CHECK(connection.text("SELECT cq_fetch_date::date FROM public.bottom") == "2026-11-21");
}

TEST_CASE("the cascade works in a schema that is named, too") {
  TestServer* server = timescale();
  if (server == nullptr) return;
  TestDatabase database{*server};
  Connection connection = database.connect();
  connection.exec("CREATE SCHEMA \"My schema\"");
  connection.exec(script(create_statements(timescale_dialect(), three_levels("My schema"))));
  const std::string prefix = "\"My schema\".";
  connection.exec(rows_of("'2026-11-20'", prefix));

  connection.exec("DELETE FROM " + prefix + "top");

  CHECK(counts(connection, prefix) == "0|0|0");
}

TEST_CASE("retention drops the chunks of children as of roots") {
  TestServer* server = timescale();
  if (server == nullptr) return;
  TestDatabase database{*server};
  Connection connection = database.connect();
  connection.exec(script(create_statements(timescale_dialect(), three_levels())));
  connection.exec(rows_of("now() - interval '60 days'") + rows_of("now()"));
  for (const Row& job : connection.query(
           "SELECT job_id FROM timescaledb_information.jobs WHERE proc_name = 'policy_retention'")) {
    connection.exec("CALL run_job(" + job[0].value() + ")");
  }
  CHECK(counts(connection) == "1|1|1");

  connection.exec(
      "SELECT drop_chunks(t, older_than => (now() + interval '2 days')::timestamp) FROM unnest(ARRAY['top', "
      "'middle', "
      "'bottom']::regclass[]) t");
  CHECK(counts(connection) == "0|0|0");
}

TEST_CASE("whatever was made is gone after it was dropped: policies, jobs, chunks, functions") {
  TestServer* server = timescale();
  if (server == nullptr) return;
  for (const char* name : {"nested", "keys", "long_names", "hostile", "own_time"}) {
    CAPTURE(name);
    TestDatabase database{*server};
    Connection connection = database.connect();
    const std::string before = connection.text(left_over);
    const std::vector<Family>& tables = family(name).tables;

    connection.exec("BEGIN;" + script(create_statements(timescale_dialect(), tables)) + "COMMIT");
    CHECK(connection.text(left_over) != before);
    connection.exec("BEGIN;" + script(drop_statements(timescale_dialect(), tables)) + "COMMIT");

    CHECK(connection.text(left_over) == before);
  }
}

TEST_CASE("names with quotes, semicolons and newlines cascade like others") {
  TestServer* server = timescale();
  if (server == nullptr) return;
  TestDatabase database{*server};
  Connection connection = database.connect();
  connection.exec(script(create_statements(timescale_dialect(), family("hostile").tables)));
  connection.exec(R"(INSERT INTO "Robert'); DROP TABLE ""x""; --" (cq_id, cq_fetch_date)
                     VALUES ('00000000-0000-0000-0000-000000000001', '2026-11-20');
                     INSERT INTO "child'; --" (cq_id, cq_fetch_date, "parent'""id\")
                     VALUES ('00000000-0000-0000-0000-000000000002', '2026-11-20', '00000000-0000-0000-0000-000000000001'))");

  connection.exec(R"(DELETE FROM "Robert'); DROP TABLE ""x""; --")");

  CHECK(connection.text(R"(SELECT count(*) FROM "child'; --")") == "0");
}

TEST_CASE("the function stays while tables of somebody else use it") {
  TestServer* server = timescale();
  if (server == nullptr) return;
  TestDatabase database{*server};
  Connection connection = database.connect();
  connection.exec(script(create_statements(timescale_dialect(), three_levels())));
  connection.exec(script(create_statements(timescale_dialect(), family("nested").tables)));

  connection.exec(script(drop_statements(timescale_dialect(), family("nested").tables)));
  connection.exec(rows_of("'2026-11-20'") + "DELETE FROM top");

  CHECK(counts(connection) == "0|0|0");
}

}  // namespace mighost::test
