#include "migration/split.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "migration/scan.hpp"

namespace mighost {
namespace {

/// The state in which psql decides whether a semicolon ends a statement (psqlscan.l of PostgreSQL 14 to 18).
class Nesting {
 public:
  /// Takes the next token; true if the statement ends with it.
  bool ends_with(std::string_view token) {
    if (token == "(") ++parentheses_;
    if (token == ")" && parentheses_ > 0) --parentheses_;
    if (is_word(token)) take_word(token);
    return token == ";" && parentheses_ == 0 && blocks_ == 0;
  }
  [[nodiscard]] bool open() const { return parentheses_ > 0 || blocks_ > 0; }
  [[nodiscard]] std::string what_is_open() const {
    return parentheses_ > 0 ? "a parenthesis that is not closed" : "a BEGIN without its END";
  }

 private:
  static bool same(std::string_view word, std::string_view lower) {
    return std::equal(word.begin(), word.end(), lower.begin(), lower.end(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
  }

  /// Only a function or procedure can have a body with semicolons, and only by its first words.
  [[nodiscard]] bool makes_function() const {
    const auto& first = first_words_;
    if (first[0] != 'c') return false;
    const char kind = first[1] == 'o' && first[2] == 'r' ? first[3] : first[1];
    return kind == 'f' || kind == 'p';
  }

  void take_word(std::string_view word) {
    for (const std::string_view known : {"create", "function", "procedure", "or", "replace"}) {
      if (words_ < first_words_.size() && same(word, known)) first_words_[words_] = known.front();
    }
    ++words_;
    if (parentheses_ > 0 || !makes_function()) return;
    // CASE has an END too.
    if (same(word, "begin") || (blocks_ > 0 && same(word, "case")))
      ++blocks_;
    else if (blocks_ > 0 && same(word, "end"))
      --blocks_;
  }

  std::size_t parentheses_ = 0;
  std::size_t blocks_ = 0;
  std::size_t words_ = 0;
  std::array<char, 4> first_words_{};
};

/// `COPY … FROM STDIN` outside of parentheses; whatever it is about is quoted, dotted, or in parentheses.
bool reads_data(std::string_view sql) {
  const std::vector<std::string> words = words_of(sql);
  if (words.empty() || words.front() != "copy") return false;
  int depth = 0;
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    if (words[i] == "(") ++depth;
    if (words[i] == ")") --depth;
    if (depth == 0 && words[i] == "from") return words[i + 1] == "stdin";
  }
  return false;
}

class Splitter {
 public:
  explicit Splitter(std::string_view script) : script_(script) {}

  std::vector<ScriptStatement> run() {
    while (at_ < script_.size()) scan_piece();
    finish();
    return std::move(statements_);
  }

 private:
  // Pieces are scanned rather than the whole: the data of COPY, which is no SQL, may be anywhere.
  static constexpr std::size_t first_piece = std::size_t{1} << 16U;

  void scan_piece() {
    std::size_t end = std::min(script_.size(), at_ + piece_);
    if (end < script_.size()) end = std::min(script_.find('\n', end), script_.size());
    const Scanned scanned = scan(script_.substr(at_, end - at_));
    if (scanned.error) {
      recover(*scanned.error, end);
    } else {
      take(scanned.tokens, at_, end);
    }
  }

  /// What precedes an error is good, and may end with the COPY in whose data the error is.
  void recover(const ScanError& error, std::size_t end) {
    const std::size_t base = at_;
    const std::size_t bad = base + error.at;
    const std::size_t piece = piece_;
    std::size_t size = error.at;
    Scanned good = scan(script_.substr(base, size));
    while (good.error) {  // an error in the middle of a string
      size = good.error->at;
      good = scan(script_.substr(base, size));
    }
    if (take(good.tokens, base, base + size)) return;
    if (error.message.starts_with("trailing junk after") && bad == at_) {
      take_number();
    } else if (end < script_.size()) {
      piece_ = 2 * piece;  // perhaps only cut off
    } else {
      throw SplitError(line_of(bad), error.message);
    }
  }

  /// Newer servers have numbers that this scanner does not know: 0xFF, 1_000.
  void take_number() {
    std::size_t end = at_;
    const auto in_number = [](char c) { return c == '.' || is_word(std::string{'_', c}); };
    while (end < script_.size() && in_number(script_[end])) ++end;
    take({Token{.begin = 0, .end = end - at_}}, at_, end);
  }

  /// Takes the tokens of the text [base, end); true if one of them was the end of a COPY, whose data was
  /// taken as well.
  bool take(const std::vector<Token>& tokens, std::size_t base, std::size_t end) {
    piece_ = first_piece;
    for (const Token& token : tokens) {
      if (take_token(token, base)) return true;
    }
    at_ = end;
    return false;
  }

  /// True if the place has moved behind data.
  bool take_token(const Token& token, std::size_t base) {
    const std::string_view text = script_.substr(base + token.begin, token.end - token.begin);
    if (token.line_comment) return false;  // never begins a statement
    if (text == "\\") refuse_meta_command(base + token.begin);
    if (!begin_) begin_ = base + token.begin;
    if (!token.comment()) {
      has_code_ = has_code_ || text != ";";
      // The N of N'…' is a token of its own, and no word.
      const bool national = (text == "N" || text == "n") && script_.substr(base + token.end, 1) == "'";
      if (!national && nesting_.ends_with(text)) return end_statement(base + token.end);
    }
    return false;
  }

  bool end_statement(std::size_t end) {
    const std::size_t begin = *std::exchange(begin_, std::nullopt);
    nesting_ = {};
    if (!std::exchange(has_code_, false)) return false;
    const std::string_view sql = script_.substr(begin, end - begin);
    ScriptStatement statement{std::string{sql}, line_of(begin), sql.ends_with(';'), std::nullopt};
    const bool data = reads_data(statement.sql);
    if (data) take_data(statement, end);
    statements_.push_back(std::move(statement));
    return data;
  }

  /// psql takes the data from the lines below, and then goes on behind the semicolon.
  void take_data(ScriptStatement& statement, std::size_t end) {
    const std::size_t line_end = std::min(script_.find('\n', end), script_.size());
    const std::string_view same_line = script_.substr(end, line_end - end);
    const Scanned scanned = scan(same_line);
    const bool more = scanned.error || std::any_of(scanned.tokens.begin(), scanned.tokens.end(),
                                                   [](const Token& token) { return !token.comment(); });
    if (more)
      throw SplitError(line_of(end),
                       "something follows COPY … FROM stdin; on its line; begin a new line below its data");
    const std::size_t data = std::min(line_end + 1, script_.size());
    for (std::size_t line = data; line < script_.size();) {
      const std::size_t next = std::min(script_.find('\n', line), script_.size());
      const std::string_view text = script_.substr(line, next - line);
      if (text == "\\." || text == "\\.\r") {
        statement.copy_data = std::string{script_.substr(data, line - data)};
        at_ = std::min(next + 1, script_.size());
        piece_ = first_piece;
        return;
      }
      line = next + 1;
    }
    throw SplitError(statement.line,
                     "the data of COPY … FROM stdin has no end, the line \\. : the file is truncated");
  }

  [[noreturn]] void refuse_meta_command(std::size_t at) const {
    const std::size_t end = std::min(script_.find_first_of(" \t\n;", at + 1), script_.size());
    const std::string command{script_.substr(at, end - at)};
    const std::string remedy = command == "\\restrict" || command == "\\unrestrict"
                                   ? "pg_dump writes such lines: remove the lines \\restrict and \\unrestrict"
                                   : "a migration holds SQL only: remove it, or write what it does as SQL";
    throw SplitError(line_of(at), "\"" + command + "\" is a command of psql and no SQL; " + remedy);
  }

  void finish() {
    if (!begin_) return;
    if (nesting_.open()) {
      throw SplitError(line_of(*begin_), "the statement has " + nesting_.what_is_open());
    }
    if (has_code_) end_statement(script_.find_last_not_of(" \t\n\r\f\v") + 1);
  }

  /// Counts on from where it counted last, since places come in order but for a few.
  std::size_t line_of(std::size_t at) const {
    if (at < counted_) counted_ = 0, line_ = 1;
    line_ += static_cast<std::size_t>(std::count(script_.begin() + static_cast<std::ptrdiff_t>(counted_),
                                                 script_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    counted_ = at;
    return line_;
  }

  std::string_view script_;
  std::size_t at_ = 0;
  std::size_t piece_ = first_piece;
  std::optional<std::size_t> begin_;  // of the statement under way
  bool has_code_ = false;             // the statement under way is more than comments
  Nesting nesting_;
  mutable std::size_t counted_ = 0;
  mutable std::size_t line_ = 1;
  std::vector<ScriptStatement> statements_;
};

}  // namespace

std::vector<ScriptStatement> split(std::string_view script) {
  return Splitter(script).run();
}

}  // namespace mighost
