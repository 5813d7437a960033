#ifndef MIGHOST_MIGRATION_SCAN_HPP
#define MIGHOST_MIGRATION_SCAN_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mighost {

/// A token of SQL, by its place in the text that was scanned: bytes [begin, end).
struct Token {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool line_comment = false;   ///< `-- …`
  bool block_comment = false;  ///< `/* … */`

  [[nodiscard]] bool comment() const { return line_comment || block_comment; }
  [[nodiscard]] std::string_view in(std::string_view text) const { return text.substr(begin, end - begin); }
  bool operator==(const Token&) const = default;
};

struct ScanError {
  std::size_t at = 0;   ///< the byte where the token begins that is wrong
  std::string message;  ///< such as "unterminated quoted string"
};

struct Scanned {
  std::vector<Token> tokens;       ///< empty after an error
  std::optional<ScanError> error;  ///< the first
};

/// The tokens of `text` (UTF-8 without NUL) as PostgreSQL's own scanner finds them.
Scanned scan(std::string_view text);

/// Whether a token is a key word or a name without quotes.
bool is_word(std::string_view token);

/// The tokens of one statement, without its comments: words in lower case, everything else as it stands.
/// Empty if it cannot be scanned.
std::vector<std::string> words_of(std::string_view statement);

}  // namespace mighost

#endif
