#ifndef MIGHOST_MIGRATION_READ_FOLDER_HPP
#define MIGHOST_MIGRATION_READ_FOLDER_HPP

#include <cstddef>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "migration/migration.hpp"
#include "migration/version.hpp"

namespace mighost {

/// What is wrong with a migration file, and what to do.
struct FileProblem {
  std::filesystem::path file;
  std::size_t line = 0;  ///< 0: the whole file
  std::string reason;
};

/// Migration files that cannot be used. The message has one line for each problem: `file:line: reason`.
class FolderError : public std::runtime_error {
 public:
  FolderError(const std::string& summary, std::vector<FileProblem> problems);
  [[nodiscard]] const std::vector<FileProblem>& problems() const { return problems_; }

 private:
  std::vector<FileProblem> problems_;
};

/// Reads all migrations of a folder, oldest first. Files that do not end in `.sql`, and hidden ones, do not
/// count.
///
///     <name>.up.sql  <name>.down.sql     a migration; `.part2.up.sql`, … are further parts, in order
///     <name>.sql                         both in one file: up, the line `-- migrate:down`, down. The line
///                                        `-- migrate:up` may come first; `tx=false` behind either is the
///                                        mark no-transaction for that direction
///
/// @throws FolderError with everything that is wrong: names, missing halves, the same version twice, gaps
///         between parts, text that cannot be split, and files made for another provider than `provider`
///         (empty: any); std::runtime_error if there is no such folder
Migrations read_folder(const std::filesystem::path& folder, FolderKind kind, const std::string& provider,
                       const Split& split_script);

}  // namespace mighost

#endif
