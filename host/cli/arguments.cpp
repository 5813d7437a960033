#include "cli/arguments.hpp"

#include <algorithm>

#include <boost/program_options.hpp>

#include "cli/usage_error.hpp"
#include "text/secret.hpp"
#include "text/suggest.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

namespace po = boost::program_options;

const Option* find_option(std::span<const Option> options, std::string_view name) {
  const auto found =
      std::find_if(options.begin(), options.end(), [&](const Option& o) { return o.name == name; });
  return found == options.end() ? nullptr : &*found;
}

/// The name in `-name`, `--name` or `--name=value`; empty for anything else.
std::string_view option_name(std::string_view word) {
  if (word.size() < 2 || word.front() != '-' || word == "--") return {};
  word.remove_prefix(word.starts_with("--") ? 2 : 1);
  return word.substr(0, word.find('='));
}

[[noreturn]] void unknown_option(std::string_view command, std::string_view name,
                                 std::span<const Option> options) {
  std::vector<std::string> known;
  for (const Option& option : options) known.emplace_back(option.name);
  const std::string meant = closest(name, known);
  throw UsageError("unknown option --" + hide_passwords(visible(name)) +
                   (meant.empty() ? "; 'mighost help " + std::string{command} + "' lists the options"
                                  : ", did you mean --" + meant + "?"));
}

[[noreturn]] void missing_value(const Option& option) {
  const std::string name = "--" + std::string{option.name};
  throw UsageError(name + " needs a value: " + name + " " + std::string{option.value});
}

/// The words with two hyphens before each option. The value of an option is left as it is.
std::vector<std::string> with_two_hyphens(std::span<const std::string> words,
                                          std::span<const Option> options) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    const std::string_view name = option_name(word);
    if (word == "--") {
      out.insert(out.end(), words.begin() + static_cast<std::ptrdiff_t>(i), words.end());
      return out;
    }
    out.push_back(name.empty() || word.starts_with("--") ? word : "-" + word);
    const Option* option = name.empty() ? nullptr : find_option(options, name);
    const bool value_follows = option && !option->value.empty() && word.find('=') == std::string::npos;
    if (!value_follows) continue;
    // A value may begin with a hyphen, but a forgotten one shows by the option that comes instead.
    const bool forgotten =
        i + 1 == words.size() || words[i + 1] == "--" || find_option(options, option_name(words[i + 1]));
    if (forgotten) missing_value(*option);
    out.push_back(words[++i]);
  }
  return out;
}

std::vector<po::option> split(std::string_view command, const std::vector<std::string>& words,
                              std::span<const Option> options) {
  po::options_description description;
  for (const Option& option : options) {
    const std::string name{option.name};
    if (option.value.empty()) {
      description.add_options()(name.c_str(), "");
    } else {
      description.add_options()(name.c_str(), po::value<std::string>(), "");
    }
  }
  namespace form = po::command_line_style;
  constexpr int style = form::allow_long | form::long_allow_adjacent | form::long_allow_next;
  try {
    return po::command_line_parser{words}.options(description).style(style).run().options;
  } catch (const po::unknown_option& error) {
    unknown_option(command, option_name(error.get_option_name()), options);
  } catch (const po::error_with_option_name& error) {
    const Option* option = find_option(options, option_name(error.get_option_name()));
    if (option && !option->value.empty()) missing_value(*option);
    throw UsageError("--" + (option ? std::string{option->name} : "the option") + " takes no value");
  }
}

}  // namespace

bool Arguments::flag(std::string_view option) const {
  return options_.find(option) != options_.end();
}

std::optional<std::string> Arguments::value(std::string_view option) const {
  const auto found = options_.find(option);
  return found == options_.end() ? std::nullopt : std::optional{found->second.front()};
}

std::vector<std::string> Arguments::values(std::string_view option) const {
  const auto found = options_.find(option);
  return found == options_.end() ? std::vector<std::string>{} : found->second;
}

Arguments parse_arguments(std::string_view command, std::span<const std::string> words,
                          std::span<const Option> options) {
  Arguments arguments;
  for (const po::option& each : split(command, with_two_hyphens(words, options), options)) {
    if (each.string_key.empty()) {
      arguments.words_.insert(arguments.words_.end(), each.value.begin(), each.value.end());
      continue;
    }
    const Option& option = *find_option(options, each.string_key);
    const bool valued = !option.value.empty();
    if (valued && (each.value.empty() || each.value.front().empty())) missing_value(option);
    std::vector<std::string>& values = arguments.options_[each.string_key];
    if (!values.empty() && !option.repeatable) {
      throw UsageError("--" + each.string_key + " is given twice");
    }
    values.push_back(valued ? each.value.front() : std::string{});
  }
  return arguments;
}

bool asks_for_help(std::span<const std::string> words, std::span<const Option> options) {
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    if (words[i] == "-h" || words[i] == "-help" || words[i] == "--help") return true;
    const Option* option = find_option(options, option_name(words[i]));
    const bool value_follows = option && !option->value.empty() && words[i].find('=') == std::string::npos;
    if (value_follows) ++i;
  }
  return false;
}

}  // namespace mighost
