#include "cli/man_page.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <utility>

#include "cli/command.hpp"
#include "cli/version.hpp"

namespace mighost {
namespace {

/// Text as it is, whatever it begins with.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\e";
        break;
      case '-':
        out += "\\-";
        break;
      case '~':
        out += "\\(ti";
        break;
      case '^':
        out += "\\(ha";
        break;
      case '`':
        out += "\\(ga";
        break;
      case '\'':
        out += "\\(aq";
        break;
      case '"':
        out += "\\(dq";
        break;
      default:
        out += c;
    }
  }
  return (out.starts_with('.') ? "\\&" : "") + out;
}

std::string bold(std::string_view text) {
  return "\\fB" + escaped(text) + "\\fP";
}

std::string italic(std::string_view text) {
  return "\\fI" + escaped(text) + "\\fP";
}

/// A line of the page that is one of its section titles.
std::string section(std::string_view title) {
  return ".SH " + std::string{title} + "\n";
}

std::string subsection(std::string_view title) {
  return ".SS \"" + escaped(title) + "\"\n";
}

/// A term and what it is.
std::string item(const std::string& term, std::string_view text) {
  return ".TP\n" + term + "\n" + escaped(text) + "\n";
}

/// Paragraphs, one a line in `text`.
std::string paragraphs(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) out += ".PP\n" + escaped(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

/// Lines as they are.
std::string lines_of(std::string_view text) {
  std::string out = ".PP\n.nf\n.RS\n";
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += escaped(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out + ".RE\n.fi\n";
}

std::string option_term(const Option& option) {
  std::string term = bold("--" + std::string{option.name});
  if (!option.value.empty()) term += " " + italic(option.value);
  return term;
}

std::string command_section(const Command& command) {
  std::string out = subsection("mighost " + std::string{command.name});
  out += bold("mighost " + std::string{command.name});
  if (!command.usage.empty()) out += " " + italic(command.usage);
  out += "\n" + paragraphs(command.description);
  for (const OptionGroup& group : command.groups) {
    for (const Option& option : group.options) {
      if (option.name == help_option().name) continue;
      out += item(option_term(option), option.help);
    }
  }
  return out + paragraphs(command.notes);
}

constexpr std::pair<std::string_view, std::string_view> exit_statuses[] = {
    {"0", "Done. Also when there was nothing to do."},
    {"1", "Failure. The reason is on standard error, and nothing is left half done that is not told there."},
    {"2", "Wrong usage: the command line, or the settings."},
    {"3", "With --check: there is a difference, or something is to be applied. Nothing was changed."},
    {"4", "With --check: the database is newer than the files."},
};

constexpr std::pair<std::string_view, std::string_view> variables[] = {
    {"MIGHOST_DSN",
     "The database, where --dsn is not given. A password belongs here, into ~/.pgpass or into a service "
     "file, "
     "rather than on the command line, which others can see."},
    {"MIGHOST_PLUGIN_PATH",
     "Folders of plugins, separated by colons. They come after those of --plugin-dir."},
    {"NO_COLOR", "If it is set to anything, there are no colours. There are none besides on a terminal."},
    {"PGPASSWORD, PGPASSFILE, PGSERVICE, PGSSLMODE and others of libpq",
     "Count for what the DSN leaves open, as for psql."},
};

constexpr std::pair<std::string_view, std::string_view> files[] = {
    {"mighost.yaml",
     "The settings of a project: provider, dialect, schema, path and plugins. It is looked for in the "
     "current "
     "folder, and above it up to the root of the repository. Options go before it."},
    {"resources/provider/migrations/DIALECT/PREFIX.up.sql, PREFIX.down.sql",
     "The migrations of a provider. One that is in several parts has PREFIX.part2.up.sql and so on besides."},
    {"resources/provider/migrations/DIALECT/schema.snapshot.yaml",
     "The schema to which these migrations lead."},
    {"migrations/YYYYMMDDHHMMSS_NAME.up.sql, YYYYMMDDHHMMSS_NAME.down.sql",
     "The migrations of a project. YYYYMMDDHHMMSS_NAME.sql has both, with the line \"-- migrate:down\" "
     "between "
     "them; YYYYMMDDHHMMSS_NAME.cpp is C++, which is built when it is needed, into migrations/.mighost."},
    {"resources/provider/docs/index.html", "What \"mighost docs\" writes."},
    {"~/.local/lib/mighost/plugins", "The plugins of a user. Those of the installation come after them."},
};

template <typename Items>
std::string item_section(std::string_view title, const Items& items) {
  std::string out = section(title);
  for (const auto& [term, text] : items) out += item(bold(term), text);
  return out;
}

std::string example_section() {
  std::string out = section("EXAMPLES") + "The examples of each command.\n";
  for (const Command& command : all_commands()) {
    if (command.hidden || command.examples.empty()) continue;
    std::string title{command.summary};
    title.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(title.front())));
    out += ".PP\n" + escaped(title) + ":\n" + lines_of(command.examples);
  }
  return out;
}

}  // namespace

std::string man_page() {
  std::string out = ".\\\" Made by 'mighost help --man'; do not edit.\n";
  out += ".TH MIGHOST 1 \"\" \"mighost " + escaped(mighost_version()) + "\" \"User Commands\"\n";
  out += ".nh\n.ad l\n";
  out += section("NAME") + "mighost \\- generate, apply and prove database migrations\n";
  out += section("SYNOPSIS") + bold("mighost") + " " + italic("COMMAND") + " [" + italic("options") +
         "]\n.br\n" + bold("mighost help") + " [" + italic("COMMAND") + "]\n.br\n" +
         bold("mighost --version") + "\n";
  out += section("DESCRIPTION");
  out +=
      escaped(
          "mighost generates database migrations from the tables that its plugins define, and applies them. "
          "Providers define tables; dialects know how a database spells a change. Options may have one "
          "hyphen "
          "instead of two, and their values may stand behind an equals sign.") +
      "\n";
  out += section("COMMANDS");
  for (const Command& command : all_commands()) {
    if (!command.hidden) out += command_section(command);
  }
  out += item_section("EXIT STATUS", exit_statuses);
  out += item_section("ENVIRONMENT", variables);
  out += item_section("FILES", files);
  out += example_section();
  out += section("SEE ALSO") + ".BR psql (1),\n.BR pg_dump (1)\n";
  return out;
}

}  // namespace mighost
