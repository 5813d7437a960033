// Reads a schema once and tells what it took: measure_introspect URI DIALECT SCHEMA [print]
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <exception>
#include <string_view>

#include "database/open_connection.hpp"
#include "introspect/print.hpp"
#include "introspect/reading.hpp"

namespace {

long peak_kilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

int run(const char* uri, const char* dialect_name, const char* schema, bool show) {
  const mighost::Dialect dialect = mighost::test::load_dialect(dialect_name);
  int statements = 0;
  const auto connection =
      mighost::open_connection(mighost::Dsn{uri}, dialect.driver(), mighost::introspection_settings());
  const mighost::Query through = mighost::query_on(*connection);
  using Clock = std::chrono::steady_clock;
  const auto seconds = [](Clock::duration time) { return std::chrono::duration<double>(time).count(); };
  const mighost::Query timed = [&](std::string_view sql, auto args, const mighost::OnRow& on_row) {
    ++statements;
    const Clock::time_point start = Clock::now();
    std::size_t rows = 0;
    through(sql, args, [&](auto row) {
      ++rows;
      return on_row(row);
    });
    const double time = seconds(Clock::now() - start);
    if (time > 0.1) std::printf("%6.2f s %7zu rows %.60s\n", time, rows, std::string{sql}.c_str());
  };
  const Clock::time_point start = Clock::now();
  connection->execute("BEGIN ISOLATION LEVEL REPEATABLE READ");
  const mighost::Introspected read = dialect.introspect(schema, timed);
  const double time = seconds(Clock::now() - start);
  if (show) std::fputs(mighost::test::print(read).c_str(), stdout);
  std::size_t columns = 0;
  for (const mighost::Table& table : read.tables) columns += table.columns.size();
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf(
      "%zu tables, %zu columns, %zu objects: %.2f s (%.2f s of our CPU), %d statements, peak %ld MB\n",
      read.tables.size(), columns, read.objects.size(), time,
      static_cast<double>(usage.ru_utime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec) / 1e6,
      statements, peak_kilobytes() / 1024);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fputs("usage: measure_introspect URI DIALECT SCHEMA [print]\n", stderr);
    return 2;
  }
  try {
    return run(argv[1], argv[2], argv[3], argc > 4);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
