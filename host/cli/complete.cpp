#include "cli/complete.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "cli/command.hpp"

namespace mighost {
namespace {

const Option* find_option(const std::vector<Option>& options, std::string_view name) {
  const auto found =
      std::find_if(options.begin(), options.end(), [&](const Option& option) { return option.name == name; });
  return found == options.end() ? nullptr : &*found;
}

/// The hyphens and the name in `-name`, `--name` or `--name=value`.
struct OptionWord {
  std::string hyphens;
  std::string name;
  std::optional<std::string> value;
};

std::optional<OptionWord> read_option(const std::string& word) {
  if (!word.starts_with('-')) return std::nullopt;
  OptionWord read{.hyphens = word.starts_with("--") ? "--" : "-", .name = {}, .value = {}};
  const std::size_t equals = word.find('=');
  read.name = word.substr(read.hyphens.size(), equals - read.hyphens.size());
  if (equals == std::string::npos) {
    read.name = word.substr(read.hyphens.size());
  } else {
    read.value = word.substr(equals + 1);
  }
  return read;
}

/// What the words before the last one say.
struct Line {
  std::set<std::string, std::less<>> given;  ///< options
  std::vector<std::string> decided;          ///< the valid ones, with their values: `--name=value`
  std::size_t words = 0;                     ///< that belong to no option
  const Option* open = nullptr;              ///< its value comes next
  bool only_words = false;                   ///< after `--`
};

Line read_line(std::span<const std::string> words, const std::vector<Option>& options) {
  Line line;
  for (const std::string& word : words) {
    if (line.open != nullptr) {
      line.decided.push_back("--" + std::string{line.open->name} + "=" + word);
      line.open = nullptr;
      continue;
    }
    const std::optional<OptionWord> read = line.only_words ? std::nullopt : read_option(word);
    if (word == "--" && !line.only_words) {
      line.only_words = true;
    } else if (!read) {
      ++line.words;
    } else if (const Option* option = find_option(options, read->name)) {
      line.given.insert(read->name);
      if (option->value.empty()) continue;
      if (!read->value) {
        line.open = option;
      } else {
        line.decided.push_back("--" + read->name + "=" + *read->value);
      }
    }
  }
  return line;
}

/// What the word number `index` is, by the usage: "provider|dialect NAME [--c]" has two.
std::string_view kinds_of_word(std::string_view usage, std::size_t index) {
  while (!usage.empty()) {
    const std::size_t end = std::min(usage.find(' '), usage.size());
    std::string_view token = usage.substr(0, end);
    usage.remove_prefix(std::min(end + 1, usage.size()));
    const bool after_option = token.starts_with("--");
    if (token.starts_with('[')) token.remove_prefix(1);
    while (token.ends_with(']') || token.ends_with('.')) token.remove_suffix(1);
    if (token.empty() || token == "|" || token == "options" || token.starts_with('-')) {
      // The value of an option: "--dsn URI".
      if (after_option) usage.remove_prefix(std::min(usage.find(' '), usage.size()));
      continue;
    }
    if (index-- == 0) return token;
  }
  return {};
}

void add_options(Completion& completion, const std::vector<Option>& options, const Line& line,
                 const std::string& begun) {
  const std::string hyphens = begun.starts_with('-') && begun.size() > 1 && begun[1] != '-' ? "-" : "--";
  for (const Option& option : options) {
    const std::string text = hyphens + std::string{option.name};
    if (!text.starts_with(begun) || (line.given.contains(option.name) && !option.repeatable)) continue;
    completion.candidates.push_back({text, std::string{option.help}});
  }
}

Completion complete_command(const std::string& begun) {
  Completion completion;
  for (const Command& command : all_commands()) {
    if (command.hidden || !command.name.starts_with(begun)) continue;
    completion.candidates.push_back({std::string{command.name}, std::string{command.summary}});
  }
  if (begun.starts_with('-')) {
    for (const Candidate& option :
         {Candidate{"--help", "list the commands"}, Candidate{"--version", "print the version"}}) {
      if (option.text.starts_with(begun)) completion.candidates.push_back(option);
    }
  }
  return completion;
}

/// The value in `--name=value`: the candidates are whole words again.
Completion complete_value(const OptionWord& word, const Option& option, const Command& command,
                          const Line& line, const Environment& environment) {
  Completion completion = complete_blank({.kinds = option.value, .name = option.name, .begun = *word.value},
                                         command, line.decided, environment);
  for (Candidate& candidate : completion.candidates) {
    candidate.text.insert(0, word.hyphens + word.name + "=");
  }
  return completion;
}

}  // namespace

Completion complete(std::span<const std::string> words, const Environment& environment) {
  if (words.empty()) return {};
  const std::string& begun = words.back();
  if (words.size() == 1) return complete_command(begun);
  const Command* command = find_command(words.front());
  if (command == nullptr) return {};
  const std::vector<Option> options = options_of(*command);
  const Line line = read_line(words.subspan(1, words.size() - 2), options);
  if (line.open != nullptr) {
    return complete_blank({.kinds = line.open->value, .name = line.open->name, .begun = begun}, *command,
                          line.decided, environment);
  }
  const std::optional<OptionWord> word = line.only_words ? std::nullopt : read_option(begun);
  if (word && word->value) {
    const Option* option = find_option(options, word->name);
    return option == nullptr ? Completion{} : complete_value(*word, *option, *command, line, environment);
  }
  Completion completion;
  const std::string_view kinds = kinds_of_word(command->usage, line.words);
  if (!word && !kinds.empty()) {
    completion =
        complete_blank({.kinds = kinds, .name = {}, .begun = begun}, *command, line.decided, environment);
  }
  const bool wants_option = word || (begun.empty() && kinds.empty() && !line.only_words);
  if (wants_option) add_options(completion, options, line, begun);
  return completion;
}

std::string without_quotes(std::string_view word) {
  std::string out;
  char quote = '\0';
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    const bool escapes = c == '\\' && quote != '\'' && i + 1 < word.size();
    if (escapes &&
        (quote == '\0' || std::string_view{"\\\"$`"}.find(word[i + 1]) != std::string_view::npos)) {
      out += word[++i];
    } else if (c == quote) {
      quote = '\0';
    } else if (quote == '\0' && (c == '\'' || c == '"')) {
      quote = c;
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace mighost
