#include <algorithm>

#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/exit_status.hpp"
#include "cli/json.hpp"
#include "cli/project.hpp"
#include "text/counted.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

/// What a provider defines, counted.
struct Size {
  std::size_t resources = 0;
  std::size_t tables = 0;
  std::size_t columns = 0;
};

void count(const Table& table, Size& size) {
  ++size.tables;
  size.columns += table.columns.size();
  for (const Table& relation : table.relations) count(relation, size);
}

/// Providers that fail when they make their tables are a problem like any other.
std::vector<Size> count_tables(Registry& registry) {
  std::vector<Size> sizes;
  for (auto provider = registry.providers.begin(); provider != registry.providers.end();) {
    try {
      Size size;
      for (const Table& table : read_definitions(*provider).tables) {
        ++size.resources;
        count(table, size);
      }
      sizes.push_back(size);
      ++provider;
    } catch (const PluginError& error) {
      registry.problems.insert(registry.problems.end(), error.problems().begin(), error.problems().end());
      provider = registry.providers.erase(provider);
    }
  }
  return sizes;
}

bool is_refusal(const Problem& problem) {
  return problem.severity == Problem::Severity::error;
}

std::string schemes(const Dialect& dialect) {
  std::string text;
  for (const std::string& scheme : dialect.schemes()) text += (text.empty() ? "" : ", ") + scheme + "://";
  return text;
}

/// "3 migrations, 20260102030405_add_users to 20260202030405_add_orders"
std::string range(const MigrationsPlugin& plugin) {
  const auto& all = plugin.migrations;
  const auto name = [](const CodedMigration& each) { return each.version + "_" + each.name; };
  std::string text = counted(all.size(), "migration");
  if (!all.empty()) text += ", " + name(all.front());
  if (all.size() > 1) text += " to " + name(all.back());
  return text;
}

void print_plugin(Terminal& terminal, std::string_view kind, const std::string& name,
                  const std::string& version, const std::string& description, const std::string& content,
                  const std::filesystem::path& path) {
  terminal.out() << terminal.faint(kind) << " " << terminal.bold(name) << " " << visible(version);
  if (!description.empty()) terminal.out() << ": " << visible(description);
  terminal.out() << "\n  " << visible(content) << "\n  " << visible(path.string()) << "\n\n";
}

void print_text(const Registry& registry, const std::vector<Size>& sizes, Terminal& terminal) {
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const Provider& provider = registry.providers[i];
    print_plugin(terminal, "provider", provider.name, provider.version, provider.description,
                 counted(sizes[i].resources, "resource") + ", " + counted(sizes[i].tables, "table") + ", " +
                     counted(sizes[i].columns, "column"),
                 provider.path);
  }
  for (const Dialect& dialect : registry.dialects) {
    print_plugin(terminal, "dialect", dialect.name(), dialect.version(), dialect.description(),
                 schemes(dialect), dialect.path());
  }
  for (const MigrationsPlugin& plugin : registry.migrations) {
    print_plugin(terminal, "migrations", plugin.name, plugin.version, plugin.description, range(plugin),
                 plugin.path);
  }
  for (const Problem& problem : registry.problems) {
    terminal.out() << (is_refusal(problem) ? terminal.bad("refused") : terminal.faint("note")) << " "
                   << visible(problem.path.string()) << "\n  " << visible(problem.reason);
    if (!problem.rule.empty()) terminal.out() << " (" << visible(problem.rule) << ")";
    terminal.out() << "\n";
    if (!problem.remedy.empty()) terminal.out() << "  " << visible(problem.remedy) << "\n";
    terminal.out() << "\n";
  }
  terminal.out() << "searched, in this order:\n";
  for (const SearchFolder& folder : registry.searched) {
    terminal.out() << "  " << visible(folder.path.string()) << " (" << folder.origin
                   << (folder.exists ? ")" : ", does not exist)") << "\n";
  }
}

void print_json(const Registry& registry, const std::vector<Size>& sizes, Terminal& terminal) {
  nlohmann::ordered_json plugins = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const Provider& provider = registry.providers[i];
    plugins.push_back({{"kind", "provider"},
                       {"name", provider.name},
                       {"version", provider.version},
                       {"description", provider.description},
                       {"path", provider.path.string()},
                       {"resources", sizes[i].resources},
                       {"tables", sizes[i].tables},
                       {"columns", sizes[i].columns}});
  }
  for (const Dialect& dialect : registry.dialects) {
    plugins.push_back({{"kind", "dialect"},
                       {"name", dialect.name()},
                       {"version", dialect.version()},
                       {"description", dialect.description()},
                       {"path", dialect.path().string()},
                       {"schemes", dialect.schemes()}});
  }
  for (const MigrationsPlugin& plugin : registry.migrations) {
    nlohmann::ordered_json migrations = nlohmann::ordered_json::array();
    for (const CodedMigration& each : plugin.migrations) {
      migrations.push_back({{"version", each.version},
                            {"name", each.name},
                            {"type", each.type == MigrationType::change ? "change" : "classic"}});
    }
    plugins.push_back({{"kind", "migrations"},
                       {"name", plugin.name},
                       {"version", plugin.version},
                       {"description", plugin.description},
                       {"path", plugin.path.string()},
                       {"migrations", migrations}});
  }
  nlohmann::ordered_json problems = nlohmann::ordered_json::array();
  for (const Problem& problem : registry.problems) {
    problems.push_back({{"path", problem.path.string()},
                        {"severity", is_refusal(problem) ? "refused" : "note"},
                        {"rule", problem.rule},
                        {"reason", problem.reason},
                        {"remedy", problem.remedy}});
  }
  nlohmann::ordered_json searched = nlohmann::ordered_json::array();
  for (const SearchFolder& folder : registry.searched) {
    searched.push_back(
        {{"path", folder.path.string()}, {"origin", folder.origin}, {"exists", folder.exists}});
  }
  terminal.out() << json_text({{"plugins", plugins}, {"problems", problems}, {"searched", searched}}) << "\n";
}

int run_plugins(const Arguments& arguments, const Environment& environment, Terminal& terminal) {
  Registry registry = open_project(arguments, environment, terminal).registry;
  const std::vector<Size> sizes = count_tables(registry);
  if (arguments.flag("json")) {
    print_json(registry, sizes, terminal);
  } else {
    print_text(registry, sizes, terminal);
  }
  return std::any_of(registry.problems.begin(), registry.problems.end(), is_refusal) ? exit_failed
                                                                                     : exit_done;
}

}  // namespace

Command plugins_command() {
  return {.name = "plugins",
          .summary = "list the plugins that were found, and those refused",
          .usage = "[options]",
          .description =
              "Lists the plugins: what was found where, what was refused, why, and what to do about it. "
              "Plugins are files *.so in the folders that --plugin-dir, $MIGHOST_PLUGIN_PATH (separated by "
              "colons) and mighost.yaml name, in ~/.local/lib/mighost/plugins, and in the installation.",
          .groups = {plugin_options(), {"Other options", {json_option(), help_option()}}},
          .notes = "The exit status is 1 if a plugin was refused.",
          .examples = "mighost plugins\nmighost plugins --plugin-dir build/plugins --json",
          .max_words = 0,
          .run = run_plugins};
}

}  // namespace mighost
