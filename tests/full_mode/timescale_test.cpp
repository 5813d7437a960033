// Initial migrations on real TimescaleDB with nothing else installed, in one transaction.

#include <doctest/doctest.h>

#include <string>

#include "catalog.hpp"
#include "generated.hpp"
#include "hostile.hpp"
#include "known_differences.hpp"
#include "psql.hpp"
#include "support/server.hpp"

namespace mighost::test {
namespace {

/// Everything of the user's that is in the database, TimescaleDB's jobs included, but for what the extension
/// brings.
const std::string everything = R"(
    SELECT (SELECT count(*) FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND NOT EXISTS
              (SELECT FROM pg_depend WHERE objid = c.oid AND deptype = 'e')),
           (SELECT count(*) FROM pg_proc p WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS
              (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')),
           (SELECT count(*) FROM pg_type t WHERE typnamespace = 'public'::regnamespace AND NOT EXISTS
              (SELECT FROM pg_depend WHERE objid = t.oid AND deptype = 'e')),
           (SELECT count(*) FROM timescaledb_information.hypertables),
           (SELECT count(*) FROM timescaledb_information.jobs WHERE job_id >= 1000))";

/// A parent, its child and grandchild with one row for each of three days, the last one today.
void insert_family(Connection& connection) {
  connection.exec(R"(
      INSERT INTO aws_access_analyzer_analyzers (cq_id, cq_fetch_date, arn)
        SELECT ('00000000-0000-0000-0000-00000000000' || n)::uuid, date_trunc('day', now()) - n * interval '10 days', 'a' || n
        FROM generate_series(0, 2) n;
      INSERT INTO aws_access_analyzer_analyzer_findings (cq_id, cq_fetch_date, analyzer_cq_id, id)
        SELECT ('10000000-0000-0000-0000-00000000000' || right(arn, 1))::uuid, cq_fetch_date, cq_id, 'f'
        FROM aws_access_analyzer_analyzers;
      INSERT INTO aws_access_analyzer_analyzer_finding_sources (cq_id, cq_fetch_date, analyzer_finding_cq_id)
        SELECT ('20000000-0000-0000-0000-00000000000' || right(cq_id::text, 1))::uuid, cq_fetch_date, cq_id
        FROM aws_access_analyzer_analyzer_findings;)");
}

const std::string family = R"(
    SELECT (SELECT count(*) FROM aws_access_analyzer_analyzers),
           (SELECT count(*) FROM aws_access_analyzer_analyzer_findings),
           (SELECT count(*) FROM aws_access_analyzer_analyzer_finding_sources))";

}  // namespace

TEST_CASE("the initial migration of aws makes 399 hypertables with retention, and its down leaves nothing") {
  TestServer* server = timescale();
  if (server == nullptr) return;
  const Generated migration = generate_full(MIGHOST_PLUGINS, "timescale", {"--provider", "aws"});
  TestDatabase database{*server};
  Connection connection = database.connect();
  const std::string before = connection.text(everything);

  connection.exec(migration.up);  // one transaction, since it is one message

  CHECK(connection.text("SELECT count(*) FROM timescaledb_information.dimensions "
                        "WHERE column_name = 'cq_fetch_date' AND time_interval = '1 day'") == "399");
  CHECK(connection.text("SELECT count(*) FROM timescaledb_information.jobs "
                        "WHERE proc_name = 'policy_retention' AND config->>'drop_after' = '14 days'") ==
        "399");

  Exceptions exceptions = known_differences_31("cq_fetch_date, ");
  const std::string lost =
      "the released migrations made it a child without an index, and with a foreign key that "
      "real TimescaleDB refuses";
  exceptions
      ["- aws_redshift_snapshots: foreign (cq_fetch_date, cluster_cq_id) -> aws_redshift_clusters "
       "(cq_fetch_date, cq_id) on delete cascade"] = lost;
  exceptions["+ aws_redshift_snapshots: index (cq_fetch_date, cluster_cq_id)"] = lost;
  const std::string wrong_column =
      "the released migration put the index of this child on its own id, not its parent's";
  exceptions["- aws_config_conformance_pack_rule_compliances: index (cq_fetch_date, cq_id)"] = wrong_column;
  exceptions
      ["+ aws_config_conformance_pack_rule_compliances: index (cq_fetch_date, conformance_pack_cq_id)"] =
          wrong_column;
  check_differences(read_expected_catalog("timescale", "31_0.11.6"), read_catalog(connection), exceptions);

  insert_family(connection);
  connection.exec("DELETE FROM aws_access_analyzer_analyzers WHERE arn = 'a0'");
  CHECK_MESSAGE(connection.text(family) == "2|2|2",
                "a deleted row takes its child and grandchild of that date along");

  for (const Row& job :
       connection.query("SELECT job_id FROM timescaledb_information.jobs WHERE proc_name = "
                        "'policy_retention' AND hypertable_name LIKE 'aws_access_analyzer%'")) {
    connection.exec("CALL run_job(" + *job[0] + ")");
  }
  CHECK_MESSAGE(connection.text(family) == "1|1|1", "retention drops parents and children of the same age");

  connection.exec(migration.down);
  CHECK(connection.text(everything) == before);
}

TEST_CASE("the definitions of 0.10.0 lead to the schema of 0.10.0") {
  TestServer* server = timescale();
  if (server == nullptr) return;
  const Generated migration =
      generate_full(MIGHOST_TEST_PROVIDERS "/0.10.0", "timescale", {"--provider", "aws"});
  TestDatabase database{*server};
  Connection connection = database.connect();
  connection.exec(migration.up);
  check_differences(read_expected_catalog("timescale", "15_0.10.0"), read_catalog(connection),
                    known_differences_15("cq_fetch_date, "));
}

TEST_CASE("names that try to inject or to collide are nothing but names") {
  check_hostile_names(timescale(), "timescale");
}

TEST_CASE(
    "the file names the setting for a lock table that is too small, and applies without a transaction as "
    "well") {
  TestServer* server = timescale();
  if (server == nullptr) return;
  const Generated migration = generate_full(MIGHOST_PLUGINS, "timescale", {"--provider", "aws"});
  CHECK(migration.up.find("max_locks_per_transaction") != std::string::npos);
  CHECK(migration.down.find("max_locks_per_transaction") != std::string::npos);
  TestDatabase database{*server};
  apply_with_psql(database, migration, {});
}

}  // namespace mighost::test
