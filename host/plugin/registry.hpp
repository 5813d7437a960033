#ifndef MIGHOST_PLUGIN_REGISTRY_HPP
#define MIGHOST_PLUGIN_REGISTRY_HPP

#include <filesystem>
#include <string_view>
#include <vector>

#include "plugin/dialect.hpp"
#include "plugin/log.hpp"
#include "plugin/migrations.hpp"
#include "plugin/problem.hpp"
#include "plugin/provider.hpp"
#include "plugin/search_path.hpp"

namespace mighost {

/// All plugins that were found, in the order in which they were found: folder by folder, by file name.
struct Registry {
  std::vector<Provider> providers;
  std::vector<Dialect> dialects;
  std::vector<MigrationsPlugin> migrations;
  std::vector<Problem> problems;  ///< of the plugins that are not among the above, and of folders
  std::vector<SearchFolder> searched;
};

/// Loads the plugins (`*.so`) of all folders. Never throws for a bad plugin: it is refused with all its
/// problems, and the others are loaded. Plugins stay loaded until the process ends.
Registry load_plugins(const std::vector<SearchFolder>& folders, const Log& log = {});

/// Loads the one file into `registry`, or adds its problems. It need not be in a folder of plugins nor be
/// called `*.so`.
void add_plugin_file(Registry& registry, const std::filesystem::path& file, const Log& log = {});

/// The one of that name, or null.
const Provider* find_provider(const Registry& registry, std::string_view name);
const Dialect* find_dialect(const Registry& registry, std::string_view name);
const MigrationsPlugin* find_migrations(const Registry& registry, std::string_view name);

/// The dialect of databases whose URI begins with `scheme` (without colon, any case), or null.
const Dialect* find_dialect_by_scheme(const Registry& registry, std::string_view scheme);

}  // namespace mighost

#endif
