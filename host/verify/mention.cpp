#include "verify/mention.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "text/visible.hpp"

namespace mighost {
namespace {

/// Names as they stand in a statement: `users` and "users" are one.
std::string_view unquoted(std::string_view name) {
  constexpr std::array<std::string_view, 3> quotes{"\"\"", "``", "[]"};
  const bool quoted =
      name.size() >= 2 && std::any_of(quotes.begin(), quotes.end(), [&](std::string_view pair) {
        return name.front() == pair[0] && name.back() == pair[1];
      });
  return quoted ? name.substr(1, name.size() - 2) : name;
}

/// The thing's own name: "f" of `public.f(integer, text)`, "users" of `public."users"`.
std::string own_name(const Engine& engine, const Thing& thing) {
  std::string last;
  for (const std::string& word : engine.words_of(thing.name)) {
    if (word == "(") break;
    if (word != ".") last = unquoted(word);
  }
  return last;
}

bool is_same_letter(char a, char b) {
  return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
}

bool equal(std::string_view left, std::string_view right) {
  return left == right;
}

bool equal_but_for_case(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), is_same_letter);
}

/// Whether `words` have the name, in quotes or without.
bool have(const std::vector<std::string>& words, std::string_view name,
          const std::function<bool(std::string_view, std::string_view)>& same) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return same(unquoted(word), name); });
}

/// Before a statement is scanned, which takes far longer.
bool may_have(std::string_view sql, std::string_view name) {
  return std::search(sql.begin(), sql.end(), name.begin(), name.end(), is_same_letter) != sql.end();
}

}  // namespace

std::string first_mention(const Migrations& migrations, const Engine& engine, const Thing& thing) {
  const std::string name = own_name(engine, thing);
  if (name.empty()) return {};
  std::string in_other_case;
  for (const Migration& migration : migrations) {
    for (const MigrationScript& script : migration.up) {
      for (const ScriptStatement& statement : script.statements) {
        if (!may_have(statement.sql, name)) continue;
        const std::vector<std::string> words = engine.words_of(statement.sql);
        if (!have(words, name, equal_but_for_case)) continue;
        std::string place = visible(script.file.filename().string()) + ":" + std::to_string(statement.line);
        if (have(words, name, equal)) return place;
        if (in_other_case.empty()) in_other_case = std::move(place);
      }
    }
  }
  return in_other_case;
}

bool makes(const Migrations& migrations, const Engine& engine, const std::string& kind,
           const std::string& name) {
  for (const Migration& migration : migrations) {
    for (const MigrationScript& script : migration.up) {
      for (const ScriptStatement& statement : script.statements) {
        if (!may_have(statement.sql, name)) continue;
        const std::vector<std::string> words = engine.words_of(statement.sql);
        if (words.size() > 2 && words[0] == "create" && words[1] == kind && have(words, name, equal))
          return true;
      }
    }
  }
  return false;
}

}  // namespace mighost
