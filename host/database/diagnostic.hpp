#ifndef MIGHOST_DATABASE_DIAGNOSTIC_HPP
#define MIGHOST_DATABASE_DIAGNOSTIC_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace mighost {

/// A place in the text of a statement, both counted from 1; the column in characters, not bytes.
struct StatementPosition {
  std::size_t line = 1;
  std::size_t column = 1;
  friend bool operator==(const StatementPosition&, const StatementPosition&) = default;
};

/// What a server says about an error, a warning or a notice. Absent parts are empty.
struct Diagnostic {
  std::string severity;  ///< ERROR, FATAL, WARNING, NOTICE, …: never translated by the server
  std::string sqlstate;  ///< five characters; empty when the database has none (SQLite)
  std::string message;   ///< one sentence
  std::string detail;
  std::string hint;     ///< what to do; the server's, or ours for a few errors that it has none for
  std::string context;  ///< where in functions it happened
  std::optional<StatementPosition> position;

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// The place of a character of `sql`, counted from 1 as servers count: in UTF-8 characters. Beyond the end:
/// the end.
StatementPosition position_of_character(std::string_view sql, std::size_t character);
/// The same for a byte, counted from 0.
StatementPosition position_of_byte(std::string_view sql, std::size_t byte);

/// The whole as one paragraph: message, place, detail, hint.
std::string to_string(const Diagnostic& diagnostic);

/// What a person can do about an error with this code; empty when nothing general can be said.
std::string remedy(std::string_view sqlstate);

}  // namespace mighost

#endif
