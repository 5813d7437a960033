#include "migration/engine.hpp"

#include <stdexcept>

#include "migration/postgres_engine.hpp"
#include "migration/sqlite_engine.hpp"

namespace mighost {

const Engine& engine_of(std::string_view driver) {
  static const PostgresEngine postgres;
  static const SqliteEngine sqlite;
  if (driver == "postgresql") return postgres;
  if (driver == "sqlite3") return sqlite;
  throw std::invalid_argument("migrations cannot be applied with the database driver \"" +
                              std::string{driver} + "\"; they can with postgresql and sqlite3");
}

}  // namespace mighost
