#include "database/open_connection.hpp"

#include <algorithm>
#include <string>
#include <thread>

#include "database/postgres_open.hpp"
#include "database/sqlite_connection.hpp"

namespace mighost {

namespace {

bool may_pass(const DatabaseError& error) {
  const std::string& code = error.sqlstate();
  return code.starts_with("08") || code == "57P03" || code == "53300";
}

}  // namespace

std::unique_ptr<Connection> open_connection(const Dsn& dsn, std::string_view driver,
                                            const ConnectionSettings& settings) {
  if (driver == "postgresql") return open_postgres(dsn, settings);
  if (driver == "sqlite3") return std::make_unique<SqliteConnection>(dsn, settings);
  throw std::invalid_argument("there is no database driver \"" + std::string(driver) +
                              "\"; a dialect's driver is one of: postgresql, sqlite3");
}

std::unique_ptr<Connection> open_connection_within(
    std::chrono::milliseconds patience, const Dsn& dsn, std::string_view driver,
    const ConnectionSettings& settings, const std::function<void(const DatabaseError&)>& on_retry) {
  using Clock = std::chrono::steady_clock;
  constexpr std::chrono::milliseconds longest_pause{1000};
  const Clock::time_point end = Clock::now() + patience;
  for (std::chrono::milliseconds pause{50};; pause = std::min(2 * pause, longest_pause)) {
    try {
      return open_connection(dsn, driver, settings);
    } catch (const DatabaseError& error) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
      if (!may_pass(error) || left.count() <= 0) throw;
      on_retry(error);
      pause = std::min(pause, left);
    }
    std::this_thread::sleep_for(pause);
  }
}

}  // namespace mighost
