#include "recording/dump.hpp"

#include <mighost/identifier.hpp>

#include <array>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "database/conninfo.hpp"
#include "migration/source_text.hpp"
#include "migration/split.hpp"
#include "process/run_program.hpp"
#include "text/secret.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

using Variables = std::vector<std::pair<std::string, std::string>>;

/// Parameters of libpq, and the variables that stand for them.
constexpr std::array<std::pair<const char*, const char*>, 15> parameters{
    {{"host", "PGHOST"},
     {"hostaddr", "PGHOSTADDR"},
     {"port", "PGPORT"},
     {"dbname", "PGDATABASE"},
     {"user", "PGUSER"},
     {"password", "PGPASSWORD"},
     {"passfile", "PGPASSFILE"},
     {"service", "PGSERVICE"},
     {"options", "PGOPTIONS"},
     {"connect_timeout", "PGCONNECT_TIMEOUT"},
     {"sslmode", "PGSSLMODE"},
     {"sslcert", "PGSSLCERT"},
     {"sslkey", "PGSSLKEY"},
     {"sslrootcert", "PGSSLROOTCERT"},
     {"channel_binding", "PGCHANNELBINDING"}}};

Variables environment_of(const Dsn& dsn) {
  const Conninfo conninfo{dsn};
  Variables variables{{"LC_ALL", "C"}};
  for (const auto& [parameter, variable] : parameters) {
    if (const std::string* value = conninfo.find(parameter)) variables.emplace_back(variable, *value);
  }
  return variables;
}

/// Without the lines that psql alone understands: recent versions begin and end with \restrict and a random
/// key.
std::string without_psql(std::string_view text) {
  std::string rest;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = text.substr(0, end);
    if (!line.starts_with("\\restrict ") && !line.starts_with("\\unrestrict ")) rest += line;
    text.remove_prefix(end);
  }
  return rest;
}

/// What is not of the schema itself.
bool is_left_out(std::string_view sql) {
  for (const std::string_view start :
       {"SET ", "SELECT pg_catalog.set_config(", "CREATE SCHEMA public;", "COMMENT ON SCHEMA public "}) {
    if (sql.starts_with(start)) return true;
  }
  return false;
}

}  // namespace

std::string dump_schema(const Dsn& dsn, const DumpRequest& request) {
  const std::vector<std::string> words{request.program.string(), "--schema-only", "--no-owner",
                                       "--no-privileges", "--no-password", "--encoding=UTF8",
                                       // They are patterns: in quotes, a name stands for itself.
                                       "--schema=" + in_double_quotes(request.schema),
                                       "--exclude-table=" + request.ledger.quoted()};
  ProgramResult result;
  try {
    result = run_program(words, environment_of(dsn));
  } catch (const std::system_error& error) {
    throw std::runtime_error("cannot start " + visible(request.program.string()) + ": " +
                             error.code().message() +
                             "; install PostgreSQL's client programs, or name it with --pg-dump-path");
  }
  if (result.status != 0) {
    throw std::runtime_error("pg_dump failed: " + hide_passwords(visible_lines(result.errors)) +
                             "; it must be as new as the server (--pg-dump-path names another one)");
  }
  std::string text;
  for (const ScriptStatement& statement : split(normalised(without_psql(result.output)))) {
    if (!is_left_out(statement.sql)) text += (text.empty() ? "" : "\n") + statement.sql + "\n";
  }
  if (text.empty()) {
    throw std::runtime_error("the schema " + visible(request.schema) +
                             " of the database is empty, or does not exist");
  }
  // Bodies of functions may name what is made after them.
  return "SET LOCAL check_function_bodies = false;\n\n" + text;
}

}  // namespace mighost
