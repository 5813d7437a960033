#include "migration/sqlite_split.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cctype>
#include <optional>

namespace mighost {
namespace {

constexpr auto npos = std::string_view::npos;

/// A token, or what has no end.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool comment = false;
  const char* unended = nullptr;  ///< what it is, if it has no end

  [[nodiscard]] std::string_view in(std::string_view text) const { return text.substr(begin, end - begin); }
};

bool in_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80U || std::isalnum(byte) != 0 || c == '_' || c == '$';
}

Piece quoted(std::string_view text, std::size_t begin) {
  const char open = text[begin];
  const char close = open == '[' ? ']' : open;
  std::size_t at = begin + 1;
  while (true) {
    at = text.find(close, at);
    if (at == npos) return {begin, text.size(), false, open == '\'' ? "quoted text" : "quoted name"};
    const bool doubled = open != '[' && text.substr(at + 1, 1) == std::string_view{&close, 1};
    if (!doubled) return {begin, at + 1};
    at += 2;
  }
}

/// The next token or comment from `at`, if there is one.
std::optional<Piece> next_piece(std::string_view text, std::size_t at) {
  while (at < text.size() && std::isspace(static_cast<unsigned char>(text[at])) != 0) ++at;
  if (at == text.size()) return std::nullopt;
  const std::string_view two = text.substr(at, 2);
  if (two == "--") return Piece{at, std::min(text.find('\n', at), text.size()), true};
  if (two == "/*") {
    const std::size_t end = text.find("*/", at + 2);
    return end == npos ? Piece{at, text.size(), true, "comment"} : Piece{at, end + 2, true};
  }
  if (std::string_view{"'\"`["}.find(text[at]) != npos) return quoted(text, at);
  std::size_t end = at + 1;
  if (in_word(text[at])) {
    while (end < text.size() && in_word(text[end])) ++end;
  }
  return Piece{at, end};
}

std::size_t line_of(std::string_view text, std::size_t at) {
  return 1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + at, '\n'));
}

bool is_complete(std::string_view sql) {
  return sqlite3_complete(std::string{sql}.c_str()) != 0;
}

bool begins_line(std::string_view text, std::size_t at) {
  return at == 0 || text[at - 1] == '\n';
}

}  // namespace

std::vector<ScriptStatement> split_sqlite(std::string_view script) {
  std::vector<ScriptStatement> statements;
  std::size_t begin = npos;  // of the statement under way; npos: none
  std::size_t end = 0;       // of its last token
  for (std::size_t at = 0; const std::optional<Piece> piece = next_piece(script, at);) {
    at = piece->end;
    if (piece->unended != nullptr)
      throw SplitError(line_of(script, piece->begin),
                       "there is a " + std::string{piece->unended} + " that has no end");
    if (piece->comment) continue;
    const bool semicolon = piece->in(script) == ";";
    if (begin == npos && semicolon) continue;
    if (begin == npos && piece->in(script) == "." && begins_line(script, piece->begin)) {
      const std::string command{script.substr(piece->begin, script.find_first_of(" \n", at) - piece->begin)};
      throw SplitError(line_of(script, piece->begin),
                       "\"" + command +
                           "\" is a command of the program sqlite3 and no SQL; a migration holds SQL only: "
                           "remove it, or write what it does as SQL");
    }
    if (begin == npos) begin = piece->begin;
    end = piece->end;
    const std::string_view sql = script.substr(begin, end - begin);
    if (!semicolon || !is_complete(sql)) continue;
    statements.push_back({std::string{sql}, line_of(script, begin), true, std::nullopt});
    begin = npos;
  }
  if (begin == npos) return statements;
  const std::string sql{script.substr(begin, end - begin)};
  if (!is_complete(sql + ';')) {
    throw SplitError(line_of(script, begin), "the statement has no end: a trigger ends with \"END;\"");
  }
  statements.push_back({sql, line_of(script, begin), false, std::nullopt});
  return statements;
}

std::vector<std::string> sqlite_words_of(std::string_view statement) {
  std::vector<std::string> words;
  // Not `at` in the head of the loop: GCC 12 ends the life of `piece` before it.
  for (std::size_t at = 0; const std::optional<Piece> piece = next_piece(statement, at);) {
    at = piece->end;
    if (piece->comment) continue;
    std::string word{piece->in(statement)};
    if (in_word(word.front())) {
      std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) {
        return c < 0x80U ? static_cast<char>(std::tolower(c)) : static_cast<char>(c);
      });
    }
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace mighost
