#include "plugin/migrations.hpp"

#include <mighost/view.hpp>

#include <algorithm>
#include <utility>

#include "plugin/layout.hpp"
#include "plugin/read.hpp"

namespace mighost {

MigrationsPlugin read_migrations(const std::filesystem::path& path, const mighost_plugin& plugin, Log log) {
  MigrationsPlugin result{.name = read_text(plugin.name),
                          .version = read_text(plugin.version),
                          .description = read_text(plugin.description),
                          .path = path,
                          .migrations = {},
                          .log = std::move(log)};
  for_each_row<mighost_migration_row>(
      read_struct(plugin.migrations).migrations, [&](const mighost_migration_row& row) {
        const auto migration = read_struct(row.migration);
        result.migrations.push_back({.version = read_text(migration.version),
                                     .name = read_text(migration.name),
                                     .type = static_cast<MigrationType>(migration.type),
                                     .record = migration.record});
      });
  std::sort(result.migrations.begin(), result.migrations.end(),
            [](const CodedMigration& a, const CodedMigration& b) { return a.version < b.version; });
  return result;
}

}  // namespace mighost
