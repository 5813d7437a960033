#include "cli/command.hpp"

#include <algorithm>
#include <string>

#include "cli/usage_error.hpp"
#include "text/secret.hpp"
#include "text/suggest.hpp"
#include "text/visible.hpp"

namespace mighost {

std::vector<Option> options_of(const Command& command) {
  std::vector<Option> options;
  for (const OptionGroup& group : command.groups) {
    options.insert(options.end(), group.options.begin(), group.options.end());
  }
  return options;
}

OptionGroup plugin_options() {
  return {"Where plugins and settings are",
          {{"plugin-dir", "DIR", "look for plugins in DIR first; may be given several times", true},
           {"config", "FILE",
            "the settings (default: mighost.yaml in this folder, or above it in the repository)"}}};
}

Option json_option() {
  return {"json", "", "print the result as JSON, for programs"};
}
Option help_option() {
  return {"help", "", "explain this command"};
}

const std::vector<Command>& all_commands() {
  static const std::vector<Command> commands{
      init_command(),       generate_command(), diff_command(),       inspect_command(),  create_command(),
      sql_command(),        up_command(),       down_command(),       status_command(),   verify_command(),
      drop_command(),       baseline_command(), force_command(),      plugins_command(),  check_command(),
      new_plugin_command(), docs_command(),     completion_command(), complete_command(), help_command(),
  };
  return commands;
}

const Command* find_command(std::string_view name) {
  const auto& commands = all_commands();
  const auto found =
      std::find_if(commands.begin(), commands.end(), [&](const Command& c) { return c.name == name; });
  return found == commands.end() ? nullptr : &*found;
}

const Command& require_command(std::string_view name) {
  if (const Command* command = find_command(name)) return *command;
  std::vector<std::string> known;
  for (const Command& command : all_commands()) {
    if (!command.hidden) known.emplace_back(command.name);
  }
  const std::string meant = did_you_mean(name, known);
  throw UsageError("unknown command \"" + hide_passwords(visible(name)) + "\"" +
                   (meant.empty() ? "; 'mighost help' lists the commands" : meant));
}

}  // namespace mighost
