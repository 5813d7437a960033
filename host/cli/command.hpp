#ifndef MIGHOST_CLI_COMMAND_HPP
#define MIGHOST_CLI_COMMAND_HPP

#include <span>
#include <string_view>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/environment.hpp"
#include "cli/terminal.hpp"

namespace mighost {

/// Options that belong together, as the help shows them.
struct OptionGroup {
  std::string_view title;
  std::vector<Option> options;
};

/// One command of the program: what its help says, and what it does.
struct Command {
  std::string_view name;
  std::string_view summary;      ///< for the list of commands: a few words, without a full stop
  std::string_view usage;        ///< what follows the name: "--full [options]"
  std::string_view description;  ///< paragraphs between empty lines; the help breaks their lines
  std::vector<OptionGroup> groups;
  std::string_view notes;     ///< below the options, as it is
  std::string_view examples;  ///< one a line
  std::size_t max_words = 0;  ///< how many words it takes beside its options

  /// Returns the exit status. Throws UsageError and other exceptions.
  int (*run)(const Arguments& arguments, const Environment& environment, Terminal& terminal);
  bool hidden = false;  ///< for programs; no list has it
};

/// All options of a command.
std::vector<Option> options_of(const Command& command);

/// What every command with plugins has.
OptionGroup plugin_options();
/// What every command has.
Option json_option();
Option help_option();

// One function a file of that name.
Command diff_command();
Command init_command();
Command create_command();
Command sql_command();
Command generate_command();
Command inspect_command();
Command up_command();
Command down_command();
Command status_command();
Command verify_command();
Command baseline_command();
Command force_command();
Command drop_command();
Command plugins_command();
Command check_command();
Command new_plugin_command();
Command docs_command();
Command completion_command();
Command complete_command();
Command help_command();

/// In the order in which the help lists them.
const std::vector<Command>& all_commands();

/// Null if there is none of that name.
const Command* find_command(std::string_view name);

/// Throws UsageError.
const Command& require_command(std::string_view name);

}  // namespace mighost

#endif
