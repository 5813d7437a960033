#ifndef MIGHOST_CLI_ARGUMENTS_HPP
#define MIGHOST_CLI_ARGUMENTS_HPP

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mighost {

/// An option of a command.
struct Option {
  std::string_view name;   ///< without hyphens
  std::string_view value;  ///< what its value is, such as "DIR"; empty: it is a flag
  std::string_view help;   ///< shown beside it
  bool repeatable = false;
};

/// What the words after the command say.
class Arguments {
 public:
  bool flag(std::string_view option) const;
  std::optional<std::string> value(std::string_view option) const;
  std::vector<std::string> values(std::string_view option) const;
  /// The words that belong to no option.
  const std::vector<std::string>& words() const noexcept { return words_; }

 private:
  friend Arguments parse_arguments(std::string_view, std::span<const std::string>, std::span<const Option>);
  std::map<std::string, std::vector<std::string>, std::less<>> options_;
  std::vector<std::string> words_;
};

/// Reads `words` with the options that `command` has. Options have one hyphen or two, and a value as
/// `--name VALUE` or `--name=VALUE`; after `--` there are no options. Throws UsageError, without repeating
/// any value, which may be a secret.
Arguments parse_arguments(std::string_view command, std::span<const std::string> words,
                          std::span<const Option> options);

/// Whether the words ask for help rather than for the command to be run, whatever else they say.
bool asks_for_help(std::span<const std::string> words, std::span<const Option> options);

}  // namespace mighost

#endif
