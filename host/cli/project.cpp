#include "cli/project.hpp"

#include <algorithm>

#include "cli/usage_error.hpp"
#include "text/suggest.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

std::string list(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + visible(name);
  return text;
}

/// Every folder that was searched, one a line.
std::string searched(const Registry& registry) {
  std::string text;
  for (const SearchFolder& folder : registry.searched) {
    text += "\n  " + visible(folder.path.string()) + " (" + folder.origin +
            (folder.exists ? ")" : ", does not exist)");
  }
  return text;
}

[[noreturn]] void none_found(const Registry& registry, const std::string& kind) {
  throw UsageError("no " + kind +
                   " was found in these folders; --plugin-dir DIR names another one:" + searched(registry));
}

/// `meant`: what `name` says in other words; empty if nothing is known.
[[noreturn]] void none_called(const std::string& kind, const std::string& name,
                              const std::vector<std::string>& known, const std::string& meant = {}) {
  const std::string hint = meant.empty() ? did_you_mean(name, known) : did_you_mean(meant, {meant});
  throw UsageError("no " + kind + " is called \"" + visible(name) + "\"" + hint + " (found: " + list(known) +
                   ")");
}

}  // namespace

ProjectConfig read_settings(const Arguments& arguments, const Environment& environment) {
  if (const auto file = arguments.value("config")) return read_config(environment.folder / *file);
  const auto found = find_config(environment.folder, environment.home);
  return found ? read_config(*found) : ProjectConfig{};
}

Project open_project(const Arguments& arguments, const Environment& environment, Terminal& terminal) {
  Project project{read_settings(arguments, environment), {}};
  SearchRequest request{.environment = environment.plugin_path,
                        .project_folders = project.config.plugins,
                        .home = environment.home,
                        .executable = environment.executable};
  for (const std::string& folder : arguments.values("plugin-dir")) request.plugin_dirs.emplace_back(folder);
  project.registry = load_plugins(search_folders(request), plugin_log(terminal));
  return project;
}

Log plugin_log(Terminal& terminal) {
  return [&terminal](LogLevel level, std::string_view plugin, std::string_view message) {
    if (level != LogLevel::warning) return;
    terminal.warning(std::string{plugin} + ": " + std::string{message});
  };
}

void warn_of_problems(const Registry& registry, Terminal& terminal) {
  for (const Problem& problem : registry.problems) {
    if (problem.severity == Problem::Severity::error) terminal.warning(describe(problem));
  }
}

const Provider& choose_provider(const Registry& registry, const std::optional<std::string>& name) {
  if (registry.providers.empty()) none_found(registry, "provider");
  std::vector<std::string> known;
  for (const Provider& provider : registry.providers) known.push_back(provider.name);
  std::sort(known.begin(), known.end());
  if (name) {
    if (const Provider* provider = find_provider(registry, *name)) return *provider;
    none_called("provider", *name, known);
  }
  if (known.size() > 1) {
    throw UsageError("there are " + std::to_string(known.size()) + " providers (" + list(known) +
                     "): choose one with --provider NAME");
  }
  return registry.providers.front();
}

std::vector<Dialect> choose_dialects(const Registry& registry, const std::optional<std::string>& name) {
  if (registry.dialects.empty()) none_found(registry, "dialect");
  std::vector<std::string> known;
  for (const Dialect& dialect : registry.dialects) known.push_back(dialect.name());
  std::sort(known.begin(), known.end());
  if (name) {
    if (const Dialect* dialect = find_dialect(registry, *name)) return {*dialect};
    const Dialect* by_scheme = find_dialect_by_scheme(registry, *name);
    none_called("dialect", *name, known, by_scheme ? by_scheme->name() : "");
  }
  std::vector<Dialect> dialects = registry.dialects;
  std::sort(dialects.begin(), dialects.end(),
            [](const Dialect& a, const Dialect& b) { return a.name() < b.name(); });
  return dialects;
}

}  // namespace mighost
