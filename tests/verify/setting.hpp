#ifndef MIGHOST_TESTS_VERIFY_SETTING_HPP
#define MIGHOST_TESTS_VERIFY_SETTING_HPP

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "support/process.hpp"
#include "support/server.hpp"
#include "upgrade_cli/project.hpp"

namespace mighost::test {

/// Somebody with mighost, a provider's or his own migrations, and a server.
class Setting {
 public:
  /// `release` of the provider "store", 0: none.
  explicit Setting(TestServer& server, int release = 0)
      : project{release}, server_(server), database_(server) {}

  /// The migrations of release 1, and those from there to release 2, which is then the provider.
  void generate_two() const;
  /// A migration of the project: `migrations/<name>.up.sql` and `.down.sql`.
  void write(const std::string& name, std::string_view up, std::string_view down) const;

  /// `mighost verify` on the server, or on what the arguments say.
  [[nodiscard]] ProcessResult verify(std::vector<std::string> arguments,
                                     const ProcessOptions& options = {}) const;
  /// The same beside the test.
  [[nodiscard]] std::unique_ptr<Child> start_verify(std::vector<std::string> arguments) const;
  /// Any command beside the test; it has the provider.
  [[nodiscard]] std::unique_ptr<Child> start(std::vector<std::string> arguments) const;

  /// The database that the server's URI names; verify must leave it alone.
  [[nodiscard]] const TestDatabase& database() const { return database_; }
  [[nodiscard]] std::string uri() const { return database_.uri(); }
  /// The databases that verify made and did not drop, of all tests.
  [[nodiscard]] std::string left_databases() const;

  Project project;

 private:
  TestServer& server_;
  TestDatabase database_;
};

/// Everything in a database but what the server and extensions brought: tables, types, functions, schemas.
std::string contents(const TestDatabase& database);

/// Waits until the text of a statement that runs anywhere on the server has `words`.
void wait_for_statement(const TestDatabase& database, const std::string& words);

}  // namespace mighost::test

#endif
