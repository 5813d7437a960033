// Every operation on a real server: up, down and up again leave the catalog as it was.
#include <doctest/doctest.h>

#include <memory>
#include <optional>
#include <utility>

#include "database/open_connection.hpp"
#include "introspect/print.hpp"
#include "recording/find_undo.hpp"
#include "scripts.hpp"
#include "support/server.hpp"

namespace mighost::test {
namespace {

/// A database as the tests use it: through the host's connection to read, and one apart from its code to
/// write. Both stay open where the server allows it, since a session reads its first catalog slowly.
class Site {
 public:
  Site(TestServer& server, Dialect dialect, bool one_at_a_time)
      : database_(server), dialect_(std::move(dialect)), one_at_a_time_(one_at_a_time) {}

  const Dialect& dialect() const { return dialect_; }

  template <typename Use>
  auto write(Use use) {
    if (!writer_) writer_.emplace(database_.connect());
    auto result = use(*writer_);
    if (one_at_a_time_) writer_.reset();
    return result;
  }
  void exec(const std::string& sql) {
    write([&](test::Connection& connection) {
      connection.exec(sql);
      return 0;
    });
  }

  template <typename Use>
  auto read(Use use) {
    if (!reader_) reader_ = open_connection(Dsn{database_.uri()}, dialect_.driver(), ConnectionSettings{});
    reader_->begin_reading();
    auto result = use(*reader_);
    reader_->execute("ROLLBACK");
    if (one_at_a_time_) reader_.reset();
    return result;
  }

 private:
  TestDatabase database_;
  Dialect dialect_;
  bool one_at_a_time_;
  std::optional<test::Connection> writer_;
  std::unique_ptr<mighost::Connection> reader_;
};

/// What the catalog holds, as the server itself prints it; for TimescaleDB with our own reading of its
/// settings.
std::string catalog(Site& site) {
  std::string text = site.write([](test::Connection& connection) {
    return connection.text(R"(
    WITH ours AS (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_|^information_schema$|timescaledb|^toolkit_'),
    tables AS (SELECT oid FROM pg_class WHERE relnamespace IN (SELECT oid FROM ours))
    SELECT 'schema ' || oid::regnamespace FROM ours
    UNION ALL SELECT format('extension %s %s in %s', extname, extversion, extnamespace::regnamespace)
    FROM pg_extension
    UNION ALL SELECT format('relation %s %s %s %s %s %s', relkind, oid::regclass, relpersistence, reloptions,
                            relrowsecurity, relacl)
    FROM pg_class WHERE oid IN (SELECT oid FROM tables)
    UNION ALL SELECT format('column %s.%s %s %s %s %s %s %s', attrelid::regclass, attname,
                            format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated,
                            attcompression, attcollation::regcollation)
    FROM pg_attribute WHERE attrelid IN (SELECT oid FROM tables) AND attnum > 0 AND NOT attisdropped
    UNION ALL SELECT format('default %s.%s %s', adrelid::regclass, attname, pg_get_expr(adbin, adrelid))
    FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum
    WHERE adrelid IN (SELECT oid FROM tables)
    UNION ALL SELECT format('sequence %s %s %s %s %s %s', seqrelid::regclass, seqtypid::regtype, seqstart,
                            seqincrement, seqmin, seqmax)
    FROM pg_sequence WHERE seqrelid IN (SELECT oid FROM tables)
    UNION ALL SELECT format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    FROM pg_constraint WHERE connamespace IN (SELECT oid FROM ours)
    UNION ALL SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indexrelid IN (SELECT oid FROM tables)
    UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger
    WHERE NOT tgisinternal AND tgrelid IN (SELECT oid FROM tables)
    UNION ALL SELECT pg_get_statisticsobjdef(oid) FROM pg_statistic_ext
    UNION ALL SELECT 'policy ' || pg_policies FROM pg_policies
    UNION ALL SELECT format('view %s %s', oid::regclass,  -- TimescaleDB counts its inner tables
                            regexp_replace(pg_get_viewdef(oid), '(_hypertable_|cagg_watermark.)\d+', '\1', 'g'))
    FROM pg_class WHERE relkind IN ('v', 'm') AND oid IN (SELECT oid FROM tables)
    UNION ALL SELECT format('enum value %s %s %s', enumtypid::regtype, enumlabel,
                            (SELECT count(*) FROM pg_enum b WHERE b.enumtypid = a.enumtypid
                             AND b.enumsortorder < a.enumsortorder))
    FROM pg_enum a
    UNION ALL SELECT format('comment on %s: %s', pg_describe_object(classoid, objoid, objsubid), description)
    FROM pg_description WHERE objoid >= 16384
    ORDER BY 1)");
  });
  if (site.dialect().name() != "timescale") return text;
  return text + site.read([&](mighost::Connection& connection) {
    return print(site.dialect().introspect("public", query_on(connection)));
  });
}

void run(const RecordedScript& script, Site& site) {
  for (const Statement& statement : script.statements) {
    if (statement.sql.empty()) continue;
    INFO(statement.sql);
    REQUIRE_NOTHROW(site.exec(statement.sql));
  }
}

void check(const Operation& operation, Site& site) {
  INFO(operation.name);
  if (!operation.setup.empty()) REQUIRE_NOTHROW(site.exec(operation.setup));
  const UndoNeeds needs = undo_needs(recorded(operation.change, site.dialect()));
  const Former former = site.read(
      [&](mighost::Connection& connection) { return read_former(needs, site.dialect(), connection); });
  const UpAndDown made = scripts(operation.change, site.dialect(), &former);
  const std::string before = catalog(site);
  run(made.up, site);
  const std::string after = catalog(site);
  const bool has_nothing_to_do = operation.name.find("and it does") != std::string::npos;
  CHECK((after == before) == has_nothing_to_do);
  CHECK(made.down.refusals.empty() == (operation.undo != Undo::never));
  if (operation.undo == Undo::never) return;
  run(made.down, site);
  CHECK(catalog(site) == before);
  run(made.up, site);
  CHECK(catalog(site) == after);
}

#ifdef MIGHOST_TEST_TIMESCALE

void check_all(const Operations& operations, TestServer* server) {
  if (server == nullptr) return;
  Site site{*server, load_built_dialect("timescale"), true};
  for (const Operation& operation : operations.all) {
    check(operation, site);
    site.exec("DROP TABLE IF EXISTS metrics CASCADE; DROP SCHEMA IF EXISTS mighost_old CASCADE");
  }
}

#else

/// Faster than a new database.
void empty(Site& site) {
  site.exec(R"(DO $$
    DECLARE
        name text;
    BEGIN
        FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_|^information_schema$' LOOP
            EXECUTE format('DROP SCHEMA %I CASCADE', name);
        END LOOP;
        CREATE SCHEMA public;
    END $$)");
}

void check_all(const std::vector<Operations>& all, TestServer* server) {
  if (server == nullptr) return;
  Site site{*server, load_built_dialect("postgres"), false};
  for (const Operations& operations : all) {
    for (const Operation& operation : operations.all) {
      check(operation, site);
      empty(site);
    }
  }
}

#endif

}  // namespace

#ifdef MIGHOST_TEST_TIMESCALE
TEST_CASE("up, down and up leave the same catalog: the operations of TimescaleDB on a real one") {
  check_all(timescale_operations(), timescale());
}
#else
TEST_CASE("up, down and up leave the same catalog: every operation on PostgreSQL 15") {
  check_all(postgres_operations(), postgres15());
}

TEST_CASE("up, down and up leave the same catalog: every operation on PostgreSQL 18") {
  check_all(postgres_operations(), postgres18());
}
#endif

}  // namespace mighost::test
