#ifndef MIGHOST_CLI_PROJECT_HPP
#define MIGHOST_CLI_PROJECT_HPP

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "config/project_config.hpp"
#include "plugin/registry.hpp"

namespace mighost {

/// The folder of the dialects' folders, where neither `--path` nor the settings name one.
inline constexpr std::string_view default_migrations_path = "./resources/provider/migrations";

/// What a command works with: the project's settings and the plugins.
struct Project {
  ProjectConfig config;
  Registry registry;
};

/// Reads the settings and loads the plugins. Warnings of plugins go to the terminal. Throws ConfigError.
Project open_project(const Arguments& arguments, const Environment& environment, Terminal& terminal);

/// The settings alone. Throws ConfigError.
ProjectConfig read_settings(const Arguments& arguments, const Environment& environment);

/// Passes the warnings of plugins on to the terminal, which must live as long as they.
Log plugin_log(Terminal& terminal);

/// Tells which plugins were refused, and why.
void warn_of_problems(const Registry& registry, Terminal& terminal);

/// The provider called `name`, or the only one. Throws UsageError: none was found (with every folder that was
/// searched), none of that name, or several to choose from.
const Provider& choose_provider(const Registry& registry, const std::optional<std::string>& name);

/// The dialect called `name`, or all. Throws UsageError: none was found, or none of that name.
std::vector<Dialect> choose_dialects(const Registry& registry, const std::optional<std::string>& name);

}  // namespace mighost

#endif
