#include "verify/mention.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <vector>

#include "migration/scan.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

/// Names of PostgreSQL, as they stand in a statement: `users` and "users" are one.
std::string unquoted(std::string name) {
  if (name.size() >= 2 && name.front() == '"' && name.back() == '"') return name.substr(1, name.size() - 2);
  return name;
}

/// The thing's own name: "f" of `public.f(integer, text)`, "users" of `public."users"`.
std::string own_name(const Thing& thing) {
  std::string last;
  for (const std::string& word : words_of(thing.name)) {
    if (word == "(") break;
    if (word != ".") last = unquoted(word);
  }
  return last;
}

/// Whether `words` have the name, in quotes or without.
bool have(const std::vector<std::string>& words, const std::string& name) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return unquoted(word) == name; });
}

/// Before a statement is scanned, which takes far longer.
bool may_have(std::string_view sql, std::string_view name) {
  const auto same = [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
  };
  return std::search(sql.begin(), sql.end(), name.begin(), name.end(), same) != sql.end();
}

}  // namespace

std::string first_mention(const Migrations& migrations, const Thing& thing) {
  const std::string name = own_name(thing);
  if (name.empty()) return {};
  for (const Migration& migration : migrations) {
    for (const MigrationScript& script : migration.up) {
      for (const ScriptStatement& statement : script.statements) {
        if (!may_have(statement.sql, name)) continue;
        if (have(words_of(statement.sql), name))
          return visible(script.file.filename().string()) + ":" + std::to_string(statement.line);
      }
    }
  }
  return {};
}

bool makes(const Migrations& migrations, const std::string& kind, const std::string& name) {
  for (const Migration& migration : migrations) {
    for (const MigrationScript& script : migration.up) {
      for (const ScriptStatement& statement : script.statements) {
        if (!may_have(statement.sql, name)) continue;
        const std::vector<std::string> words = words_of(statement.sql);
        if (words.size() > 2 && words[0] == "create" && words[1] == kind && have(words, name)) return true;
      }
    }
  }
  return false;
}

}  // namespace mighost
