// Reads a schema once, and tells what it took: mighost_bench_introspect URI DIALECT SCHEMA
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string_view>

#include "database/open_connection.hpp"
#include "plugin/registry.hpp"

namespace {

using Clock = std::chrono::steady_clock;

double seconds(Clock::duration time) {
  return std::chrono::duration<double>(time).count();
}

/// Tells of the queries that took longer than this.
constexpr double long_query = 0.05;

int run(const char* uri, const char* name, const char* schema) {
  mighost::Registry registry;
  add_plugin_file(registry,
                  std::filesystem::path{MIGHOST_BENCH_DIALECTS} / ("dialect_" + std::string{name} + ".so"));
  const mighost::Dialect* dialect = find_dialect(registry, name);
  if (dialect == nullptr) {
    std::fprintf(stderr, "there is no dialect %s in %s\n", name, MIGHOST_BENCH_DIALECTS);
    return 2;
  }
  const auto connection =
      mighost::open_connection(mighost::Dsn{uri}, dialect->driver(), mighost::introspection_settings());
  const mighost::Query query = mighost::query_on(*connection);
  int statements = 0;
  const mighost::Query timed = [&](std::string_view sql, auto args, const mighost::OnRow& on_row) {
    ++statements;
    std::size_t rows = 0;
    const Clock::time_point start = Clock::now();
    query(sql, args, [&](auto row) {
      ++rows;
      return on_row(row);
    });
    const double time = seconds(Clock::now() - start);
    const std::string first_line{sql.substr(1, sql.find('\n', 1) - 1)};
    if (time > long_query) std::printf("  %5.2f s %7zu rows  %.70s\n", time, rows, first_line.c_str());
  };
  const Clock::time_point start = Clock::now();
  connection->execute("BEGIN ISOLATION LEVEL REPEATABLE READ");
  const mighost::Introspected read = dialect->introspect(schema, timed);
  const double time = seconds(Clock::now() - start);

  std::size_t columns = 0;
  for (const mighost::Table& table : read.tables) columns += table.columns.size();
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf(
      "mighost: %.2f s, of which %.2f s our own; %zu tables, %zu columns, %zu objects; %d statements; peak "
      "%ld MB\n",
      time, static_cast<double>(usage.ru_utime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec) / 1e6,
      read.tables.size(), columns, read.objects.size(), statements, usage.ru_maxrss / 1024);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: mighost_bench_introspect URI DIALECT SCHEMA\n", stderr);
    return 2;
  }
  try {
    return run(argv[1], argv[2], argv[3]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
