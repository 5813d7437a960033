// Upgrades of databases that others' migrations made: those that the aws provider released.

#include <doctest/doctest.h>

#include <array>
#include <map>

#include "db/server_under_test.hpp"
#include "full_mode/known_differences.hpp"
#include "introspect/reading.hpp"
#include "released.hpp"
#include "releases.hpp"
#include "true_differences.hpp"
#include "upgrade.hpp"

namespace mighost::test {
namespace {

/// Where released migrations led, the release that ends there, and the next one; nothing for the last.
struct Released {
  const char* state;
  const char* release;
  const char* next;
};
constexpr std::array all_released{
    Released{"15_0.10.0", "0.10.0", "0.10.2"}, Released{"20_0.10.9", "0.10.9", "0.10.12"},
    Released{"21_0.10.12", "0.10.12", "0.11.8"}, Released{"31_0.11.6", "0.11.8", nullptr}};

bool is_timescale(const TestServer& server) {
  return server.scheme() == "timescale";
}

std::string time_of(const std::string& dialect) {
  return dialect == "timescale" ? "cq_fetch_date, " : "";
}

/// The schema on a server that lacks the dialect's extension.
Schema without_additions(const Schema& schema) {
  Schema plain = schema;
  plain.objects.clear();
  for (Shared<Table>& table : plain.tables) {
    Table copy = *table;
    copy.options.clear();
    table = Shared<Table>{std::move(copy)};
  }
  return plain;
}

/// On a database that holds the state, by the definitions of `release`.
struct Case {
  TestServer& server;
  std::string dialect;
  std::string state;
  std::string release;
};

/// What the definitions lead to in full, as the case's server can hold it; made once.
const State& expected(const Case& each, const Dialect& dialect, const Schema& wanted) {
  static std::map<std::pair<std::string, std::string>, State> all;
  const auto [found, fresh] = all.try_emplace({each.dialect, each.release});
  State& state = found->second;
  if (!fresh) return state;
  if (each.dialect == "postgres" || is_timescale(each.server)) {
    state = full(each.server, dialect, wanted);
  } else {
    state = full(each.server, load_dialect("postgres"), without_additions(wanted));
    state.schema = wanted;
  }
  return state;
}

std::vector<std::string> upgrade(const Case& each, bool additions_assumed, bool and_back) {
  CAPTURE(each.state);
  CAPTURE(each.release);
  const Dialect dialect = load_dialect(each.dialect);
  const Schema wanted = definitions(dialect, each.release);
  const State& reached = expected(each, dialect, wanted);
  const TestDatabase database{each.server};
  database.connect().exec(script_of(read_expected_catalog(each.dialect, each.state)));
  const Upgrade upgrade{.database = database,
                        .dialect = dialect,
                        .wanted = wanted,
                        .reached = reached,
                        .additions_assumed = additions_assumed,
                        .kept_names = long_key_names(time_of(each.dialect))};
  return and_back ? check_upgrade(upgrade) : check_upgrade_only(upgrade);
}

}  // namespace

TEST_SUITE_BEGIN("states");

TEST_CASE(
    "a database of released migrations is upgraded to its own definitions, changing only what differs") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const std::string dialect = is_timescale(*server) ? "timescale" : "postgres";
  for (const Released& each : all_released) {
    check_changes(upgrade({*server, dialect, each.state, each.release}, dialect == "timescale", true),
                  true_differences(dialect, each.state));
  }
}

TEST_CASE("a database of released migrations is upgraded to the next definitions and back") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const std::string dialect = is_timescale(*server) ? "timescale" : "postgres";
  for (const Released& each : all_released) {
    if (each.next == nullptr) continue;
    CHECK_FALSE(upgrade({*server, dialect, each.state, each.next}, dialect == "timescale", true).empty());
  }
}

TEST_CASE("of tables on plain PostgreSQL, what TimescaleDB adds to them is assumed to be there") {
  TestServer* server = server_under_test();
  if (server == nullptr || is_timescale(*server)) return;
  const Released& each = all_released.back();
  check_changes(upgrade({*server, "timescale", each.state, each.release}, true, true),
                true_differences("timescale", each.state));
}

TEST_CASE("plain tables of released migrations become hypertables") {
  TestServer* server = server_under_test();
  if (server == nullptr || !is_timescale(*server)) return;
  upgrade({*server, "timescale", "31_0.11.6", "0.11.8"}, false, false);
}

TEST_SUITE_END();

}  // namespace mighost::test
