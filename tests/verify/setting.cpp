#include "setting.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <thread>

namespace mighost::test {

using namespace std::chrono_literals;

void Setting::generate_two() const {
  const std::string dialect = std::string{server_.scheme()};
  project.upgrade(1);
  const ProcessResult full = project.run({"generate", "--full", "--dialect", dialect});
  REQUIRE_MESSAGE(full.exit_code == 0, full.err);
  project.upgrade(2);
  const ProcessResult next =
      project.run({"generate", "--from", migrations + dialect + "/schema.snapshot.yaml", "--prefix",
                   "2_v2.0.0", "--drop-tables"});
  REQUIRE_MESSAGE(next.exit_code == 0, next.err);
}

void Setting::write(const std::string& name, std::string_view up, std::string_view down) const {
  std::filesystem::create_directories(project / "migrations");
  write_file(project / ("migrations/" + name + ".up.sql"), up);
  write_file(project / ("migrations/" + name + ".down.sql"), down);
}

namespace {

std::vector<std::string> with_server(std::vector<std::string> arguments, const std::string& uri) {
  arguments.insert(arguments.begin(), "verify");
  for (const std::string& argument : arguments) {
    if (argument == "--dsn" || argument == "--server") return arguments;
  }
  arguments.insert(arguments.end(), {"--server", uri});
  return arguments;
}

}  // namespace

ProcessResult Setting::verify(std::vector<std::string> arguments, const ProcessOptions& options) const {
  return project.run(with_server(std::move(arguments), uri()), options);
}

std::unique_ptr<Child> Setting::start_verify(std::vector<std::string> arguments) const {
  return start(with_server(std::move(arguments), uri()));
}

std::unique_ptr<Child> Setting::start(std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(), (project / "../bin/mighost").string());
  ProcessOptions options;
  options.cwd = project / "";
  options.env = {{"HOME", (project / "").string()},
                 {"MIGHOST_PLUGIN_PATH", (project / "../plugins").string()}};
  return std::make_unique<Child>(arguments, options, SIGKILL);
}

std::string Setting::left_databases() const {
  return database_.connect().text("SELECT datname FROM pg_database WHERE datname LIKE 'mighost\\_verify%'");
}

std::string contents(const TestDatabase& database) {
  return database.connect().text(
      "SELECT 'relation', relname::text FROM pg_class WHERE oid >= 16384 AND relnamespace = "
      "'public'::regnamespace\n"
      "UNION ALL SELECT 'type', typname FROM pg_type WHERE oid >= 16384 AND typnamespace = "
      "'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = pg_type.oid AND "
      "deptype = 'e')\n"
      "UNION ALL SELECT 'function', proname FROM pg_proc p WHERE pronamespace = 'public'::regnamespace\n"
      "  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND deptype = 'e')\n"
      "UNION ALL SELECT 'schema', nspname FROM pg_namespace n WHERE oid >= 16384 AND nspname NOT LIKE "
      "'pg\\_%'\n"
      "  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = n.oid AND deptype = 'e')\n"
      "ORDER BY 1, 2");
}

void wait_for_statement(const TestDatabase& database, const std::string& words) {
  Connection connection = database.connect();
  for (int tries = 0; tries < 600; ++tries) {
    const std::string found = connection.text(
        "SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND state = 'active' "
        "AND query LIKE '%" +
        words + "%'");
    if (found == "1") return;
    std::this_thread::sleep_for(50ms);
  }
  FAIL("the statement does not run: " << words);
}

}  // namespace mighost::test
