#ifndef MIGHOST_PLUGIN_MIGRATIONS_HPP
#define MIGHOST_PLUGIN_MIGRATIONS_HPP

#include <mighost/abi.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "plugin/log.hpp"

namespace mighost {

/// How a migration is undone. The values are those of MIGHOST_MIGRATION_….
enum class MigrationType : uint32_t {
  change = 1,  ///< by the inverses of what it records
  classic      ///< by what it records for the way down
};

/// A migration written as code.
struct CodedMigration {
  std::string version;  ///< YYYYMMDDHHMMSS
  std::string name;
  MigrationType type = MigrationType::change;
  int32_t (*record)(const mighost_host* host, uint32_t direction) = nullptr;
};

/// A plugin of migrations that was loaded and checked.
struct MigrationsPlugin {
  std::string name;
  std::string version;
  std::string description;
  std::filesystem::path path;
  std::vector<CodedMigration> migrations;  ///< oldest first
  Log log;
};

/// `plugin` must have been checked.
MigrationsPlugin read_migrations(const std::filesystem::path& path, const mighost_plugin& plugin, Log log);

}  // namespace mighost

#endif
