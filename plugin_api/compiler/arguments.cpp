#include "arguments.hpp"

#include <algorithm>
#include <string_view>

#include "check.hpp"
#include "yaml.hpp"

namespace mighost::compiler {

const char* const usage =
    "Usage: mighost-compile-tables --name NAME --version VERSION --output FILE.cpp [options] [--] "
    "FILE.yaml…\n"
    "Turns tables defined in YAML into the C++ source of a mighost provider.\n"
    "  --name NAME          how people call the provider: [a-z][a-z0-9_-]*\n"
    "  --version VERSION    the provider's own version\n"
    "  --output FILE        the source to write; left as it is when there is an error\n"
    "  --convention NAME    the internal columns: cloudquery (default) or plain\n"
    "  --description TEXT   one line about the provider\n";

namespace {

bool is_plugin_name(std::string_view name) {
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  return !name.empty() && lower(name[0]) && std::all_of(name.begin(), name.end(), [&](char c) {
    return lower(c) || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

void check_text(std::string_view option, std::string_view text) {
  if (find_invalid_utf8(text) != text.npos) throw UsageError(std::string(option) + " is not UTF-8");
}

}  // namespace

Arguments read_arguments(const std::vector<std::string>& words) {
  Arguments arguments;
  arguments.head.convention = "cloudquery";
  bool options = true;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (!options || !word.starts_with("-")) {
      arguments.files.push_back(word);
      continue;
    }
    if (word == "--") {
      options = false;
      continue;
    }
    if (word == "--help") {
      arguments.help = true;
      return arguments;
    }
    const bool known = word == "--name" || word == "--version" || word == "--output" ||
                       word == "--convention" || word == "--description";
    if (!known) throw UsageError("unknown option " + quoted(word));
    if (++i == words.size()) throw UsageError(word + " needs a value");
    check_text(word, words[i]);
    if (word == "--name") arguments.head.name = words[i];
    if (word == "--version") arguments.head.version = words[i];
    if (word == "--output") arguments.output = words[i];
    if (word == "--convention") arguments.head.convention = words[i];
    if (word == "--description") arguments.head.description = words[i];
  }
  if (!is_plugin_name(arguments.head.name)) {
    throw UsageError("--name is " + quoted(arguments.head.name) +
                     "; write lower case letters, digits, _ and -, starting with a letter");
  }
  if (arguments.head.version.empty()) throw UsageError("--version is missing");
  if (arguments.output.empty()) throw UsageError("--output is missing");
  if (arguments.files.empty()) throw UsageError("no YAML file is given");
  if (convention_columns(arguments.head.convention) == nullptr) {
    throw UsageError("unknown convention " + quoted(arguments.head.convention) +
                     "; known are cloudquery and plain");
  }
  return arguments;
}

}  // namespace mighost::compiler
