#include "cli/generated.hpp"

#include <algorithm>
#include <utility>

#include "cli/parts.hpp"
#include "cli/version.hpp"
#include "text/counted.hpp"

namespace mighost {
namespace {

/// More of one kind would hide what else is said.
constexpr std::size_t most_warnings = 10;

}  // namespace

std::filesystem::path folder_of(const GenerateRequest& request, const Dialect& dialect) {
  return (request.path / dialect.name()).lexically_normal();
}

GeneratedMigration make_generated(const GenerateRequest& request, const Provider& provider,
                                  const Dialect& dialect, std::vector<Change> changes, Schema after,
                                  const Compared& compared) {
  GeneratedMigration generated{dialect.name(), make_parts(std::move(changes), dialect, request.form), {}};
  if (generated.parts.empty()) return generated;
  const ScriptOrigin origin{.provider = provider.name,
                            .provider_version = provider.version,
                            .dialect = dialect.name(),
                            .dialect_version = dialect.version(),
                            .mighost_version = mighost_version(),
                            .direction = Direction::up,
                            .from = compared.from,
                            .to = compared.to};
  generated.files = part_files(generated.parts, folder_of(request, dialect), request.prefix, origin);
  generated.files.back().snapshot =
      write_snapshot({dialect.name(), provider.name, provider.version, std::move(after)}, mighost_version());
  return generated;
}

void warn_of_the_impossible(const GeneratedMigration& generated, Terminal& terminal) {
  for (const Direction direction : {Direction::up, Direction::down}) {
    std::vector<std::string> changes;
    for (const Plans& part : generated.parts) {
      for (std::string& change : (direction == Direction::up ? part.up : part.down).impossible()) {
        changes.push_back(std::move(change));
      }
    }
    const std::string where = generated.dialect + ", " + std::string{direction_name(direction)} + ": cannot ";
    for (std::size_t i = 0; i < std::min(changes.size(), most_warnings); ++i) {
      terminal.warning(where + changes[i] + "; the file says why");
    }
    if (changes.size() > most_warnings) {
      terminal.warning(where + "make " + counted(changes.size() - most_warnings, "more change"));
    }
  }
}

}  // namespace mighost
