#include "plugin/registry.hpp"

#include <mighost/view.hpp>

#include <algorithm>
#include <cctype>
#include <string>
#include <system_error>
#include <utility>

#include "plugin/file_safety.hpp"
#include "plugin/loader.hpp"
#include "text/quoted.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

const fs::path* path_of(const Registry& registry, uint32_t kind, std::string_view name) {
  if (kind == MIGHOST_KIND_PROVIDER) {
    const Provider* provider = find_provider(registry, name);
    return provider == nullptr ? nullptr : &provider->path;
  }
  if (kind == MIGHOST_KIND_MIGRATIONS) {
    const MigrationsPlugin* migrations = find_migrations(registry, name);
    return migrations == nullptr ? nullptr : &migrations->path;
  }
  const Dialect* dialect = find_dialect(registry, name);
  return dialect == nullptr ? nullptr : &dialect->path();
}

/// A plugin of the same name that was found before. In another folder, that is how one plugin is put in the
/// place of another; in the same folder it is a mistake.
Problem second_of_name(const fs::path& file, const fs::path& first, const char* kind,
                       const std::string& name) {
  const bool overridden = file.parent_path() != first.parent_path();
  Problem problem{file, "name", {}, {}, overridden ? Problem::Severity::note : Problem::Severity::error};
  if (overridden) {
    problem.reason = std::string{kind} + " " + in_quotes(name) + " is overridden by " + first.string() +
                     ", whose folder is searched before";
    problem.remedy = "remove one if that is not wanted";
  } else {
    problem.reason = "there are two plugins for the " + std::string{kind} + " " + in_quotes(name) + ": " +
                     first.string() + ", which is used, and " + file.string() + ", which is not";
    problem.remedy = "remove one of them, or give it another name";
  }
  return problem;
}

void add_dialect(Registry& registry, Dialect dialect) {
  for (const std::string& scheme : dialect.schemes()) {
    if (const Dialect* other = find_dialect_by_scheme(registry, scheme)) {
      registry.problems.push_back({dialect.path(), "name",
                                   "dialect " + in_quotes(dialect.name()) + " claims the scheme " +
                                       in_quotes(scheme) + ", which belongs to dialect " +
                                       in_quotes(other->name()) + " of " + other->path().string(),
                                   "remove one of the two files, or take the scheme out of one"});
      return;
    }
  }
  registry.dialects.push_back(std::move(dialect));
}

const char* kind_name(uint32_t kind) {
  if (kind == MIGHOST_KIND_PROVIDER) return "provider";
  return kind == MIGHOST_KIND_DIALECT ? "dialect" : "migrations";
}

void add(Registry& registry, const fs::path& file, const mighost_plugin& plugin, const Log& log) {
  const std::string name{view(plugin.name)};
  if (const fs::path* first = path_of(registry, plugin.kind, name)) {
    registry.problems.push_back(second_of_name(file, *first, kind_name(plugin.kind), name));
    return;
  }
  if (plugin.kind == MIGHOST_KIND_DIALECT) {
    add_dialect(registry, Dialect{file, plugin, read_struct(plugin.dialect), log});
    return;
  }
  if (plugin.kind == MIGHOST_KIND_MIGRATIONS) {
    registry.migrations.push_back(read_migrations(file, plugin, log));
    return;
  }
  const auto part = read_struct(plugin.provider);
  registry.providers.push_back(
      {.name = name,
       .version = std::string{view(plugin.version)},
       .description = std::string{view(plugin.description)},
       .path = file,
       .convention = present(part.convention) ? std::string{view(part.convention)} : "cloudquery",
       .root_tables = part.tables.count,
       .makes_tables_at_run_time = part.produce != nullptr,
       .part = part,
       .log = log});
}

/// Whether this very file has been loaded before, under this or another name.
bool is_loaded(const Registry& registry, const fs::path& file) {
  const auto is_file = [&](const fs::path& path) { return path == file; };
  return std::any_of(registry.providers.begin(), registry.providers.end(),
                     [&](const Provider& provider) { return is_file(provider.path); }) ||
         std::any_of(registry.dialects.begin(), registry.dialects.end(),
                     [&](const Dialect& dialect) { return is_file(dialect.path()); }) ||
         std::any_of(registry.migrations.begin(), registry.migrations.end(),
                     [&](const MigrationsPlugin& migrations) { return is_file(migrations.path); });
}

void add_file(Registry& registry, const fs::path& file, Found found, const Log& log) {
  std::error_code error;
  const fs::path real = fs::canonical(file, error);
  if (error) {
    registry.problems.push_back({file, "file", "cannot be read: " + error.message(), "check the path"});
    return;
  }
  if (is_loaded(registry, real)) return;
  try {
    add(registry, real, load_checked(real, found), log);
  } catch (const PluginError& refused) {
    registry.problems.insert(registry.problems.end(), refused.problems().begin(), refused.problems().end());
  } catch (const std::exception& failure) {
    registry.problems.push_back({real, "load", std::string{"cannot be loaded: "} + failure.what(), ""});
  }
}

/// The plugins in a folder, by name, so that the order does not depend on the file system.
std::vector<fs::path> plugin_files(const fs::path& folder, std::error_code& error) {
  std::vector<fs::path> files;
  for (fs::directory_iterator entry{folder, error}; !error && entry != fs::directory_iterator{};
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (name.ends_with(".so") && name[0] != '.') files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void add_folder(Registry& registry, SearchFolder& folder, const Log& log) {
  std::error_code error;
  const fs::path real = fs::canonical(folder.path, error);
  folder.exists = !error;
  if (error) {
    if (folder.must_exist || error != std::errc::no_such_file_or_directory) {
      registry.problems.push_back(
          {folder.path, "file",
           "the folder of plugins from " + folder.origin + " cannot be looked into: " + error.message(),
           "check the path"});
    }
    return;
  }
  if (auto problem = folder_problem(real)) {
    registry.problems.push_back(std::move(*problem));
    return;
  }
  const std::vector<fs::path> files = plugin_files(real, error);
  if (error) {
    registry.problems.push_back({real, "permissions", "cannot be looked into: " + error.message(),
                                 "let the user who runs mighost read the folder"});
  }
  for (const fs::path& file : files) add_file(registry, file, Found::in_folder, log);
}

}  // namespace

Registry load_plugins(const std::vector<SearchFolder>& folders, const Log& log) {
  Registry registry;
  registry.searched = folders;
  for (SearchFolder& folder : registry.searched) add_folder(registry, folder, log);
  return registry;
}

void add_plugin_file(Registry& registry, const fs::path& file, const Log& log) {
  add_file(registry, file, Found::by_name, log);
}

const Provider* find_provider(const Registry& registry, std::string_view name) {
  const auto found = std::find_if(registry.providers.begin(), registry.providers.end(),
                                  [&](const Provider& provider) { return provider.name == name; });
  return found == registry.providers.end() ? nullptr : &*found;
}

const Dialect* find_dialect(const Registry& registry, std::string_view name) {
  const auto found = std::find_if(registry.dialects.begin(), registry.dialects.end(),
                                  [&](const Dialect& dialect) { return dialect.name() == name; });
  return found == registry.dialects.end() ? nullptr : &*found;
}

const MigrationsPlugin* find_migrations(const Registry& registry, std::string_view name) {
  const auto found =
      std::find_if(registry.migrations.begin(), registry.migrations.end(),
                   [&](const MigrationsPlugin& migrations) { return migrations.name == name; });
  return found == registry.migrations.end() ? nullptr : &*found;
}

const Dialect* find_dialect_by_scheme(const Registry& registry, std::string_view scheme) {
  std::string lower{scheme};
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  for (const Dialect& dialect : registry.dialects) {
    const auto& schemes = dialect.schemes();
    if (std::find(schemes.begin(), schemes.end(), lower) != schemes.end()) return &dialect;
  }
  return nullptr;
}

}  // namespace mighost
