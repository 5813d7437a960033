#include "verify/postgres_scratch.hpp"

#include <mighost/identifier.hpp>

#include <array>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "database/conninfo.hpp"
#include "database/open_connection.hpp"
#include "text/random_name.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view instead = "name an empty database with --dsn URI instead";

/// The same server and role, with another database. Keeps the scheme, which tells people the dialect.
Dsn with_database(const Dsn& dsn, const std::string& database) {
  Conninfo conninfo{dsn};
  conninfo.set("dbname", database);
  const std::string text = conninfo.text();
  return Dsn{(dsn.scheme().empty() ? "postgresql" : dsn.scheme()) + text.substr(text.find(':'))};
}

/// A URI that names only a server means the database that every server has for this purpose.
Dsn to_connect_to(const Dsn& dsn) {
  const Conninfo conninfo{dsn};
  const bool named = conninfo.find("dbname") != nullptr || conninfo.find("service") != nullptr ||
                     std::getenv("PGDATABASE") != nullptr || std::getenv("PGSERVICE") != nullptr;
  return named ? dsn : with_database(dsn, "postgres");
}

/// While somebody is connected to the template, or a worker to the database that is to go.
template <typename Action>
void when_nobody_uses_it(Action&& action) {
  for (int tries = 1;; ++tries) {
    try {
      return action();
    } catch (const DatabaseError& error) {
      if (error.sqlstate() != "55006" || tries == 10) throw;
    }
    std::this_thread::sleep_for(500ms);
  }
}

}  // namespace

PostgresScratch::PostgresScratch(const RunSettings& server)
    : settings_(server),
      server_(to_connect_to(server.dsn)),
      name_(random_name("mighost_verify_")),
      dsn_(with_database(server_, name_)) {}

PostgresScratch::~PostgresScratch() {
  try {
    drop();
  } catch (const std::exception&) {
    return;  // what made it go early is being told already
  }
}

void PostgresScratch::create(const ScratchNeeds& needs,
                             const std::function<void(const DatabaseError&)>& on_wait) {
  const std::unique_ptr<Connection> connection = connect(on_wait);
  make_once([&] {
    try {
      when_nobody_uses_it([&] { connection->execute("CREATE DATABASE " + in_double_quotes(name_)); });
    } catch (const DatabaseError& error) {
      throw std::runtime_error("cannot make a scratch database on " + visible(server_.masked()) + ": " +
                               error.what() + "; " + std::string{instead} +
                               (error.sqlstate() == "42501" ? ", or give the role the right CREATEDB" : ""));
    }
  });
  add(needs);
}

void PostgresScratch::add(const ScratchNeeds& needs) const {
  std::unique_ptr<Connection> connection;
  try {
    connection = open_connection(dsn_, settings_.driver, {});
  } catch (const DatabaseError& error) {
    // Some servers have one database, whatever they answer.
    throw std::runtime_error("the server of " + visible(server_.masked()) +
                             " made a scratch database, and does not let us into it (" +
                             error.diagnostic().message + "); " + std::string{instead});
  }
  for (const std::string& schema : needs.schemas)
    connection->execute("CREATE SCHEMA IF NOT EXISTS " + in_double_quotes(schema));
  for (const std::string& extension : needs.extensions) {
    try {
      connection->execute("CREATE EXTENSION IF NOT EXISTS " + in_double_quotes(extension));
    } catch (const DatabaseError& error) {
      throw std::runtime_error("the scratch database needs the extension " + visible(extension) + ": " +
                               error.what() +
                               "; install it on the server, or name an empty database that has it with --dsn "
                               "URI instead");
    }
  }
}

void PostgresScratch::remove() {
  const std::unique_ptr<Connection> connection = connect([](const DatabaseError&) {});
  when_nobody_uses_it(
      [&] { connection->execute("DROP DATABASE IF EXISTS " + in_double_quotes(name_) + " WITH (FORCE)"); });
}

std::unique_ptr<Connection> PostgresScratch::connect(
    const std::function<void(const DatabaseError&)>& on_wait) const {
  return open_connection_within(settings_.wait, server_, settings_.driver, {}, on_wait);
}

}  // namespace mighost
