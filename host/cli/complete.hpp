#ifndef MIGHOST_CLI_COMPLETE_HPP
#define MIGHOST_CLI_COMPLETE_HPP

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/environment.hpp"

namespace mighost {

struct Command;

/// What may stand at the end of a command line.
struct Candidate {
  std::string text;  ///< the whole word
  std::string description;

  bool operator==(const Candidate&) const = default;
};

struct Completion {
  enum class Kind {
    words,   ///< one of the candidates
    open,    ///< the same, and the word goes on behind it
    files,   ///< or a file
    folders  ///< or a folder
  };
  Kind kind = Kind::words;
  std::vector<Candidate> candidates;  ///< all begin with what is there already

  bool operator==(const Completion&) const = default;
};

/// What can stand in place of the last of `words`, which may be empty or only begun; the program's name is
/// not among them. It all comes from the descriptions of the commands and their options. Opens no database,
/// and loads plugins only where they are asked for. Never throws for what is on the line.
Completion complete(std::span<const std::string> words, const Environment& environment);

/// A place on the command line that is to be filled.
struct Blank {
  std::string_view kinds;  ///< what goes there, as the help has it: "DIR", "done|again", "VERSION|nothing"
  std::string_view name;   ///< of the option; empty: it is a word
  std::string begun;       ///< what is there already
};

/// The same for one place. `options`: words that say what has been decided already, all of them valid.
Completion complete_blank(const Blank& blank, const Command& command, std::span<const std::string> options,
                          const Environment& environment);

/// What a word of a shell's command line means: without its quotes and backslashes, of which the last may be
/// missing. Nothing is expanded.
std::string without_quotes(std::string_view word);

}  // namespace mighost

#endif
