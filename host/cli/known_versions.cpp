#include "cli/known_versions.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <stdexcept>
#include <system_error>

#include "cli/migrations.hpp"
#include "migration/part.hpp"
#include "migration/version.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

/// `<name>[.part<number>].up.sql`, `<name>.sql`, `<name>.cpp`; empty: no migration.
std::string migration_name(const std::string& file) {
  if (file.starts_with('.')) return {};
  std::string_view name = file;
  for (const std::string_view end : {".up.sql", ".down.sql", ".sql", ".cpp"}) {
    if (!name.ends_with(end)) continue;
    name.remove_suffix(end.size());
    return read_part_prefix(name).prefix;
  }
  return {};
}

void add_names(const fs::path& folder, std::set<std::string>& names) {
  std::error_code error;
  for (fs::directory_iterator entry{folder, error}; !error && entry != fs::directory_iterator{};
       entry.increment(error)) {
    std::string name = migration_name(entry->path().filename().string());
    if (!name.empty()) names.insert(std::move(name));
  }
}

std::vector<fs::path> folders_below(const fs::path& path) {
  std::vector<fs::path> folders;
  std::error_code error;
  for (fs::directory_iterator entry{path, error}; !error && entry != fs::directory_iterator{};
       entry.increment(error)) {
    folders.push_back(entry->path());
  }
  return folders;
}

/// The folders of a provider's migrations: of the dialect that is asked for, or has the DSN's scheme, or all.
std::vector<fs::path> provider_folders(const Arguments& arguments, const Project& project,
                                       const std::string& dsn) {
  const fs::path path = arguments.value("path").value_or(
      project.config.path ? project.config.path->string() : std::string{default_migrations_path});
  if (const auto dialect = arguments.value("dialect")) return {path / *dialect};
  const Dialect* dialect = find_dialect_by_scheme(project.registry, dsn.substr(0, dsn.find("://")));
  return dialect == nullptr ? folders_below(path) : std::vector{path / dialect->name()};
}

}  // namespace

std::vector<KnownVersion> known_versions(const Arguments& arguments, const Project& project,
                                         const std::string& dsn) {
  const bool of_provider = arguments.value("provider").has_value();
  const FolderKind kind = of_provider ? FolderKind::provider : FolderKind::project;
  std::vector<fs::path> folders;
  if (of_provider) {
    folders = provider_folders(arguments, project, dsn);
  } else {
    folders.emplace_back(arguments.value("folder").value_or(std::string{default_folder}));
  }
  std::set<std::string> names;
  for (const fs::path& folder : folders) add_names(folder, names);
  std::vector<std::string> sorted{names.begin(), names.end()};
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&](const std::string& a, const std::string& b) { return comes_before(kind, a, b); });
  std::vector<KnownVersion> known;
  for (const std::string& name : sorted) {
    try {
      known.push_back({read_version_name(kind, name).version, name});
    } catch (const std::invalid_argument&) {
      // Another file; `up` says what is wrong with its name.
    }
  }
  return known;
}

}  // namespace mighost
