#ifndef MIGHOST_CLI_KNOWN_VERSIONS_HPP
#define MIGHOST_CLI_KNOWN_VERSIONS_HPP

#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/project.hpp"

namespace mighost {

/// A migration, by the name of its files alone.
struct KnownVersion {
  std::string version;
  std::string name;

  bool operator==(const KnownVersion&) const = default;
};

/// The versions in the folder that `arguments` name, oldest first; of a provider without a chosen dialect,
/// those of all dialects. The files are not opened; a folder that cannot be read has none.
std::vector<KnownVersion> known_versions(const Arguments& arguments, const Project& project,
                                         const std::string& dsn);

}  // namespace mighost

#endif
