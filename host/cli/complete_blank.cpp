#include <algorithm>
#include <cctype>
#include <sstream>

#include "cli/command.hpp"
#include "cli/complete.hpp"
#include "cli/known_versions.hpp"
#include "cli/project.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

/// The candidates for one place.
class Filling {
 public:
  Filling(const Blank& blank, const Command& command, std::span<const std::string> options,
          const Environment& environment)
      : blank_(blank),
        environment_(environment),
        options_(options_of(command)),
        arguments_(parse_arguments(command.name, options, options_)) {}

  /// `kind`: one of those that the help names.
  void add(std::string_view kind) {
    // In lower case, it is the word itself.
    const bool literal =
        std::none_of(kind.begin(), kind.end(), [](unsigned char c) { return std::isupper(c); });
    if (literal) return add(std::string{kind}, "");
    if (kind == "DIR") return also(Completion::Kind::folders);
    if (kind.starts_with("FILE")) return also(Completion::Kind::files);
    if (kind == "COMMAND") return add_commands();
    if (kind == "VERSION") return add_versions();
    if (kind == "URI") return add_schemes();
    if (kind == "NAME" && blank_.name == "provider") return add_providers();
    if (kind == "NAME" && blank_.name == "dialect") return add_dialects();
    // What `diff A B` compares.
    if (kind == "SIDE" || kind == "A" || kind == "B") {
      add_providers();
      also(Completion::Kind::files);
    }
  }

  Completion done() && { return std::move(completion_); }

 private:
  void add(std::string text, const std::string& description) {
    // What a terminal would act upon cannot be typed either.
    if (!text.starts_with(blank_.begun) || visible(text) != text) return;
    completion_.candidates.push_back({std::move(text), description});
  }

  void also(Completion::Kind kind) { completion_.kind = kind; }

  void add_commands() {
    for (const Command& command : all_commands()) {
      if (!command.hidden) add(std::string{command.name}, std::string{command.summary});
    }
  }

  void add_versions() {
    const std::string dsn = arguments_.value("dsn").value_or(environment_.dsn);
    const bool needs_dialects = arguments_.value("provider") && !arguments_.value("dialect") && !dsn.empty();
    for (const KnownVersion& known :
         known_versions(arguments_, needs_dialects ? project() : settings(), dsn)) {
      add(known.version, known.name == known.version ? "" : known.name);
    }
  }

  void add_schemes() {
    for (const Dialect& dialect : project().registry.dialects) {
      for (const std::string& scheme : dialect.schemes()) add(scheme + "://", dialect.description());
    }
    also(Completion::Kind::open);
  }

  void add_providers() {
    for (const Provider& provider : project().registry.providers) add(provider.name, provider.description);
  }

  void add_dialects() {
    for (const Dialect& dialect : project().registry.dialects) add(dialect.name(), dialect.description());
  }

  /// The project, with the plugins. What is wrong with them is not for this place.
  const Project& project() {
    if (!project_) project_ = open_project(arguments_, environment_, silent_);
    return *project_;
  }

  Project settings() { return {read_settings(arguments_, environment_), {}}; }

  const Blank& blank_;
  const Environment& environment_;
  std::vector<Option> options_;
  Arguments arguments_;
  Completion completion_;
  std::ostream nowhere_{nullptr};
  Terminal silent_{nowhere_, nowhere_, false, false};
  std::optional<Project> project_;
};

}  // namespace

Completion complete_blank(const Blank& blank, const Command& command, std::span<const std::string> options,
                          const Environment& environment) try {
  Filling filling{blank, command, options, environment};
  std::string_view kinds = blank.kinds;
  while (!kinds.empty()) {
    const std::size_t end = std::min(kinds.find('|'), kinds.size());
    if (!kinds.starts_with('-')) filling.add(kinds.substr(0, end));
    kinds.remove_prefix(std::min(end + 1, kinds.size()));
  }
  return std::move(filling).done();
} catch (const std::exception&) {
  // A line that is not finished may well be wrong; whoever runs it is told how.
  return {};
}

}  // namespace mighost
