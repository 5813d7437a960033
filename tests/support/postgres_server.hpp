#ifndef MIGHOST_TESTS_SUPPORT_POSTGRES_SERVER_HPP
#define MIGHOST_TESTS_SUPPORT_POSTGRES_SERVER_HPP

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "support/process.hpp"
#include "support/server.hpp"
#include "support/temp_dir.hpp"

namespace mighost::test {

/// PostgreSQL with a new cluster in a temporary folder. Its settings are the defaults, but for fsync. It
/// trusts everybody but members of the role password_required, if a test makes one: these must give their
/// password.
class PostgresServer : public TestServer {
 public:
  /// @param programs the folder of `initdb` and `postgres`
  /// @param settings as `name=value`, for every start
  explicit PostgresServer(const std::filesystem::path& programs, std::vector<std::string> settings = {});
  ~PostgresServer() override;

  [[nodiscard]] int port() const override { return port_; }
  [[nodiscard]] std::string_view scheme() const override { return "postgres"; }
  void create_database(const std::string& name) override;
  void drop_database(const std::string& name) override;

  /// Holds the cluster as `data`, and the server's Unix socket, unless the folder's own path is too long for
  /// one.
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }
  /// At once, without a shutdown: the next start recovers.
  void stop();
  /// More settings, which go before the former ones, for the next start.
  void set(const std::vector<std::string>& settings);
  /// Starts it again on the same port, without waiting until it takes connections.
  void launch();
  /// False when it ends instead, or takes longer than a minute.
  bool wait_until_ready();
  /// To the main process alone.
  void signal(int number);
  /// Sessions that begin from now on cannot make a file larger than this; absent: as large as the disk takes.
  void limit_file_size(std::optional<std::size_t> bytes);

 private:
  void make_reachable();
  void make_cluster();
  bool start(int port);
  [[nodiscard]] std::string conninfo(const std::string& database) const;

  TempDir folder_;
  std::optional<User> user_;
  std::filesystem::path programs_;
  std::map<std::string, std::optional<std::string>> env_;
  std::vector<std::string> settings_;
  int port_ = 0;
  std::unique_ptr<Child> process_;
};

}  // namespace mighost::test

#endif
