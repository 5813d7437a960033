#include "cli/help.hpp"

#include <algorithm>

#include "cli/exit_status.hpp"
#include "cli/man_page.hpp"
#include "cli/usage_error.hpp"

namespace mighost {
namespace {

constexpr std::size_t line_width = 88;

/// Breaks `text` into lines that begin at `column`; the first line has begun already.
std::string wrapped(std::string_view text, std::size_t column) {
  std::string out;
  std::size_t at = column;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    if (at > column && at + 1 + word.size() > line_width) {
      out += '\n' + std::string(column, ' ');
      at = column;
    } else if (at > column) {
      out += ' ';
      ++at;
    }
    out += word;
    at += word.size();
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

/// Paragraphs, one a line in `text`, with an empty line between them.
std::string paragraphs(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += wrapped(text.substr(0, end), 0) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string indented(std::string_view lines) {
  std::string out;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    out += "  " + std::string{lines.substr(0, end)} + "\n";
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return out;
}

std::string synopsis(const Option& option) {
  std::string text = "--" + std::string{option.name};
  if (!option.value.empty()) text += " " + std::string{option.value};
  return text;
}

/// Two columns: the second of all rows begins at `column`.
std::string row(const std::string& left, std::string_view right, std::size_t column) {
  return "  " + left + std::string(column - 2 - left.size(), ' ') + wrapped(right, column) + "\n";
}

}  // namespace

std::string program_help(const Terminal& terminal) {
  std::size_t widest = 0;
  for (const Command& command : all_commands()) {
    if (!command.hidden) widest = std::max(widest, command.name.size());
  }
  std::string out =
      "mighost generates database migrations from the tables that its plugins define, and applies them.\n\n" +
      terminal.bold("Usage:") + " mighost COMMAND [options]\n\n" + terminal.bold("Commands:") + "\n";
  for (const Command& command : all_commands()) {
    if (!command.hidden) out += row(std::string{command.name}, command.summary, widest + 5);
  }
  out += "\n'mighost help COMMAND' explains a command. 'mighost --version' prints the version.\n";
  out +=
      "Exit status: 0 done, or nothing to do; 1 failure; 2 wrong usage; with --check: 3 different, 4 "
      "newer.\n";
  return out;
}

std::string command_help(const Command& command, const Terminal& terminal) {
  std::size_t widest = 0;
  for (const Option& option : options_of(command)) widest = std::max(widest, synopsis(option).size());
  const std::string usage = command.usage.empty() ? "" : " " + std::string{command.usage};
  std::string out = terminal.bold("Usage:") + " mighost " + std::string{command.name} + usage + "\n\n" +
                    paragraphs(command.description);
  for (const OptionGroup& group : command.groups) {
    out += "\n" + terminal.bold(std::string{group.title} + ":") + "\n";
    for (const Option& option : group.options) out += row(synopsis(option), option.help, widest + 5);
  }
  if (!command.notes.empty()) out += "\n" + paragraphs(command.notes);
  if (!command.examples.empty()) out += "\n" + terminal.bold("Examples:") + "\n" + indented(command.examples);
  return out;
}

namespace embedded {

extern const std::string_view abi_reference;

}  // namespace embedded

namespace {

int run_help(const Arguments& arguments, const Environment&, Terminal& terminal) {
  const std::vector<std::string>& words = arguments.words();
  if (arguments.flag("man")) {
    if (!words.empty()) throw UsageError("--man is the manual of all commands: mighost help --man");
    terminal.out() << man_page();
    return exit_done;
  }
  if (!words.empty() && words.front() == "abi") {
    terminal.out() << embedded::abi_reference;
    return exit_done;
  }
  terminal.out() << (words.empty() ? program_help(terminal)
                                   : command_help(require_command(words.front()), terminal));
  return exit_done;
}

}  // namespace

Command help_command() {
  return {
      .name = "help",
      .summary = "explain a command",
      .usage = "[COMMAND|abi]",
      .description =
          "Explains a command, or lists all. 'mighost help abi' prints the reference of the plugin ABI: its "
          "rules by number, R1 to R14, and every struct with its members.",
      .groups = {{"Options", {{"man", "", "print the manual page of all commands, for man"}, help_option()}}},
      .notes = "",
      .examples = "mighost help generate\nmighost help abi | less\nmighost help --man | man -l -",
      .max_words = 1,
      .run = run_help};
}

}  // namespace mighost
