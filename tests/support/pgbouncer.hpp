#ifndef MIGHOST_TESTS_SUPPORT_PGBOUNCER_HPP
#define MIGHOST_TESTS_SUPPORT_PGBOUNCER_HPP

#include <filesystem>
#include <memory>
#include <string>

#include "support/process.hpp"
#include "support/temp_dir.hpp"

namespace mighost::test {

/// A connection pooler before a PostgreSQL server, on a free port of 127.0.0.1; everybody may connect.
class PgBouncer {
 public:
  /// @param mode "session" or "transaction"
  /// @param pool_size how many sessions of the server it uses at most
  PgBouncer(const std::filesystem::path& program, int server_port, const std::string& mode, int pool_size);

  [[nodiscard]] std::string uri(const std::string& database) const;

 private:
  bool start(const std::filesystem::path& program, const std::string& configuration);

  TempDir folder_;
  int port_ = 0;
  std::unique_ptr<Child> process_;
};

}  // namespace mighost::test

#endif
