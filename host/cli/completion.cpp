#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "cli/complete.hpp"
#include "cli/exit_status.hpp"
#include "cli/usage_error.hpp"
#include "text/visible.hpp"

namespace mighost {

namespace embedded {
extern const std::string_view completion_bash;
extern const std::string_view completion_zsh;
extern const std::string_view completion_fish;
}  // namespace embedded

namespace {

std::string_view kind_name(Completion::Kind kind) {
  switch (kind) {
    case Completion::Kind::words:
      return "words";
    case Completion::Kind::open:
      return "open";
    case Completion::Kind::files:
      return "files";
    case Completion::Kind::folders:
      return "folders";
  }
  return {};
}

/// What the shells' scripts read: the kind, then one candidate a line, its description behind a tab.
int run_complete(const Arguments& arguments, const Environment& environment, Terminal& terminal) {
  std::vector<std::string> words = arguments.words();
  if (arguments.flag("quoted")) {
    for (std::string& word : words) word = without_quotes(word);
  }
  // The shell has not done this yet.
  for (std::string& word : words) {
    if (word.starts_with("~/") && &word != &words.back()) word.replace(0, 1, environment.home.string());
  }
  const Completion completion = complete(words, environment);
  terminal.out() << kind_name(completion.kind) << "\n";
  for (const Candidate& candidate : completion.candidates) {
    terminal.out() << candidate.text;
    if (!candidate.description.empty()) terminal.out() << "\t" << visible(candidate.description);
    terminal.out() << "\n";
  }
  return exit_done;
}

int run_completion(const Arguments& arguments, const Environment&, Terminal& terminal) {
  const std::string shell = arguments.words().empty() ? "" : arguments.words().front();
  if (shell == "bash") {
    terminal.out() << embedded::completion_bash;
  } else if (shell == "zsh") {
    terminal.out() << embedded::completion_zsh;
  } else if (shell == "fish") {
    terminal.out() << embedded::completion_fish;
  } else {
    throw UsageError("completion needs the name of a shell: mighost completion bash|zsh|fish");
  }
  return exit_done;
}

}  // namespace

Command completion_command() {
  return {
      .name = "completion",
      .summary = "print what makes a shell complete the words of mighost's command line",
      .usage = "bash|zsh|fish",
      .description =
          "Prints a script for the shell, which completes commands, options, and the providers, dialects and "
          "versions that are there. Packages install it where the shells look for it; elsewhere, let "
          "the shell read it when it starts.",
      .groups = {{"Other options", {help_option()}}},
      .notes = "It asks the mighost that is found in $PATH, and needs no change when mighost has one.",
      .examples =
          "echo 'source <(mighost completion bash)' >> ~/.bashrc\n"
          "echo 'source <(mighost completion zsh)' >> ~/.zshrc     # after compinit\n"
          "mighost completion fish > ~/.config/fish/completions/mighost.fish",
      .max_words = 1,
      .run = run_completion};
}

Command complete_command() {
  return {.name = "__complete",
          .summary = "tell a shell what may stand at the end of a command line",
          .usage = "[--quoted] -- WORD...",
          .description = "Prints what can stand in place of the last word.",
          .groups = {{"Options", {{"quoted", "", "the words still have their quotes"}, help_option()}}},
          .notes = "",
          .examples = "",
          .max_words = SIZE_MAX,
          .run = run_complete,
          .hidden = true};
}

}  // namespace mighost
