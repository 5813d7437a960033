#ifndef MIGHOST_TESTS_RUNNER_PROJECT_HPP
#define MIGHOST_TESTS_RUNNER_PROJECT_HPP

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "support/process.hpp"
#include "support/server.hpp"
#include "support/temp_dir.hpp"

namespace mighost::test {

/// The server that this program's tests run against. Null where it cannot be had.
TestServer* server_under_test();

/// A folder with migrations, and the program to run on it.
class Project {
 public:
  /// @param plugins a folder of plugins; empty: that of the dialects that come with mighost
  explicit Project(std::string uri, std::string plugins = {})
      : uri_(std::move(uri)), plugins_(std::move(plugins)) {}

  /// Writes a migration; relative to the folder `migrations`.
  void write(const std::string& file, std::string_view text) const;
  /// A pair of files: `<name>.up.sql` and `<name>.down.sql`.
  void write(const std::string& name, std::string_view up, std::string_view down) const;
  void remove(const std::string& file) const;

  /// Runs `mighost COMMAND …` on the database.
  [[nodiscard]] ProcessResult run(std::vector<std::string> arguments, ProcessOptions options = {}) const;
  /// The same on a terminal, see run_on_terminal().
  [[nodiscard]] ProcessResult run_on_terminal(std::vector<std::string> arguments,
                                              unsigned short columns = 120) const;
  /// The same beside the test.
  [[nodiscard]] std::unique_ptr<Child> start(std::vector<std::string> arguments,
                                             ProcessOptions options = {}) const;

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }
  /// `text` with the folder's name replaced by `DIR`.
  [[nodiscard]] std::string masked(std::string text) const;

 private:
  [[nodiscard]] std::vector<std::string> command(std::vector<std::string> arguments) const;
  [[nodiscard]] ProcessOptions with_surroundings(ProcessOptions options) const;

  TempDir folder_;
  std::string uri_;
  std::string plugins_;
};

/// The ledger as `version|state|statements_done`, one a line; "none" if there is no ledger.
std::string ledger_text(const TestDatabase& database);

}  // namespace mighost::test

#endif
