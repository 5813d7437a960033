#include "token.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>

namespace sqlite {
namespace {

bool is_word_character(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || std::isalnum(byte) != 0 || c == '_' || c == '$';
}

/// The end of what is in quotes from `start` on; a doubled quote is a part of it.
std::size_t end_of_quoted(std::string_view sql, std::size_t start, char close) {
  for (std::size_t at = start + 1; at < sql.size(); ++at) {
    if (sql[at] != close) continue;
    if (close != ']' && at + 1 < sql.size() && sql[at + 1] == close) {
      ++at;
    } else {
      return at + 1;
    }
  }
  return sql.size();
}

/// Past blanks and comments.
std::size_t skip_blank(std::string_view sql, std::size_t at) {
  while (at < sql.size()) {
    if (std::isspace(static_cast<unsigned char>(sql[at])) != 0) {
      ++at;
    } else if (sql.substr(at, 2) == "--") {
      at = std::min(sql.find('\n', at), sql.size());
    } else if (sql.substr(at, 2) == "/*") {
      const std::size_t end = sql.find("*/", at + 2);
      at = end == std::string_view::npos ? sql.size() : end + 2;
    } else {
      break;
    }
  }
  return at;
}

}  // namespace

bool Token::is(std::string_view upper_word) const {
  return kind == Kind::word &&
         std::equal(text.begin(), text.end(), upper_word.begin(), upper_word.end(),
                    [](char a, char b) { return std::toupper(static_cast<unsigned char>(a)) == b; });
}

bool Token::is_value_word() const {
  constexpr std::array<std::string_view, 6> words{"NULL",         "TRUE",         "FALSE",
                                                  "CURRENT_TIME", "CURRENT_DATE", "CURRENT_TIMESTAMP"};
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return is(word); });
}

std::string Token::name() const {
  if (kind == Kind::word) return std::string{text};
  const char close = text[0] == '[' ? ']' : text[0];
  std::string name;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    name += text[i];
    if (text[i] == close) ++i;
  }
  return name;
}

std::vector<Token> tokenize(std::string_view sql) {
  std::vector<Token> tokens;
  for (std::size_t at = skip_blank(sql, 0); at < sql.size();) {
    const char c = sql[at];
    Token token;
    std::size_t end = at + 1;
    if (c == '"' || c == '`' || c == '[') {
      token.kind = Token::Kind::quoted_name;
      end = end_of_quoted(sql, at, c == '[' ? ']' : c);
    } else if (c == '\'') {
      token.kind = Token::Kind::string;
      end = end_of_quoted(sql, at, c);
    } else if ((c == 'x' || c == 'X') && sql.substr(at + 1, 1) == "'") {
      token.kind = Token::Kind::number;  // a blob, which is no name
      end = end_of_quoted(sql, at + 1, '\'');
    } else if (std::isdigit(static_cast<unsigned char>(c)) != 0 ||
               (c == '.' && at + 1 < sql.size() &&
                std::isdigit(static_cast<unsigned char>(sql[at + 1])) != 0)) {
      token.kind = Token::Kind::number;
      while (end < sql.size() &&
             (is_word_character(sql[end]) || sql[end] == '.' ||
              ((sql[end] == '+' || sql[end] == '-') &&
               std::tolower(static_cast<unsigned char>(sql[end - 1])) == 'e' && sql.substr(at, 2) != "0x"))) {
        ++end;
      }
    } else if (is_word_character(c)) {
      token.kind = Token::Kind::word;
      while (end < sql.size() && is_word_character(sql[end])) ++end;
    }
    token.text = sql.substr(at, end - at);
    tokens.push_back(token);
    at = skip_blank(sql, end);
  }
  return tokens;
}

void Cursor::fail(std::string_view expected) const {
  throw std::runtime_error("the statement cannot be understood: expected " + std::string{expected} +
                           (done() ? " at its end" : " before \"" + std::string{tokens_[at_].text} + '"') +
                           ": " + std::string{sql_});
}

const Token& Cursor::next() {
  if (done()) fail("more");
  return tokens_[at_++];
}

bool Cursor::accept(std::string_view upper_word) {
  if (!at(upper_word)) return false;
  ++at_;
  return true;
}

bool Cursor::accept_symbol(char symbol) {
  if (!at_symbol(symbol)) return false;
  ++at_;
  return true;
}

void Cursor::expect(std::string_view upper_word) {
  if (!accept(upper_word)) fail(upper_word);
}

void Cursor::expect_symbol(char symbol) {
  if (!accept_symbol(symbol)) fail(std::string_view{&symbol, 1});
}

std::string Cursor::name() {
  if (done() || !tokens_[at_].is_name()) fail("a name");
  return next().name();
}

std::string_view Cursor::between(std::size_t first, std::size_t end) const {
  if (first == end) return {};
  const char* const start = tokens_[first].text.data();
  const Token& last = tokens_[end - 1];
  return {start, static_cast<std::size_t>(last.text.data() + last.text.size() - start)};
}

void Cursor::skip_level() {
  while (!done() && !at_symbol(')') && !at_symbol(',')) {
    if (at_symbol('(')) {
      parenthesized();
    } else {
      ++at_;
    }
  }
}

std::string_view Cursor::parenthesized() {
  expect_symbol('(');
  const std::size_t first = at_;
  for (int depth = 0; depth >= 0;) {
    if (done()) fail(")");
    if (at_symbol('(')) ++depth;
    if (at_symbol(')')) --depth;
    ++at_;
  }
  return between(first, at_ - 1);
}

std::string_view Cursor::element() {
  const std::size_t first = at_;
  skip_level();
  return between(first, at_);
}

std::string_view Cursor::rest() const {
  return between(at_, tokens_.size());
}

}  // namespace sqlite
