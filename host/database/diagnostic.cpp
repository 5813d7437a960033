#include "database/diagnostic.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace mighost {

namespace {

bool starts_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

// Ends the sentence before the next one begins.
void append_sentence(std::string& text, std::string_view sentence) {
  if (sentence.empty()) return;
  if (!text.empty() && std::string_view(".!?:").find(text.back()) == std::string_view::npos) text += '.';
  text += ' ';
  text += sentence;
}

}  // namespace

StatementPosition position_of_byte(std::string_view sql, std::size_t byte) {
  StatementPosition position;
  for (const char c : sql.substr(0, std::min(byte, sql.size()))) {
    if (c == '\n') {
      ++position.line;
      position.column = 1;
    } else if (starts_character(c)) {
      ++position.column;
    }
  }
  return position;
}

StatementPosition position_of_character(std::string_view sql, std::size_t character) {
  std::size_t byte = 0;
  std::size_t seen = 0;
  for (; byte < sql.size(); ++byte) {
    if (starts_character(sql[byte]) && ++seen == character) break;
  }
  return position_of_byte(sql, byte);
}

std::string to_string(const Diagnostic& diagnostic) {
  std::string text = diagnostic.message;
  if (diagnostic.position) {
    text += " (line " + std::to_string(diagnostic.position->line) + ", column " +
            std::to_string(diagnostic.position->column) + ")";
  }
  append_sentence(text, diagnostic.detail);
  append_sentence(text, diagnostic.hint);
  return text;
}

std::string remedy(std::string_view sqlstate) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> remedies{{
      {"25006",
       "Connect to the primary server (target_session_attrs=read-write), or as a role whose "
       "default_transaction_read_only is off."},
      {"28000", "Check the user's name, and the server's pg_hba.conf."},
      {"28P01", "Check the user's name, and the password in the DSN, in PGPASSWORD or in the pgpass file."},
      {"3D000", "Create it, or correct its name in the DSN."},
      {"42501", "Connect as a role that has this right, or have it granted."},
      {"53300", "Try again when other clients are gone."},
      {"55P03", "Another session holds a lock on it: try again, or raise the lock timeout."},
      {"57014", "It was cancelled, or took longer than the statement timeout."},
      {"57P01", "An administrator ended the session."},
      {"57P03", "Try again in a while, or wait for it with --wait SECONDS."},
  }};
  const auto* found = std::find_if(remedies.begin(), remedies.end(),
                                   [&](const auto& each) { return each.first == sqlstate; });
  return found == remedies.end() ? std::string() : std::string(found->second);
}

}  // namespace mighost
