#ifndef MIGHOST_TESTS_UPGRADE_CLI_PROJECT_HPP
#define MIGHOST_TESTS_UPGRADE_CLI_PROJECT_HPP

#include <filesystem>
#include <string>
#include <vector>

#include "support/process.hpp"
#include "support/server.hpp"
#include "support/temp_dir.hpp"

namespace mighost::test {

/// Somebody with mighost, both dialects and at most one provider, in a project folder of his own.
class Project {
 public:
  /// With release 1 or 2 of the provider "store"; 0: with no provider.
  explicit Project(int release);

  ProcessResult run(std::vector<std::string> arguments, ProcessOptions options = {}) const;
  /// Runs it and returns what it printed on its standard output; checks that it had the exit status, and
  /// that, but for hazards, messages come with failures only.
  std::string out(const std::vector<std::string>& arguments, int exit_code = 0) const;
  /// The message of a run that failed, without "mighost: error: " before it.
  std::string error(const std::vector<std::string>& arguments, int exit_code = 1,
                    const ProcessOptions& options = {}) const;

  /// Takes another release of the provider, in the same project.
  void upgrade(int release) const;

  /// A path in the project.
  std::filesystem::path operator/(const std::filesystem::path& below) const {
    return folder_ / "project" / below;
  }
  /// The text of a file of migrations: `migration("postgres/init.up.sql")`.
  std::string migration(const std::string& file) const;
  bool has_migration(const std::string& file) const;

 private:
  TempDir folder_;
};

inline const std::string migrations = "resources/provider/migrations/";

/// The file of the provider "store".
std::filesystem::path store(int release);

/// Runs SQL with psql, in one transaction, as an operator would; checks that it went well.
void apply_script(const TestDatabase& database, const std::string& sql);

}  // namespace mighost::test

#endif
