#ifndef MIGHOST_CLI_GENERATED_HPP
#define MIGHOST_CLI_GENERATED_HPP

#include <string>
#include <vector>

#include "cli/generate_request.hpp"
#include "cli/plan.hpp"
#include "cli/terminal.hpp"
#include "migration/file_pair.hpp"
#include "plugin/dialect.hpp"
#include "plugin/provider.hpp"
#include "snapshot/snapshot.hpp"

namespace mighost {

/// The migration of a provider for one dialect, in parts with a pair of files each; the last one has the
/// snapshot of the schema that all lead to. No parts: there is nothing to change.
struct GeneratedMigration {
  std::string dialect;
  std::vector<Plans> parts;
  std::vector<FilePair> files;
};

/// What is compared, for the heads of the scripts; both empty: nothing was.
struct Compared {
  std::string from;
  std::string to;
};

/// The migration that makes `changes`, with its files; `after` is what there is of the provider then.
GeneratedMigration make_generated(const GenerateRequest& request, const Provider& provider,
                                  const Dialect& dialect, std::vector<Change> changes, Schema after,
                                  const Compared& compared = {});

/// The folder of a dialect's migrations.
std::filesystem::path folder_of(const GenerateRequest& request, const Dialect& dialect);

/// Warns of the changes that cannot be made.
void warn_of_the_impossible(const GeneratedMigration& generated, Terminal& terminal);

/// Prints which files were written, in the order in which write_pairs returns them.
void print_written(const GenerateRequest& request, const Provider& provider,
                   const std::vector<GeneratedMigration>& all, const std::vector<WrittenFile>& written,
                   Terminal& terminal);

/// Prints what would be written.
void print_difference(const GenerateRequest& request, const Provider& provider,
                      const std::vector<GeneratedMigration>& all, Terminal& terminal);

}  // namespace mighost

#endif
