// A database that others use as well: what is theirs stays as it is, to the last row.

#include <doctest/doctest.h>

#include "cli/plan.hpp"
#include "db/server_under_test.hpp"
#include "diff/diff.hpp"
#include "introspect/apply.hpp"
#include "introspect/reading.hpp"

namespace mighost::test {
namespace {

/// Everything of others, in our schema and in another one, some of it standing on what is ours.
const std::string theirs = R"(
  CREATE TABLE theirs (id serial PRIMARY KEY, note text DEFAULT 'x' CHECK (note <> ''), size int NOT NULL);
  CREATE INDEX ON theirs (lower(note)) WHERE size > 3;
  COMMENT ON TABLE theirs IS 'not ours';
  INSERT INTO theirs (note, size) SELECT 'n' || n, n FROM generate_series(1, 100) n;
  CREATE TABLE "Their ""Table""" (id int PRIMARY KEY) PARTITION BY RANGE (id);
  CREATE TABLE part PARTITION OF "Their ""Table""" FOR VALUES FROM (1) TO (100);
  INSERT INTO "Their ""Table""" SELECT n FROM generate_series(1, 50) n;
  CREATE TABLE beside_ours (our_id int REFERENCES ours ON DELETE CASCADE, note text);
  INSERT INTO beside_ours SELECT id, 'b' || id FROM ours;
  CREATE TYPE their_mood AS ENUM ('a', 'b');
  CREATE TYPE their_pair AS (a int, b text);
  CREATE DOMAIN their_domain AS int CHECK (VALUE > 0);
  CREATE SEQUENCE their_sequence START 40 INCREMENT 7;
  SELECT nextval('their_sequence');
  CREATE FUNCTION their_function(x int) RETURNS int LANGUAGE sql AS 'SELECT x + 1';
  CREATE FUNCTION their_trigger() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
  CREATE TRIGGER their_trigger BEFORE INSERT ON theirs FOR EACH ROW EXECUTE FUNCTION their_trigger();
  CREATE TRIGGER on_ours AFTER UPDATE ON ours FOR EACH ROW EXECUTE FUNCTION their_trigger();
  CREATE VIEW their_view AS SELECT id, their_function(size) AS next FROM theirs;
  CREATE MATERIALIZED VIEW their_matview AS SELECT count(*) FROM theirs;
  CREATE VIEW over_ours AS SELECT id, amount FROM ours WHERE amount > 10;
  CREATE VIEW over_that AS SELECT count(*) AS n FROM over_ours;
  COMMENT ON VIEW over_ours IS 'theirs, over ours';
  CREATE RULE their_rule AS ON DELETE TO theirs DO INSTEAD NOTHING;
  ALTER TABLE theirs ENABLE ROW LEVEL SECURITY;
  CREATE POLICY their_policy ON theirs USING (size > 0);
  CREATE STATISTICS their_statistics ON id, size FROM theirs;
  CREATE SCHEMA elsewhere;
  CREATE TABLE elsewhere.ours (id int PRIMARY KEY, amount text);
  INSERT INTO elsewhere.ours VALUES (1, 'another table of the name');
  CREATE TABLE elsewhere.child (id int REFERENCES public.ours (id));
  INSERT INTO elsewhere.child VALUES (7);
  CREATE VIEW elsewhere.v AS SELECT id FROM public.ours;
  CREATE FUNCTION total(kind_of text) RETURNS bigint BEGIN ATOMIC SELECT sum(amount) FROM ours; END;)";

/// Who may do what with what of theirs has to be made again; to be run by a superuser, in a database of its
/// own.
const std::string their_privileges = R"(
  GRANT SELECT ON ours TO {owner};
  ALTER VIEW over_ours OWNER TO {owner};
  GRANT SELECT, UPDATE ON over_ours TO {reader};
  GRANT SELECT (id) ON over_ours TO PUBLIC;
  GRANT INSERT (amount) ON over_ours TO {reader} WITH GRANT OPTION;
  GRANT SELECT ON over_that TO {reader};
  ALTER FUNCTION total OWNER TO {owner};
  REVOKE EXECUTE ON FUNCTION total FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION total TO {reader};)";

/// Two roles for one database, and gone with this.
class Roles {
 public:
  explicit Roles(const TestDatabase& database) : database_(database) {
    for (const char* who : {"owner", "reader"}) database.connect().exec("CREATE ROLE " + name(who));
  }
  Roles(const Roles&) = delete;
  Roles& operator=(const Roles&) = delete;
  ~Roles() {
    for (const char* who : {"owner", "reader"})
      database_.connect().exec("DROP OWNED BY " + name(who) + " CASCADE; DROP ROLE " + name(who));
  }
  [[nodiscard]] std::string in(std::string sql) const {
    for (const std::string who : {"owner", "reader"}) {
      const std::string mark = "{" + who + "}";
      for (std::size_t at; (at = sql.find(mark)) != std::string::npos;)
        sql.replace(at, mark.size(), name(who));
    }
    return sql;
  }

 private:
  [[nodiscard]] std::string name(const std::string& who) const {
    return "\"" + who + " of " + database_.name() + '"';
  }
  const TestDatabase& database_;
};

const std::string ours =
    "CREATE TYPE kind AS ENUM ('x', 'y');"
    "CREATE TABLE ours (id int PRIMARY KEY, amount int, kind kind DEFAULT 'x', old text);"
    "CREATE TABLE our_child (id int, our_id int REFERENCES ours);";

const std::string wanted_ours =
    "CREATE TYPE kind AS ENUM ('x', 'y', 'z');"
    "CREATE TABLE ours (id int PRIMARY KEY, amount bigint NOT NULL DEFAULT 0, kind kind DEFAULT 'y', new "
    "text);"
    "CREATE TABLE our_child (id int PRIMARY KEY, our_id int REFERENCES ours ON DELETE CASCADE);"
    "CREATE TABLE our_new (id int REFERENCES ours);"
    "CREATE INDEX ON ours (amount);";

const std::string our_rows =
    "INSERT INTO ours SELECT n, n * 2, 'y', NULL FROM generate_series(1, 60) n;"
    "INSERT INTO our_child SELECT n, n FROM generate_series(1, 60) n;";

/// What the server's catalogs and tables hold, but for our own tables, one line a fact.
constexpr const char* their_facts = R"(
  WITH schemas AS (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'elsewhere')),
  relations AS (SELECT * FROM pg_class WHERE relnamespace IN (SELECT oid FROM schemas)
                AND NOT (relnamespace = 'public'::regnamespace AND relname ~ '^(ours|our_)'))
  SELECT * FROM (
    SELECT 'relation', oid::regclass::text, format('%s %s %s %s %s', relkind, relfilenode <> 0, reltuples >= -1,
           relrowsecurity, obj_description(oid, 'pg_class')) FROM relations
    UNION ALL SELECT 'rights', oid::regclass::text, pg_get_userbyid(relowner) || ' ' ||
           (SELECT string_agg(a::text, ',' ORDER BY a::text) FROM unnest(relacl) a) FROM relations
    UNION ALL SELECT 'rights', attrelid::regclass || '.' || attname, attacl::text FROM pg_attribute
           WHERE attrelid IN (SELECT oid FROM relations)
    UNION ALL SELECT 'rights', oid::regprocedure::text, pg_get_userbyid(proowner) || ' ' ||
           (SELECT string_agg(a::text, ',' ORDER BY a::text) FROM unnest(proacl) a) FROM pg_proc
           WHERE pronamespace IN (SELECT oid FROM schemas)
    UNION ALL SELECT 'file', oid::regclass::text, pg_relation_filenode(oid)::text FROM relations
    UNION ALL SELECT 'column', a.attrelid::regclass || '.' || attname, format('%s %s %s %s', attnum, attnotnull,
           CASE WHEN a.attrelid::regclass::text IN ('over_ours') THEN '' ELSE format_type(atttypid, atttypmod) END,
           pg_get_expr(adbin, adrelid)) FROM pg_attribute a LEFT JOIN pg_attrdef d ON adrelid = attrelid AND adnum = attnum
           WHERE attrelid IN (SELECT oid FROM relations) AND attnum > 0
    UNION ALL SELECT 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid) FROM pg_constraint
           WHERE conrelid IN (SELECT oid FROM relations)
    UNION ALL SELECT 'index', indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
           WHERE indrelid IN (SELECT oid FROM relations)
    UNION ALL SELECT 'view', oid::regclass::text, pg_get_viewdef(oid) FROM relations WHERE relkind IN ('v', 'm')
    UNION ALL SELECT 'trigger', tgrelid::regclass || '.' || tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 'function', oid::regprocedure::text, pg_get_functiondef(oid) FROM pg_proc
           WHERE pronamespace IN (SELECT oid FROM schemas)
    UNION ALL SELECT 'type', oid::regtype::text, typtype::text || coalesce((SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder)
           FROM pg_enum WHERE enumtypid = t.oid), '') FROM pg_type t
           WHERE typnamespace IN (SELECT oid FROM schemas) AND typrelid = 0 AND typelem = 0 AND typname <> 'kind'
    UNION ALL SELECT 'rule', rulename, pg_get_ruledef(oid) FROM pg_rewrite WHERE rulename = 'their_rule'
    UNION ALL SELECT 'policy', polname, pg_get_expr(polqual, polrelid) FROM pg_policy
    UNION ALL SELECT 'statistics', stxname, pg_get_statisticsobjdef(oid) FROM pg_statistic_ext
    UNION ALL SELECT 'sequence', sequencename, format('%s %s %s', last_value, start_value, increment_by)
           FROM pg_sequences WHERE sequencename ~ 'their'
    UNION ALL SELECT 'rows', 'theirs', md5(string_agg(t::text, ',' ORDER BY id)) FROM theirs t
    UNION ALL SELECT 'rows', 'Their "Table"', md5(string_agg(t::text, ',' ORDER BY id)) FROM "Their ""Table""" t
    UNION ALL SELECT 'rows', 'beside_ours', md5(string_agg(t::text, ',' ORDER BY our_id)) FROM beside_ours t
    UNION ALL SELECT 'rows', 'elsewhere.ours', md5(string_agg(t::text, ',' ORDER BY id)) FROM elsewhere.ours t
    UNION ALL SELECT 'rows', 'elsewhere.child', md5(string_agg(t::text, ',' ORDER BY id)) FROM elsewhere.child t
    UNION ALL SELECT 'rows', 'over_ours', md5(string_agg(t::text, ',' ORDER BY id)) FROM over_ours t
    UNION ALL SELECT 'rows', 'their_matview', md5(string_agg(t::text, ',')) FROM their_matview t
  ) AS facts ORDER BY 1, 2, 3)";

Schema read(const TestDatabase& database) {
  return schema_of(read_schema("postgres", database.uri()).schema);
}

}  // namespace

TEST_CASE("what belongs to others is untouched by an upgrade and by its way back") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Dialect dialect = load_dialect("postgres");
  const TestDatabase other{*server};
  other.connect().exec(wanted_ours);
  const Schema wanted = read(other);
  const TestDatabase database{*server};
  database.connect().exec(ours + our_rows + theirs);
  const Roles roles{database};
  database.connect().exec(roles.in(their_privileges));
  const std::string before = database.connect().text(their_facts);
  REQUIRE(before.size() > 2000);

  const Plans plans = make_plans(diff(read(database), wanted, {.keep_unknown = true}), dialect);
  for (const auto& [plan, direction] :
       {std::pair{&plans.up, Direction::up}, std::pair{&plans.down, Direction::down}}) {
    CAPTURE(direction_name(direction));
    CHECK(plan->impossible().empty());
    const std::string script = script_of(*plan, {.provider = "p"}, direction);
    CHECK(script.find("elsewhere") == std::string::npos);
    Connection connection = database.connect();
    connection.exec(script);
    CHECK(connection.text(their_facts) == before);
    CHECK(connection.text("SELECT count(*), sum(amount) FROM ours") == "60|3660");
    if (direction == Direction::up) {
      CHECK(diff(read(database), wanted, {.keep_unknown = true}).empty());
    }
  }
}

TEST_CASE("full definitions against a database of others alone make only what is new") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase other{*server};
  other.connect().exec("CREATE TABLE fresh (id int PRIMARY KEY)");
  const TestDatabase database{*server};
  database.connect().exec(ours + our_rows + theirs);
  const std::vector<Change> changes = diff(read(database), read(other), {.keep_unknown = true});
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].created());
  CHECK(std::get<Shared<Table>>(changes[0].after)->name == "fresh");
}

}  // namespace mighost::test
