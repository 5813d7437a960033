// SQL in tokens, as SQLite cuts it.
#ifndef SQLITE_TOKEN_HPP
#define SQLITE_TOKEN_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sqlite {

struct Token {
  enum class Kind { word, quoted_name, string, number, symbol };
  Kind kind = Kind::symbol;
  std::string_view text;  ///< as written, a part of the SQL

  bool is(std::string_view upper_word) const;  ///< an unquoted word, in any case
  bool is_symbol(char symbol) const { return kind == Kind::symbol && text == std::string_view{&symbol, 1}; }
  /// Whether it can stand for a name: SQLite also takes strings for names.
  bool is_name() const { return kind == Kind::word || kind == Kind::quoted_name || kind == Kind::string; }
  /// NULL, TRUE, FALSE, CURRENT_DATE and the like: an unquoted word that is a value.
  bool is_value_word() const;
  std::string name() const;  ///< without quotes
};

/// The tokens of `sql`, which must outlive them; without blanks and comments.
std::vector<Token> tokenize(std::string_view sql);

/// A place among tokens. What is not there is an error that names what was expected.
class Cursor {
 public:
  explicit Cursor(std::string_view sql) : sql_(sql), tokens_(tokenize(sql)) {}

  bool done() const { return at_ == tokens_.size(); }
  bool at(std::string_view upper_word) const { return !done() && tokens_[at_].is(upper_word); }
  /// Whether the token after this one is the word.
  bool next_is(std::string_view upper_word) const {
    return at_ + 1 < tokens_.size() && tokens_[at_ + 1].is(upper_word);
  }
  bool at_symbol(char symbol) const { return !done() && tokens_[at_].is_symbol(symbol); }
  const Token& next();
  bool accept(std::string_view upper_word);
  bool accept_symbol(char symbol);
  void expect(std::string_view upper_word);
  void expect_symbol(char symbol);
  std::string name();
  /// From `(` here to its `)`: what stands between, as written.
  std::string_view parenthesized();
  /// The tokens until a comma or `)` of this level, as written; stops there.
  std::string_view element();
  /// All that is left.
  std::string_view rest() const;

 private:
  [[noreturn]] void fail(std::string_view expected) const;
  void skip_level();
  std::string_view between(std::size_t first, std::size_t end) const;

  std::string_view sql_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
};

}  // namespace sqlite

#endif
