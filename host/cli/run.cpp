#include "cli/run.hpp"

#include <algorithm>
#include <filesystem>
#include <initializer_list>
#include <new>

#include "cli/command.hpp"
#include "cli/exit_status.hpp"
#include "cli/help.hpp"
#include "cli/usage_error.hpp"
#include "cli/version.hpp"
#include "config/project_config.hpp"
#include "database/dsn.hpp"
#include "side/side_error.hpp"
#include "text/secret.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

bool is_one_of(const std::string& word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

int dispatch(std::span<const std::string> words, const Environment& environment, Terminal& terminal) {
  if (words.empty() || is_one_of(words.front(), {"-h", "-help", "--help"})) {
    terminal.out() << program_help(terminal);
    return exit_done;
  }
  if (is_one_of(words.front(), {"-V", "-version", "--version"})) {
    terminal.out() << "mighost " << mighost_version() << "\n";
    return exit_done;
  }
  if (words.front().starts_with('-')) {
    throw UsageError("a command comes first: mighost COMMAND [options]; 'mighost help' lists the commands");
  }
  const Command& command = require_command(words.front());
  const std::vector<Option> options = options_of(command);
  words = words.subspan(1);
  if (asks_for_help(words, options)) {
    terminal.out() << command_help(command, terminal);
    return exit_done;
  }
  const Arguments arguments = parse_arguments(command.name, words, options);
  if (arguments.words().size() > command.max_words) {
    throw UsageError("unexpected argument \"" +
                     hide_passwords(visible(arguments.words()[command.max_words])) + "\"; 'mighost help " +
                     std::string{command.name} + "' explains the command");
  }
  return command.run(arguments, environment, terminal);
}

/// A result that did not reach its reader is a failure: a full disk behind `> file`.
int flushed(int status, Terminal& terminal) {
  if (terminal.out().flush()) return status;
  terminal.error("cannot write to the standard output");
  return exit_failed;
}

}  // namespace

int run(std::span<const std::string> words, const Environment& environment, Terminal& terminal) noexcept try {
  return flushed(dispatch(words, environment, terminal), terminal);
} catch (const UsageError& error) {
  terminal.error(error.what());
  return exit_usage;
} catch (const SideError& error) {
  terminal.error(error.what());
  return exit_usage;
} catch (const DsnError& error) {
  terminal.error(error.what());
  return exit_usage;
} catch (const ConfigError& error) {
  terminal.error(error.what());
  return exit_usage;
} catch (const std::filesystem::filesystem_error& error) {
  terminal.error("cannot use " + error.path1().string() + ": " + error.code().message());
  return exit_failed;
} catch (const std::bad_alloc&) {
  terminal.error("out of memory");
  return exit_failed;
} catch (const std::exception& error) {
  terminal.error(error.what());
  return exit_failed;
} catch (...) {
  terminal.error("an unknown exception; please report this");
  return exit_failed;
}

}  // namespace mighost
