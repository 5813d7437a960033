#ifndef MIGHOST_TESTS_SUPPORT_TIMESCALE_SERVER_HPP
#define MIGHOST_TESTS_SUPPORT_TIMESCALE_SERVER_HPP

#include <filesystem>
#include <string>

#include "support/process.hpp"
#include "support/server.hpp"
#include "support/temp_dir.hpp"

namespace mighost::test {

/// TimescaleDB, as tests/servers/timescale.mjs serves it.
class TimescaleServer : public TestServer {
 public:
  /// @param packages the folder that holds node_modules
  explicit TimescaleServer(const std::filesystem::path& packages);
  ~TimescaleServer() override;

  [[nodiscard]] int port() const override { return port_; }
  [[nodiscard]] std::string_view scheme() const override { return "timescale"; }
  void create_database(const std::string& name) override;
  void drop_database(const std::string& name) override;

 private:
  std::string read_line();
  void command(const std::string& line);

  TempDir folder_;
  Child process_;
  std::string unread_;
  int port_ = 0;
};

}  // namespace mighost::test

#endif
