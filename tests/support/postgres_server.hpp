#ifndef MIGHOST_TESTS_SUPPORT_POSTGRES_SERVER_HPP
#define MIGHOST_TESTS_SUPPORT_POSTGRES_SERVER_HPP

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "support/process.hpp"
#include "support/server.hpp"
#include "support/temp_dir.hpp"

namespace mighost::test {

/// PostgreSQL with a new cluster in a temporary folder. Its settings are the defaults, but for fsync.
class PostgresServer : public TestServer {
 public:
  /// @param programs the folder of `initdb` and `postgres`
  explicit PostgresServer(const std::filesystem::path& programs);
  ~PostgresServer() override;

  [[nodiscard]] int port() const override { return port_; }
  [[nodiscard]] std::string_view scheme() const override { return "postgres"; }
  void create_database(const std::string& name) override;
  void drop_database(const std::string& name) override;

 private:
  void make_reachable();
  void make_cluster();
  bool start();
  [[nodiscard]] std::string conninfo(const std::string& database) const;

  TempDir folder_;
  std::optional<User> user_;
  std::filesystem::path programs_;
  std::map<std::string, std::optional<std::string>> env_;
  int port_ = 0;
  std::unique_ptr<Child> process_;
};

}  // namespace mighost::test

#endif
