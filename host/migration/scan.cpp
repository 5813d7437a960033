#include "migration/scan.hpp"

#include <pg_query.h>

#include <algorithm>
#include <cstdint>

namespace mighost {
namespace {

// The numbers of the tokens in pg_query.proto.
constexpr std::uint64_t sql_comment = 275;
constexpr std::uint64_t c_comment = 276;

/// Reads the few parts of protobuf's form that a list of tokens has: a message of numbers, or of messages.
class Fields {
 public:
  explicit Fields(std::string_view bytes) : rest_(bytes) {}

  /// Goes to the next field; false at the end.
  bool next() {
    if (rest_.empty()) return false;
    const std::uint64_t key = take_number();
    id_ = key >> 3U;
    const bool message = (key & 7U) == 2;
    number_ = take_number();
    message_ = {};
    if (!message) return true;
    message_ = rest_.substr(0, number_);
    rest_.remove_prefix(message_.size());
    return true;
  }
  [[nodiscard]] std::uint64_t id() const { return id_; }
  [[nodiscard]] std::uint64_t number() const { return number_; }
  [[nodiscard]] std::string_view message() const { return message_; }

 private:
  std::uint64_t take_number() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; !rest_.empty() && shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      number |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80U) break;
    }
    return number;
  }

  std::string_view rest_;
  std::string_view message_;
  std::uint64_t id_ = 0;
  std::uint64_t number_ = 0;
};

Token read_token(std::string_view message) {
  Token token;
  for (Fields fields{message}; fields.next();) {
    if (fields.id() == 1) token.begin = fields.number();
    if (fields.id() == 2) token.end = fields.number();
    if (fields.id() == 4) token.line_comment = fields.number() == sql_comment;
    if (fields.id() == 4) token.block_comment = fields.number() == c_comment;
  }
  return token;
}

/// The byte at which the character begins that is `number` characters, counted from 1, into the text.
std::size_t byte_of_character(std::string_view text, std::size_t number) {
  for (std::size_t byte = 0; byte < text.size(); ++byte) {
    const bool begins = (static_cast<unsigned char>(text[byte]) & 0xC0U) != 0x80U;
    if (begins && --number == 0) return byte;
  }
  return text.size();
}

/// Without the piece of the text that PostgreSQL quotes behind it.
std::string reason(std::string_view message) {
  return std::string{message.substr(0, message.find(" at or near "))};
}

bool begins_word(unsigned char c) {
  return c == '_' || c >= 0x80U || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string lower(std::string_view word) {
  std::string out{word};
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace

Scanned scan(std::string_view text) {
  const std::string input{text};
  const PgQueryScanResult result = pg_query_scan(input.c_str());
  Scanned scanned;
  if (result.error != nullptr) {
    const auto character = static_cast<std::size_t>(std::max(result.error->cursorpos, 1));
    scanned.error = ScanError{byte_of_character(text, character), reason(result.error->message)};
  } else {
    for (Fields fields{{result.pbuf.data, result.pbuf.len}}; fields.next();) {
      if (fields.id() == 2) scanned.tokens.push_back(read_token(fields.message()));
    }
  }
  pg_query_free_scan_result(result);
  return scanned;
}

bool is_word(std::string_view token) {
  if (token.empty() || !begins_word(static_cast<unsigned char>(token.front()))) return false;
  return std::all_of(token.begin(), token.end(),
                     [](unsigned char c) { return begins_word(c) || c == '$' || (c >= '0' && c <= '9'); });
}

std::vector<std::string> words_of(std::string_view statement) {
  std::vector<std::string> words;
  for (const Token& token : scan(statement).tokens) {
    if (token.comment()) continue;
    const std::string_view text = token.in(statement);
    words.push_back(is_word(text) ? lower(text) : std::string{text});
  }
  return words;
}

}  // namespace mighost
